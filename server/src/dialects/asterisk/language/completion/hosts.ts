import type { TwilioProduct } from '../../../../twilio/hosts';
import { type Chosen, chooseNames } from '../../../candidates';
import { columns, type Word, wordIn } from '../../../caret-word';
import type { Candidate, Completions } from '../../../language';
import {
  hostCandidates,
  proxyCandidates,
  serviceOf,
  signalingCandidates,
  usernameCandidates,
} from '../../../twilio-candidates';
import type { OptionSpec } from '../../schema';
import type { Caret } from './caret';

const SCHEME = /^sips?:/i;
const AFTER_HOST = ':;\\?>, \t';
const PARAMETERS: readonly string[] = ['transport=tls', 'transport=tcp', 'transport=udp', 'lr'];

/** Contacts are dialled, so a trunk is likelier; whoever registers does so with a SIP Domain. */
function preferredProduct({ name }: OptionSpec): TwilioProduct {
  return name === 'contact' || name === 'remote_hosts' || name === 'contact_pattern' ? 'trunk' : 'sip-domain';
}

/** A SIP URI: its user, host or parameters, whichever the caret is in. */
export function completeUri(caret: Caret, spec: OptionSpec, word: Word): Completions | undefined {
  const typed = word.typed;
  const scheme = SCHEME.exec(typed)?.[0];
  if (scheme === undefined) return wholeUris(caret, spec, word);
  const from = word.start + scheme.length;
  const whole = caret.text.slice(word.start, word.end);
  const parameter = /\\?;[^;\\]*$/.exec(typed);
  if (parameter) return completeParameter(caret, word);
  const at = whole.indexOf('@', scheme.length);
  if (at < 0 && spec.name === 'client_uri') return usersAndHosts(caret, spec, { ...word, start: from });
  if (at >= 0 && caret.character <= word.start + at) return completeUser(caret, from, word.start + at, whole);
  return hostsAt(caret, spec, wordIn(caret, from, word.end, `@${AFTER_HOST}`));
}

/** Before the scheme is typed a candidate is a whole URI. */
function wholeUris(caret: Caret, spec: OptionSpec, word: Word): Completions {
  const { candidates, incomplete } = addresses(caret, spec, '');
  const uris = candidates.map((candidate): Candidate => ({ ...candidate, label: `sip:${candidate.label}` }));
  const patterns: Candidate[] =
    spec.type === 'pattern' && spec.default !== undefined
      ? [{ label: spec.default, kind: 'value', detail: 'default' }]
      : [];
  return {
    range: columns(caret, word.start, word.end),
    candidates: [...patterns, ...uris, { label: 'sip:', kind: 'value', rank: 9 }],
    incomplete,
  };
}

function usersAndHosts(caret: Caret, spec: OptionSpec, word: Word): Completions {
  const typed = caret.text.slice(word.start, caret.character);
  const { candidates, incomplete } = addresses(caret, spec, typed);
  return { range: columns(caret, word.start, word.end), candidates, incomplete };
}

/** `user@host` for an address-of-record, hosts for everything else. */
function addresses({ file }: Caret, spec: OptionSpec, typed: string): Chosen {
  const { account } = file.document;
  if (spec.name === 'outbound_proxy') {
    const proxies = proxyCandidates().map(
      ({ label, ...rest }): Candidate => ({
        ...rest,
        label: `${label}\\;lr`,
      }),
    );
    return { candidates: proxies, incomplete: false };
  }
  if (spec.name !== 'client_uri') return hostCandidates(account, typed, preferredProduct(spec));
  const pairs = new Map<string, string>();
  for (const { label, detail } of hostCandidates(account, '', 'sip-domain').candidates) {
    const service = serviceOf(label);
    if (service?.product !== 'sip-domain') continue;
    for (const user of usernameCandidates(account, [service], '').candidates)
      pairs.set(`${user.label}@${label}`, detail ?? '');
  }
  return chooseNames([...pairs.keys()], typed, (label) => ({
    label,
    kind: 'username',
    detail: pairs.get(label) ?? '',
  }));
}

function completeUser(caret: Caret, from: number, to: number, uri: string): Completions {
  const word = wordIn(caret, from, to, ':');
  const host = /@([^:;\\?>,\s]*)/.exec(uri)?.[1] ?? '';
  const service = serviceOf(host);
  const { account } = caret.file.document;
  const chosen = usernameCandidates(account, service ? [service] : [], word.typed);
  return { range: columns(caret, word.start, word.end), ...chosen };
}

function completeParameter(caret: Caret, word: Word): Completions {
  const parameter = wordIn(caret, word.start, word.end, ';\\');
  const candidates = PARAMETERS.map((label): Candidate => ({ label, kind: 'value' }));
  return { range: columns(caret, parameter.start, parameter.end), candidates };
}

function hostsAt(caret: Caret, spec: OptionSpec, host: Word): Completions {
  const { account } = caret.file.document;
  const chosen: Chosen =
    spec.name === 'outbound_proxy' && !/\.(sip|pstn)\./.test(host.typed)
      ? { candidates: proxyCandidates(), incomplete: false }
      : hostCandidates(account, host.typed, preferredProduct(spec));
  return { range: columns(caret, host.start, host.end), ...chosen };
}

/** A bare host. */
export function completeHost(caret: Caret, spec: OptionSpec, word: Word): Completions | undefined {
  const range = columns(caret, word.start, word.end);
  if (spec.name === 'realm')
    return { range, candidates: [{ label: 'sip.twilio.com', kind: 'host', detail: 'realm of Twilio' }] };
  if (spec.name === 'match') return { range, candidates: signalingCandidates() };
  if (spec.name !== 'from_domain' && spec.name !== 'remote_hosts') return undefined;
  const host = wordIn(caret, word.start, word.end, AFTER_HOST);
  const chosen = hostCandidates(caret.file.document.account, host.typed, 'trunk');
  return { range: columns(caret, host.start, host.end), ...chosen };
}

/** The host of a URI in a dial string. */
export function completeDialledHost(caret: Caret, from: number, to: number): Completions {
  const host = wordIn(caret, from, to, `@${AFTER_HOST})&"`);
  const chosen = hostCandidates(caret.file.document.account, host.typed, 'sip-domain');
  return { range: columns(caret, host.start, host.end), ...chosen };
}
