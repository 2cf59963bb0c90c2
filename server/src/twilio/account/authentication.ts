import { type Collection, holds, notRead, partial, union } from './collection';
import type {
  AllowedAddress,
  CredentialList,
  IpAccessControlList,
  ListReference,
  Mappings,
  RegionData,
} from './data';
import { absent, agreed, type Known, loaded } from './known';
import { activeServices, askActive } from './services';
import {
  type AccountSnapshot,
  oldest,
  type ServiceHit,
  type ServiceName,
  type UsernameHit,
} from './snapshot';
import { usernameSet } from './usernames';

/** Lists are mapped for calls and for registrations separately; a trunk has calls only. */
export type MappingUse = 'calls' | 'registrations';

export type ListKind = keyof Mappings;

/** The names of the lists as they are mapped. */
export function references(hit: ServiceHit, use: MappingUse, kind: ListKind): Collection<ListReference> {
  if (use === 'calls') return hit.item.calls[kind];
  const registers = hit.product === 'sip-domain' && kind === 'credentialLists';
  return registers ? hit.item.registrations.credentialLists : { items: [] };
}

/** Whether any list of this kind is mapped. */
export function hasMapping(
  snapshot: AccountSnapshot,
  service: ServiceName,
  use: MappingUse,
  kind: ListKind,
): Known<boolean> {
  return askActive(snapshot, service, (hit) => holds(references(hit, use, kind), oldest([hit.region])));
}

/** Whether neither a credential list nor an access control list is mapped for calls, so that none gets through. */
export function lacksAuthentication(snapshot: AccountSnapshot, service: ServiceName): Known<boolean> {
  const kinds: readonly ListKind[] = ['credentialLists', 'ipAccessControlLists'];
  const answers = kinds.map((kind) => hasMapping(snapshot, service, 'calls', kind));
  const mapped = answers.find((answer) => answer.state === 'loaded' && answer.value);
  if (mapped?.state === 'loaded') return loaded(false, mapped.at);
  const none = agreed(answers);
  return none.state === 'loaded' ? loaded(true, none.at) : none;
}

export function mappedCredentialLists(
  snapshot: AccountSnapshot,
  service: ServiceName,
  use: MappingUse,
): Collection<CredentialList> {
  return ofActive(snapshot, service, (hit) => credentialListsOf(hit, use));
}

export function mappedAccessLists(
  snapshot: AccountSnapshot,
  service: ServiceName,
): Collection<IpAccessControlList> {
  return ofActive(snapshot, service, accessListsOf);
}

/** The usernames of all lists mapped for this use. */
export function mappedUsernames(
  snapshot: AccountSnapshot,
  service: ServiceName,
  use: MappingUse,
): Collection<string> {
  const { items, missing } = usernamesOf(mappedCredentialLists(snapshot, service, use));
  return { items: [...new Set(items.flatMap((names) => [...names]))], missing };
}

/** Whether a mapped list holds the username. */
export function isUsernameMapped(
  snapshot: AccountSnapshot,
  service: ServiceName,
  use: MappingUse,
  username: string,
): Known<boolean> {
  return askActive(snapshot, service, (hit) => {
    const names = usernamesOf(credentialListsOf(hit, use));
    return holds(names, oldest([hit.region]), (set) => set.has(username));
  });
}

/** The lists of the service's own account that hold the username, mapped or not. */
export function usernameInAccount(
  snapshot: AccountSnapshot,
  service: ServiceName,
  username: string,
): Known<readonly UsernameHit[]> {
  const hits = activeServices(snapshot, service);
  if (hits.state !== 'loaded') return hits;
  const accounts = [...new Set(hits.value.map(({ account }) => account.sid))];
  const answers = accounts.map((sid) => snapshot.findUsername(username, sid));
  const found = answers.flatMap((answer) => (answer.state === 'loaded' ? answer.value : []));
  if (found.length > 0) return loaded(found, hits.at);
  return answers.find(({ state }) => state === 'unknown') ?? absent(hits.at);
}

/** The addresses of all access control lists mapped for calls. */
export function mappedAddresses(snapshot: AccountSnapshot, service: ServiceName): Collection<AllowedAddress> {
  return contents(mappedAccessLists(snapshot, service), ({ addresses }) => addresses);
}

function ofActive<T>(
  snapshot: AccountSnapshot,
  service: ServiceName,
  lists: (hit: ServiceHit) => Collection<T>,
): Collection<T> {
  const hits = activeServices(snapshot, service);
  if (hits.state === 'loaded') return union(hits.value.map(lists));
  return notRead(hits.state === 'unknown' ? hits.reason : 'not-in-registry');
}

function credentialListsOf(hit: ServiceHit, use: MappingUse): Collection<CredentialList> {
  const { credentialLists } = hit.region;
  return resolve(
    references(hit, use, 'credentialLists'),
    credentialLists,
    credentialListIndex(credentialLists),
  );
}

function accessListsOf(hit: ServiceHit): Collection<IpAccessControlList> {
  const { ipAccessControlLists: lists } = hit.region;
  return resolve(references(hit, 'calls', 'ipAccessControlLists'), lists, accessListIndex(lists));
}

/** A list of the region by its name or SID. */
export function findCredentialList(
  { credentialLists }: RegionData,
  text: string,
): CredentialList | undefined {
  return credentialListIndex(credentialLists).get(text);
}

/** The lists that the references name. One that cannot be found leaves the answer open: it exists at Twilio. */
function resolve<T>(
  named: Collection<ListReference>,
  lists: Collection<T>,
  index: ReadonlyMap<string, T>,
): Collection<T> {
  const found = named.items.flatMap(({ text }) => index.get(text) ?? []);
  if (found.length === named.items.length) return { items: found, missing: named.missing };
  return partial(found, named.missing ?? lists.missing);
}

/** The contents of several lists as one. */
function contents<L, T>(lists: Collection<L>, of: (list: L) => Collection<T>): Collection<T> {
  const { items, missing } = union(lists.items.map(of));
  return { items, missing: lists.missing ?? missing };
}

function usernamesOf(lists: Collection<CredentialList>): Collection<ReadonlySet<string>> {
  const missing = lists.missing ?? lists.items.find(({ usernames }) => usernames.missing)?.usernames.missing;
  return { items: lists.items.map(({ usernames }) => usernameSet(usernames)), missing };
}

const credentialListIndex = memoized((lists: Collection<CredentialList>) => byNameAndSid(lists));
const accessListIndex = memoized((lists: Collection<IpAccessControlList>) => byNameAndSid(lists));

function byNameAndSid<T extends { name: string; sid?: string }>({ items }: Collection<T>): Map<string, T> {
  const bySid = items.flatMap((list): [string, T][] => (list.sid === undefined ? [] : [[list.sid, list]]));
  return new Map([...bySid, ...items.map((list): [string, T] => [list.name, list])]);
}

/** Makes a value for an object once; it goes when the object goes. */
function memoized<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
