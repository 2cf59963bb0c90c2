import { allOf, type Collection, holds } from './collection';
import type { AccountData, OriginationUrl, PhoneNumber, Trunk } from './data';
import { agreed, type Known, loaded, type UnknownReason, unknown } from './known';
import { activeServices, askActive } from './services';
import { type AccountSnapshot, oldest, type ServiceName } from './snapshot';

/** Where Twilio sends the calls that come in over a trunk. */
export function originationUrls(snapshot: AccountSnapshot, name: string): Known<readonly OriginationUrl[]> {
  return askTrunk(snapshot, name, (trunk, at) => allOf(trunk.originationUrls, at));
}

/** Whether any origination URL is enabled; without one a call to the trunk's numbers ends in 32010. */
export function hasOrigination(snapshot: AccountSnapshot, name: string): Known<boolean> {
  return askTrunk(snapshot, name, (trunk, at) => {
    const enabled = holds(trunk.originationUrls, at, (url) => url.enabled === true);
    const doubtful = trunk.originationUrls.items.some((url) => url.enabled === undefined);
    return enabled.state === 'loaded' && !enabled.value && doubtful ? unknown('not-in-registry') : enabled;
  });
}

export function trunkNumbers(snapshot: AccountSnapshot, name: string): Known<readonly PhoneNumber[]> {
  return askTrunk(snapshot, name, (trunk, at) => allOf(trunk.numbers, at));
}

/** Whether calls from outside can come in over the trunk at all. */
export function hasNumbers(snapshot: AccountSnapshot, name: string): Known<boolean> {
  return askTrunk(snapshot, name, (trunk, at) => holds(trunk.numbers, at));
}

function askTrunk<T>(
  snapshot: AccountSnapshot,
  name: string,
  question: (trunk: Trunk, at: Date) => Known<T>,
): Known<T> {
  return askActive(snapshot, { product: 'trunk', name }, (hit) =>
    hit.product === 'trunk' ? question(hit.item, oldest([hit.region])) : unknown('unsupported'),
  );
}

/** Whether the account that has this trunk or domain may show the E.164 number to those it calls (else 32204). */
export function mayShowNumber(
  snapshot: AccountSnapshot,
  service: ServiceName,
  number: string,
): Known<boolean> {
  const hits = activeServices(snapshot, service);
  if (hits.state !== 'loaded') return hits;
  const accounts = [...new Set(hits.value.map(({ account }) => account.sid))];
  return agreed(accounts.map((sid) => ownsNumber(snapshot, sid, number)));
}

/**
 * Whether a number is a number or verified caller id of the account. Parents and subaccounts may show each other's
 * numbers: where another linked account has it or may have it, and where one of the family is not linked, it stays open.
 */
export function ownsNumber(snapshot: AccountSnapshot, sid: string, number: string): Known<boolean> {
  const own = snapshot.findNumber(number, sid);
  if (own.state === 'loaded') return loaded(true, own.at);
  if (snapshot.findNumber(number).state === 'loaded') return unknown('partial');
  const missing = snapshot.gap ?? unlinkedFamily(snapshot, sid) ?? unreadNumbers(snapshot.accounts);
  const regions = snapshot.account(sid)?.regions ?? [];
  return missing === undefined ? loaded(false, oldest(regions)) : unknown(missing);
}

/** Why the parent of the account or a subaccount may have it. Subaccounts have none of their own. */
function unlinkedFamily(snapshot: AccountSnapshot, sid: string): UnknownReason | undefined {
  const { parent, subaccounts } = snapshot.account(sid) ?? {};
  if (parent !== undefined) return snapshot.account(parent) ? undefined : 'not-in-registry';
  const unlinked = subaccounts?.items.some((each) => each.status !== 'closed' && !snapshot.account(each.sid));
  return unlinked ? 'not-in-registry' : subaccounts?.missing;
}

function unreadNumbers(accounts: readonly AccountData[]): UnknownReason | undefined {
  for (const { regions } of accounts) {
    const missing =
      missingOf(regions.map(({ numbers }) => numbers)) ??
      missingOf(regions.map(({ callerIds }) => callerIds));
    if (missing !== undefined) return missing;
  }
  return undefined;
}

/** A region that has no such resource hides nothing, as long as another one has it. */
function missingOf(collections: readonly Collection<PhoneNumber>[]): UnknownReason | undefined {
  const existing = collections.filter(({ missing }) => missing !== 'unsupported');
  if (existing.length === 0) return collections.length === 0 ? 'not-in-registry' : 'unsupported';
  return existing.find(({ missing }) => missing !== undefined)?.missing;
}

/** The numbers that the service's account may show, for a suggestion; never evidence that another one may not. */
export function numbersToShow(snapshot: AccountSnapshot, service: ServiceName): readonly PhoneNumber[] {
  const hits = activeServices(snapshot, service);
  if (hits.state !== 'loaded') return [];
  const regions = [...new Set(hits.value.flatMap(({ account }) => account.regions))];
  return regions.flatMap(({ numbers, callerIds }) => [...numbers.items, ...callerIds.items]);
}
