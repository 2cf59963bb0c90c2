import { columns, wordIn } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import { numberCandidates, signalingCandidates, usernameCandidates } from '../../../twilio-candidates';
import { type ParamOwner, type ParamSpec, paramSpec } from '../../schema';
import { completeAssignment, completeVariableName, completeVariableValue } from './call-variables';
import type { Caret } from './caret';
import { completeDial } from './dialplan';
import { namesBeside, paramCandidates } from './elements';
import { completeHost, serviceAround } from './hosts';
import { ownerOf } from './owner';
import {
  completeContext,
  completeDomain,
  completeGateway,
  completeList,
  wantedGateways,
  wantedLists,
} from './references';
import { attributeOf, type TypedAttribute, type TypedTag } from './tags';

/** A value between quotes. */
export function completeValue(
  caret: Caret,
  tag: TypedTag,
  attribute: TypedAttribute,
): Completions | undefined {
  const { name } = attribute;
  if (tag.name === 'param') return completeParam(caret, tag, attribute);
  if (name === 'data') return completeData(caret, attributeOf(tag, 'application') ?? '', attribute);
  if (tag.name === 'variable' && name === 'name') return completeVariableName(caret, attribute);
  if (tag.name === 'variable' && name === 'value')
    return completeVariableValue(caret, attributeOf(tag, 'name') ?? '', attribute);
  if (tag.name === 'node' && name === 'domain') return completeDomain(caret, attribute);
  if (tag.name === 'gateway' && name === 'name') return wantedGateways(caret, attribute);
  if (tag.name === 'list' && name === 'name') return wantedLists(caret, attribute);
  if (tag.name === 'node' && name === 'cidr') {
    const word = wordIn(caret, attribute.valueStart, attribute.valueEnd, ',');
    return { range: columns(caret, word.start, word.end), candidates: signalingCandidates() };
  }
  const fixed = FIXED[`${tag.name}.${name}`];
  return fixed && { range: all(caret, attribute), candidates: fixed.map(toValue) };
}

const SETTING: ReadonlySet<string> = new Set(['set', 'export']);
const CALLING: ReadonlySet<string> = new Set(['', 'bridge', 'originate']);

function completeData(caret: Caret, application: string, attribute: TypedAttribute): Completions | undefined {
  if (SETTING.has(application)) return completeAssignment(caret, attribute, false);
  return CALLING.has(application) ? completeDial(caret, attribute) : undefined;
}

/** What the values of attributes other than those of params can be, the usual one first. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  'section.name': ['configuration', 'dialplan', 'directory'],
  'configuration.name': ['sofia.conf', 'acl.conf'],
  'node.type': ['allow', 'deny'],
  'list.default': ['deny', 'allow'],
  'variable.direction': ['outbound', 'inbound'],
  'action.application': ['bridge', 'set', 'answer', 'transfer', 'playback', 'hangup', 'export', 'sleep'],
  'anti-action.application': ['bridge', 'set', 'answer', 'transfer', 'playback', 'hangup'],
  'condition.break': ['on-false', 'on-true', 'always', 'never'],
  'extension.continue': ['true', 'false'],
  'condition.field': ['destination_number', 'caller_id_number', 'network_addr', 'context'],
};

function toValue(label: string): Candidate {
  return { label, kind: 'value' };
}

function all(caret: Caret, { valueStart, valueEnd }: TypedAttribute) {
  return columns(caret, valueStart, valueEnd);
}

function completeParam(caret: Caret, tag: TypedTag, attribute: TypedAttribute): Completions | undefined {
  const owner = ownerOf(caret.around);
  if (!owner) return undefined;
  if (attribute.name === 'name') return completeName(caret, owner, attribute);
  const spec = attribute.name === 'value' ? paramSpec(owner, attributeOf(tag, 'name') ?? '') : undefined;
  return spec && completeOf(caret, owner, spec, attribute);
}

function completeName(caret: Caret, owner: ParamOwner, attribute: TypedAttribute): Completions {
  const candidates = paramCandidates(owner, namesBeside(caret)).map(({ candidate }) => candidate);
  return { range: all(caret, attribute), candidates };
}

const HOST_TYPES: ReadonlySet<string> = new Set(['proxy', 'host', 'sip-uri']);
const CODECS: ReadonlySet<string> = new Set(['codec-prefs', 'inbound-codec-prefs', 'outbound-codec-prefs']);

function completeOf(
  caret: Caret,
  owner: ParamOwner,
  spec: ParamSpec,
  attribute: TypedAttribute,
): Completions | undefined {
  if (spec.references === 'acl') return completeList(caret, spec, attribute);
  if (spec.references === 'directory-domain') return completeDomain(caret, attribute);
  if (spec.type === 'gateway-list') return completeGateway(caret, attribute);
  if (spec.name === 'context') return completeContext(caret, attribute);
  if (spec.type === 'csv-enum' || spec.type === 'pipe-flags') return completeItem(caret, spec, attribute);
  // what others see of this FreeSWITCH is no host of Twilio's
  if (
    owner === 'gateway' &&
    spec.name !== 'contact-host' &&
    (HOST_TYPES.has(spec.type) || spec.name === 'realm')
  )
    return completeHost(caret, spec, attribute);
  if (owner === 'gateway' && USERS.has(spec.name)) return completeUser(caret, spec, attribute);
  const candidates = fixedValues(spec);
  return candidates.length === 0 ? undefined : { range: all(caret, attribute), candidates };
}

const USERS: ReadonlySet<string> = new Set(['username', 'auth-username', 'from-user']);

/** One of several words, the newest of versions first. */
function completeItem(
  caret: Caret,
  { type, values = [] }: ParamSpec,
  { valueStart, valueEnd }: TypedAttribute,
): Completions {
  const word = wordIn(caret, valueStart, valueEnd, type === 'pipe-flags' ? '|' : ',');
  const words = type === 'pipe-flags' ? values : values.toReversed();
  return { range: columns(caret, word.start, word.end), candidates: words.map(toValue) };
}

/** User names of the service that the gateway leads to; a trunk is shown a number. */
function completeUser(caret: Caret, { name }: ParamSpec, attribute: TypedAttribute): Completions {
  const { account } = caret.file.document;
  const service = serviceAround(caret);
  const typed = caret.text.slice(attribute.valueStart, caret.character);
  const chosen =
    name === 'from-user' && service?.product === 'trunk'
      ? numberCandidates(account, typed)
      : usernameCandidates(account, service ? [service] : [], typed);
  return { range: all(caret, attribute), ...chosen };
}

const LOCAL_ADDRESS = '$${local_ip_v4}';

function fixedValues(spec: ParamSpec): Candidate[] {
  if (CODECS.has(spec.name)) return ['PCMU,PCMA', 'OPUS,G722,PCMU,PCMA'].map(toValue);
  if (spec.type === 'ip')
    return [
      { ...toValue(LOCAL_ADDRESS), detail: 'the address that FreeSWITCH finds by itself' },
      ...(spec.values ?? []).map(toValue),
    ];
  const words = spec.type.startsWith('boolean')
    ? [...new Set(['true', 'false', ...(spec.values ?? [])])]
    : (spec.values ?? []);
  if (words.length > 0)
    return words.map((label) => ({
      ...toValue(label),
      ...(label === spec.default ? { detail: 'default' } : {}),
    }));
  const isPlain = spec.default !== undefined && (spec.type === 'integer' || spec.type === 'port');
  return isPlain && spec.default !== undefined ? [{ ...toValue(spec.default), detail: 'default' }] : [];
}
