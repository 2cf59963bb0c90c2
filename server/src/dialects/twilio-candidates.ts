import type { CredentialList, ListReference, RegionData } from '../twilio/account/data';
import type { AccountSnapshot, ServiceHit, ServiceName } from '../twilio/account/snapshot';
import { edges } from '../twilio/edges';
import { globalHost, parseTwilioHost, type TwilioProduct } from '../twilio/hosts';
import { signalingRanges } from '../twilio/signaling';
import { type Chosen, chooseNames } from './candidates';
import type { Candidate } from './language';

const PUBLIC_EDGES = edges.filter(({ kind }) => kind === 'public');

/** `acme.sip.` or `acme.pstn.` and perhaps the beginning of an edge. */
const BEFORE_EDGE = /^([a-z0-9.-]+\.(?:sip|pstn))\.[a-z0-9.-]*$/;

/**
 * Hosts of the account's SIP Domains and trunks, the preferred product first; the edges where a name and its product
 * are typed already.
 */
export function hostCandidates(account: AccountSnapshot, typed: string, preferred: TwilioProduct): Chosen {
  const service = BEFORE_EDGE.exec(typed.toLowerCase())?.[1];
  if (service !== undefined) return { candidates: edgeCandidates(service), incomplete: false };
  const products: readonly TwilioProduct[] =
    preferred === 'trunk' ? ['trunk', 'sip-domain'] : ['sip-domain', 'trunk'];
  const hosts = new Map<string, ServiceName>();
  for (const product of products) {
    for (const name of account.names(product)) hosts.set(globalHost(product, name), { product, name });
  }
  return chooseNames([...hosts.keys()], typed, (host) => {
    const wanted = hosts.get(host);
    return hostCandidate(host, wanted && account.find(wanted), wanted?.product === preferred ? 0 : 1);
  });
}

function hostCandidate(
  host: string,
  found: ReturnType<AccountSnapshot['find']> | undefined,
  rank: number,
): Candidate {
  const [hit] = found?.state === 'loaded' ? found.value : [];
  return { label: host, kind: 'host', rank, ...(hit ? { detail: serviceDetail(hit) } : {}) };
}

/** `SIP Domain · registration on · Acme production`. */
function serviceDetail(hit: ServiceHit): string {
  const parts = [hit.product === 'trunk' ? 'trunk' : 'SIP Domain'];
  if (hit.product === 'sip-domain' && hit.item.registration !== undefined)
    parts.push(hit.item.registration ? 'registration on' : 'registration off');
  return [...parts, hit.account.name ?? hit.account.sid].join(' · ');
}

function edgeCandidates(service: string): Candidate[] {
  return PUBLIC_EDGES.map(({ id, location }) => ({
    label: `${service}.${id}.twilio.com`,
    kind: 'host',
    detail: location,
  }));
}

/** `sip.EDGE.twilio.com`: what an outbound proxy towards Twilio is. */
export function proxyCandidates(): Candidate[] {
  return edgeCandidates('sip');
}

/** The service that a host addresses, as the account knows it. */
export function serviceOf(host: string): ServiceName | undefined {
  const parsed = parseTwilioHost(host);
  if (parsed?.kind !== 'service' || parsed.nameIsPlaceholder) return undefined;
  return { product: parsed.product, name: parsed.name.text };
}

/** User names of the lists that are mapped to these services; of all lists where no service is known. */
export function usernameCandidates(
  account: AccountSnapshot,
  services: readonly ServiceName[],
  typed: string,
): Chosen {
  const lists = new Map<string, string>();
  const mapped = services.flatMap((service) => mappedLists(account, service));
  const shown = mapped.length > 0 ? mapped : allLists(account);
  for (const { name, usernames } of shown) {
    for (const { text } of usernames.items) lists.set(text, name);
  }
  return chooseNames([...lists.keys()], typed, (username) => ({
    label: username,
    kind: 'username',
    detail: `credential list ${lists.get(username)}`,
  }));
}

function allLists({ accounts }: AccountSnapshot): CredentialList[] {
  return accounts.flatMap(({ regions }) => regions.flatMap(({ credentialLists }) => credentialLists.items));
}

function mappedLists(account: AccountSnapshot, service: ServiceName): CredentialList[] {
  const found = account.find(service);
  if (found.state !== 'loaded') return [];
  return found.value.flatMap((hit) => {
    const registrations = hit.product === 'sip-domain' ? hit.item.registrations.credentialLists.items : [];
    return listsNamed(hit.region, [...hit.item.calls.credentialLists.items, ...registrations]);
  });
}

function listsNamed({ credentialLists }: RegionData, references: readonly ListReference[]): CredentialList[] {
  return credentialLists.items.filter(({ name, sid }) =>
    references.some(({ text }) => text === name || text === sid),
  );
}

/** The account's numbers and verified caller ids. */
export function numberCandidates({ accounts }: AccountSnapshot, typed: string): Chosen {
  const numbers = new Map<string, string>();
  for (const { regions } of accounts) {
    for (const region of regions) {
      for (const { number } of region.callerIds.items) numbers.set(number, 'verified caller id');
      for (const { number } of region.numbers.items) numbers.set(number, 'number of the account');
    }
  }
  return chooseNames([...numbers.keys()], typed, (number) => ({
    label: number,
    kind: 'number',
    detail: numbers.get(number) ?? '',
  }));
}

/** Where Twilio's calls come from: all ranges at once, since all of them are needed, then each. */
export function signalingCandidates(): Candidate[] {
  const ranges = signalingRanges();
  const all = ranges.map(({ cidr }) => cidr).join(',');
  return [
    { label: all, kind: 'value', detail: 'all signaling ranges of Twilio', rank: 0 },
    ...ranges.map(
      ({ cidr, edge }): Candidate => ({
        label: cidr,
        kind: 'value',
        detail: `signaling of Twilio, ${edge}`,
        rank: 1,
      }),
    ),
  ];
}
