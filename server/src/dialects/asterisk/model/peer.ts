import type { MediaEncryption, Peer } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { sourcedUri } from '../../../sip/sourced-uri';
import type { SipUri } from '../../../sip/uri';
import { ownValue } from '../../../text/own-value';
import type { Scope } from '../../dialect';
import { type PjsipObject, splitItems } from '../objects/pjsip-object';
import { sourcedText } from '../objects/setting';
import { codecsOf } from './codecs';
import { findCredentials, findObject, findTransport } from './lookup';
import { readBoolean, readInteger, uriOf, uriOptions } from './values';

const ENCRYPTIONS: Readonly<Record<string, MediaEncryption>> = { no: 'none', sdes: 'sdes', dtls: 'dtls' };

type SessionTimers = 'no' | 'yes' | 'required' | 'always';

function sessionTimers(text: string): SessionTimers | undefined {
  const word = text.toLowerCase();
  if (word === 'forced') return 'always';
  return word === 'no' || word === 'yes' || word === 'required' || word === 'always' ? word : undefined;
}

/** `webrtc=yes` stands for DTLS among others, whatever the option itself says (pjsip_configuration.c). */
function encryptionOf(object: PjsipObject): Sourced<MediaEncryption> {
  const webrtc = object.value('webrtc', readBoolean);
  if (webrtc?.value === true) return { ...webrtc, value: 'dtls', origin: 'derived' };
  const written = object.value('media_encryption', (text) => ownValue(ENCRYPTIONS, text.toLowerCase()));
  if (!written) return { value: 'none', text: 'no', origin: 'default' };
  if (object.value('media_encryption_optimistic', readBoolean)?.value !== true) return written;
  // offered as plain RTP that may be encrypted: what comes of it is up to the other side
  const { value: _offered, ...rest } = written;
  return rest;
}

/** The number inside `"Name" <number>`, or the whole value where it has no brackets. */
function callerNumber(callerId: Sourced<string>): Sourced<string> {
  const open = callerId.text.lastIndexOf('<');
  const close = callerId.text.indexOf('>', open);
  if (open < 0 || close < 0 || callerId.origin === 'placeholder') return callerId;
  const text = callerId.text.slice(open + 1, close);
  const at = callerId.at?.slice(open + 1, close);
  const { at: _whole, ...rest } = callerId;
  return { ...rest, value: text, text, ...(at ? { at } : {}) };
}

/** The AORs that an endpoint names, as far as the load unit defines them. */
function aorsOf(object: PjsipObject, scope: Scope): { aors: PjsipObject[]; complete: boolean } {
  const aors: PjsipObject[] = [];
  let complete = true;
  for (const name of object.lastItems('aors')) {
    const aor = name.value === undefined ? undefined : findObject(scope, 'aor', name.value);
    if (aor) aors.push(aor);
    else complete = false;
  }
  return { aors, complete };
}

/** The static contacts of an AOR: comma-separated, accumulating. */
export function contactsOf(aor: PjsipObject): Sourced<SipUri>[] {
  return aor.all('contact').flatMap((setting) => {
    const items = splitItems(sourcedText(setting));
    return items.length < 2 ? [uriOf(setting)] : items.map(sourcedUri);
  });
}

/**
 * An `endpoint` section as a peer. Undefined for a phone: an endpoint without static contacts, outbound proxy and
 * credentials of its own calls nobody but those who register with it.
 */
export function peerModel(object: PjsipObject, scope: Scope): Peer | undefined {
  const { aors, complete } = aorsOf(object, scope);
  const targets = aors.flatMap(contactsOf);
  const outboundProxies = uriOptions(object, 'outbound_proxy');
  if (targets.length === 0 && outboundProxies.length === 0 && !object.has('outbound_auth')) return undefined;
  const transportName = object.text('transport');
  const transport = findTransport(scope, transportName);
  const callerId = object.text('callerid');
  return {
    kind: 'peer',
    name: object.name,
    at: object.at,
    userAgent: 'asterisk',
    targets,
    outboundProxies,
    authentication: findCredentials(scope, object.lastItems('outbound_auth')),
    inboundAuthentication: object.lastItems('auth'),
    keepalive: aors.flatMap((aor) => aor.value('qualify_frequency', readInteger) ?? []),
    mediaEncryption: encryptionOf(object),
    complete,
    ...(transport ? { transport } : {}),
    ...(callerId ? { callerId: callerNumber(callerId) } : {}),
    ...optional('transportName', transportName),
    ...optional('fromUser', object.text('from_user')),
    ...optional('fromDomain', object.text('from_domain')),
    ...optional('codecs', codecsOf(object)),
    ...optional('sessionTimers', object.value('timers', sessionTimers)),
    ...optional('mediaAddress', object.text('media_address')),
  };
}

function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  const result: { [P in K]?: T } = {};
  if (value !== undefined) result[key] = value;
  return result;
}
