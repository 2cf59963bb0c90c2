import { parseIpNetwork } from '../../../../sip/ip-network';
import type { Snippet } from '../../../../text/snippet';
import { globalHost, labelOf } from '../../../../twilio/hosts';
import { signalingRanges, twilioNetwork } from '../../../../twilio/signaling';
import type { NewService } from '../../../language';
import { objectKey } from '../../objects/keys';
import type { AsteriskFile } from '../asterisk-file';
import { firstFree } from './transport';

const NAMED_TYPES = ['endpoint', 'aor', 'auth', 'registration', 'identify'] as const;

/** The service's own name where no object of this PBX has it. */
export function freeName({ document }: AsteriskFile, { service }: NewService): string {
  const { names } = document;
  const isFree = (type: string, name: string) => names.definitions(objectKey(type, name)).length === 0;
  return firstFree(service.name, (name) => !NAMED_TYPES.every((type) => isFree(type, name)));
}

/** `acme.sip.EDGE.twilio.com` with the edge to choose. */
export function edgeHost(snippet: Snippet, { service, edges }: NewService): string {
  return `${service.name}.${labelOf(service.product)}.${snippet.stop('edge', edges)}.twilio.com`;
}

/** The host without an edge: what the service is called. */
export function plainHost({ service }: NewService): string {
  return globalHost(service.product, service.name);
}

export function username(snippet: Snippet, { usernames }: NewService): string {
  const [first = 'YOUR_USERNAME', ...others] = usernames;
  return snippet.stop('username', [first, ...others]);
}

/** Twilio never shows a password again: the one that was set, or a new one for both sides. */
export function password(snippet: Snippet): string {
  return snippet.stop('password', ['YOUR_PASSWORD']);
}

export function fromNumber(snippet: Snippet, { numbers }: NewService): string | undefined {
  const [first, ...others] = numbers;
  return first === undefined ? undefined : snippet.stop('number', [first, ...others]);
}

/** The `match` values of all addresses that Twilio's calls come from, four to a line. */
export function signalingMatches(): string[] {
  const networks = signalingRanges().map(({ cidr }) => cidr);
  return [networks.slice(0, 4).join(','), networks.slice(4).join(',')];
}

/** Calls from Twilio's addresses go to an endpoint already: a second one would never get any. */
export function isTwilioIdentified({ document }: AsteriskFile): boolean {
  const { names } = document;
  const identifies = [...names.keys()].filter((key) => key.startsWith(objectKey('identify', '')));
  const matches = identifies.flatMap((key) =>
    names
      .definitions(key)
      .flatMap((subject) =>
        names.modelOf(subject).flatMap((element) => (element.kind === 'identity' ? element.matches : [])),
      ),
  );
  return matches.some(({ value = '' }) => {
    const network = parseIpNetwork(value);
    const use = network && twilioNetwork(network)?.use;
    return use === 'signaling' || use === 'too-wide';
  });
}

/** What keeps a registration with Twilio alive through outages and refusals; seconds. */
export const REGISTRATION_OPTIONS: readonly (readonly [name: string, value: string])[] = [
  ['expiration', '3600'],
  ['retry_interval', '60'],
  ['max_retries', '10000'],
  ['forbidden_retry_interval', '300'],
  ['fatal_retry_interval', '300'],
];
