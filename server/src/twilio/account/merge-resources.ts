import { formatIpNetwork } from '../../sip/ip-network';
import { type Collection, partial } from './collection';
import type {
  AllowedAddress,
  CredentialList,
  FieldPlaces,
  IpAccessControlList,
  ListReference,
  Mappings,
  OriginationUrl,
  PhoneNumber,
  SipDomain,
  Trunk,
  Username,
} from './data';
import type { UnknownReason } from './known';
import { memoizedPair } from './memoized';
import { isNoneOf, matched, type Named, type Pairs, pairUp } from './pairs';

/**
 * Two collections of the same kind as one: the live one where it was read whole. Where it was not, both together: that
 * nothing else is there then is the registry's word, which counts unless the live part has what the registry lacks.
 */
function merged<T>(
  registry: Collection<T>,
  live: Collection<T>,
  pair: (registry: readonly T[], live: readonly T[]) => Pairs<T>,
  one: (registry: T, live: T) => T,
  isNew: (item: T, registry: readonly T[]) => boolean = () => true,
): Collection<T> {
  const missing = live.missing && registry.missing === 'unsupported' ? registry.missing : live.missing;
  if (registry.items.length === 0 && (missing === undefined || registry.missing !== undefined))
    return missing === live.missing ? live : { items: live.items, missing };
  if (missing !== undefined && live.items.length === 0)
    return registry.missing === undefined ? registry : partial(registry.items, missing);
  const { both, before, after } = pair(registry.items, live.items);
  const partners = new Map(both.map(([old, now]) => [now, old]));
  const items = live.items.map((now) => {
    const old = partners.get(now);
    return old === undefined ? now : one(old, now);
  });
  if (missing === undefined) return { items };
  const isWhole = registry.missing === undefined && !after.some((item) => isNew(item, before));
  return isWhole ? { items: [...items, ...before] } : partial([...items, ...before], missing);
}

export function mergeResources<T extends Named>(
  registry: Collection<T>,
  live: Collection<T>,
  one: (registry: T, live: T) => T,
  fold?: (name: string) => string,
): Collection<T> {
  return merged(registry, live, (before, after) => pairUp(before, after, fold), one, isNoneOf);
}

/** What is the same thing by its text alone: the registry's is taken, which knows its place. */
function texts<T extends object>(
  keyOf: (item: T) => string,
): (registry: Collection<T>, live: Collection<T>) => Collection<T> {
  return memoizedPair((registry, live) =>
    merged(
      registry,
      live,
      (before, after) => matched(before, after, keyOf),
      (item) => item,
    ),
  );
}

const mergeUsernames = texts<Username>(({ text }) => text);
const mergeAddresses = texts<AllowedAddress>(({ network }) => formatIpNetwork(network));
const mergeReferences = texts<ListReference>(({ text }) => text);
export const mergeNumbers = texts<PhoneNumber>(({ number }) => number);

/** One URL may be there several times, with other priorities. */
function mergeUrls(registry: Collection<OriginationUrl>, live: Collection<OriginationUrl>) {
  const whole = ({ url, priority, weight, enabled }: OriginationUrl) =>
    `${url} ${priority} ${weight} ${enabled}`;
  return merged(
    registry,
    live,
    (before, after) => matched(before, after, whole, ({ url }) => url),
    (old, now) => ({ ...old, ...now, at: old.at }),
  );
}

export function mergeCredentialList(registry: CredentialList, live: CredentialList): CredentialList {
  if (isMadeAnew(registry, live)) return { ...live, at: registry.at };
  return { ...live, ...placesOf(registry), usernames: mergeUsernames(registry.usernames, live.usernames) };
}

export function mergeAccessList(
  registry: IpAccessControlList,
  live: IpAccessControlList,
): IpAccessControlList {
  if (isMadeAnew(registry, live)) return { ...live, at: registry.at };
  return { ...live, ...placesOf(registry), addresses: mergeAddresses(registry.addresses, live.addresses) };
}

export function mergeDomain(registry: SipDomain, live: SipDomain): SipDomain {
  if (isMadeAnew(registry, live)) return { ...live, at: registry.at };
  const changed = changedFields(registry, live, ['registration', 'secure', 'activeRegion']);
  const old = changed.length === 0 ? registry : inDoubt(registry);
  return {
    ...live,
    ...placesOf(registry, changed),
    registration: live.registration ?? old.registration,
    secure: live.secure ?? old.secure,
    activeRegion: live.activeRegion ?? old.activeRegion,
    calls: mergeMappings(old.calls, live.calls),
    registrations: {
      credentialLists: mergeReferences(old.registrations.credentialLists, live.registrations.credentialLists),
    },
  };
}

export function mergeTrunk(registry: Trunk, live: Trunk): Trunk {
  if (isMadeAnew(registry, live)) return { ...live, at: registry.at };
  const changed = changedFields(registry, live, ['secure', 'activeRegion']);
  const old = changed.length === 0 ? registry : trunkInDoubt(registry);
  return {
    ...live,
    ...placesOf(registry, changed),
    secure: live.secure ?? old.secure,
    activeRegion: live.activeRegion ?? old.activeRegion,
    calls: mergeMappings(old.calls, live.calls),
    originationUrls: mergeUrls(old.originationUrls, live.originationUrls),
    numbers: mergeNumbers(old.numbers, live.numbers),
  };
}

function mergeMappings(registry: Mappings, live: Mappings): Mappings {
  return {
    credentialLists: mergeReferences(registry.credentialLists, live.credentialLists),
    ipAccessControlLists: mergeReferences(registry.ipAccessControlLists, live.ipAccessControlLists),
  };
}

/** Another resource under the same name: what the registry says is not about it. */
function isMadeAnew(registry: Named, live: Named): boolean {
  return registry.sid !== undefined && live.sid !== undefined && registry.sid !== live.sid;
}

function changedFields<K extends string>(
  registry: Partial<Record<K, unknown>>,
  live: Partial<Record<K, unknown>>,
  fields: readonly K[],
): K[] {
  return fields.filter(
    (field) => registry[field] !== undefined && live[field] !== undefined && registry[field] !== live[field],
  );
}

/** An entry of the registry that is out of date in one thing may be so in others: it denies nothing any more. */
function inDoubt({ name, at, calls, registrations }: SipDomain): SipDomain {
  const lists = { credentialLists: doubted(registrations.credentialLists) };
  return { name, at, calls: mappingsInDoubt(calls), registrations: lists };
}

function trunkInDoubt({ name, at, calls, originationUrls, numbers }: Trunk): Trunk {
  return {
    name,
    at,
    calls: mappingsInDoubt(calls),
    originationUrls: doubted(originationUrls),
    numbers: doubted(numbers),
  };
}

function mappingsInDoubt({ credentialLists, ipAccessControlLists }: Mappings): Mappings {
  return {
    credentialLists: doubted(credentialLists),
    ipAccessControlLists: doubted(ipAccessControlLists),
  };
}

const doubt: UnknownReason = 'partial';

function doubted<T>({ items }: Collection<T>): Collection<T> {
  return partial(items, doubt);
}

/** Where the registry writes it; a value that is another one live stands nowhere in it. */
function placesOf(
  { at, places }: Pick<SipDomain, 'at' | 'places'>,
  changed: readonly string[] = [],
): Pick<SipDomain, 'at' | 'places'> {
  if (!places || changed.length === 0) return { at, ...(places ? { places } : {}) };
  const kept: FieldPlaces = Object.fromEntries(
    Object.entries(places).filter(([field]) => !changed.includes(field)),
  );
  return { at, places: kept };
}
