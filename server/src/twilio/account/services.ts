import type { AccountStatus } from './data';
import { agreed, type Known, knownField, loaded, type UnknownReason, unknown } from './known';
import { type AccountSnapshot, oldest, type ServiceHit, type ServiceName } from './snapshot';

/**
 * The region that takes the traffic of a name. A name may exist in several regions and one of them is active; where
 * that was not read, or the regions say different things, it is unknown.
 */
export function activeRegion(snapshot: AccountSnapshot, service: ServiceName): Known<string> {
  const hits = snapshot.find(service);
  if (hits.state !== 'loaded') return hits;
  const regions = namedRegions(hits.value);
  const [region] = regions;
  if (region === undefined) return unknown('not-in-registry');
  return regions.size === 1 ? loaded(region, hits.at) : unknown('partial');
}

/**
 * The domains or trunks of this name that may take its traffic: the one in the active region, or all of them where
 * nobody knows which one that is. Unknown where the active region is not linked, and where another region of the
 * account may have one of this name that was not read.
 */
export function activeServices(
  snapshot: AccountSnapshot,
  service: ServiceName,
): Known<readonly ServiceHit[]> {
  const hits = snapshot.find(service);
  if (hits.state !== 'loaded') return hits;
  if (namedRegions(hits.value).size === 0) {
    const missing = unreadTwin(hits.value);
    return missing === undefined ? hits : unknown(missing);
  }
  const region = activeRegion(snapshot, service);
  if (region.state !== 'loaded') return unknown('partial');
  const active = hits.value.filter((hit) => hit.region.id === region.value);
  return active.length > 0 ? loaded(active, hits.at) : unknown('not-in-registry');
}

function namedRegions(hits: readonly ServiceHit[]): ReadonlySet<string> {
  return new Set(hits.flatMap(({ item }) => item.activeRegion ?? []));
}

/** Why another linked region may have the same name and be the active one. Other accounts cannot: names are unique. */
function unreadTwin(hits: readonly ServiceHit[]): UnknownReason | undefined {
  for (const { account, product } of hits) {
    for (const region of account.regions) {
      if (hits.some((hit) => hit.region === region)) continue;
      const { missing } = product === 'trunk' ? region.trunks : region.domains;
      if (missing !== undefined) return missing;
    }
  }
  return undefined;
}

/** One answer about the domain or trunk that takes the traffic of this name. */
export function askActive<T>(
  snapshot: AccountSnapshot,
  service: ServiceName,
  question: (hit: ServiceHit) => Known<T>,
): Known<T> {
  const hits = activeServices(snapshot, service);
  return hits.state === 'loaded' ? agreed(hits.value.map(question)) : hits;
}

/** Whether a SIP Domain takes REGISTER at all (else 32210). */
export function registrationEnabled(snapshot: AccountSnapshot, name: string): Known<boolean> {
  return askActive(snapshot, { product: 'sip-domain', name }, (hit) => {
    const registration = hit.product === 'sip-domain' ? hit.item.registration : undefined;
    return knownField(registration, oldest([hit.region]), 'not-in-registry');
  });
}

/** Whether TLS and SRTP are demanded (32209, 32208); without it SRTP is refused (32207). */
export function isSecure(snapshot: AccountSnapshot, service: ServiceName): Known<boolean> {
  return askActive(snapshot, service, ({ item, region }) =>
    knownField(item.secure, oldest([region]), 'not-in-registry'),
  );
}

/** The status of the account that has the domain or trunk. */
export function statusOf(snapshot: AccountSnapshot, service: ServiceName): Known<AccountStatus> {
  return askActive(snapshot, service, ({ account }) => snapshot.accountStatus(account.sid));
}
