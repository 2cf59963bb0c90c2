import type { Place } from '../../text/place';
import type { AccountData, RegionData } from './data';
import { CollectionDrift } from './drift-collection';
import { accessListDrift, credentialListDrift, domainDrift, trunkDrift } from './drift-resources';
import { foldHost } from './pairs';

/** One thing that a registry file says otherwise than the live account. Names, addresses and numbers only. */
export interface Drift {
  /** `added`: the account has it and the registry does not; `gone`: the reverse. */
  readonly kind: 'added' | 'gone' | 'changed';
  /** SID. */
  readonly account: string;
  /** Left out for what concerns the account as a whole. */
  readonly region?: string;
  /** What differs, for people, from the outside in: `SIP Domain acme`, `registration`; the last one is a key of the file or a thing. */
  readonly path: readonly string[];
  readonly registry?: string;
  readonly live?: string;
  /** Where the registry says it, or where it would have to. */
  readonly at?: Place;
  /** `at` covers the value that differs and nothing else: writing `live` there brings it in line. */
  readonly isValue?: boolean;
}

/**
 * Where registry files and live accounts differ, compared by account SID and region, and only where both are known. In
 * the order of accounts, regions and names; each difference once.
 *
 * Two registry files with one account are told of separately: each of them has its own places.
 */
export function driftOf(registry: readonly AccountData[], live: readonly AccountData[]): readonly Drift[] {
  const byText = (a: { sid: string }, b: { sid: string }) => compareTexts(a.sid, b.sid);
  return [...registry].sort(byText).flatMap((before) => {
    const after = live.find(({ sid }) => sid === before.sid);
    return after ? accountDrift(before, after) : [];
  });
}

function accountDrift(before: AccountData, after: AccountData): Drift[] {
  const { sid: account, status, statusAt, at } = before;
  const changed: Drift[] = [];
  if (status !== undefined && after.status !== undefined && status !== after.status)
    changed.push({
      kind: 'changed',
      account,
      path: ['status'],
      registry: status,
      live: after.status,
      at: statusAt ?? at,
      ...(statusAt ? { isValue: true } : {}),
    });
  const regions = [...before.regions].sort((a, b) => compareTexts(a.id, b.id));
  const inRegions = regions.flatMap((region) => {
    const now = after.regions.find(({ id }) => id === region.id);
    return now ? regionDrift(account, region, now) : [];
  });
  return [...changed, ...inRegions];
}

function regionDrift(account: string, before: RegionData, after: RegionData): Drift[] {
  const found = new CollectionDrift({ account, region: before.id }, before.at);
  found.resources('SIP Domain', before.domains, after.domains, domainDrift(before, after), foldHost);
  found.resources('trunk', before.trunks, after.trunks, trunkDrift(before, after), foldHost);
  found.resources('credential list', before.credentialLists, after.credentialLists, credentialListDrift);
  found.resources(
    'IP access control list',
    before.ipAccessControlLists,
    after.ipAccessControlLists,
    accessListDrift,
  );
  found.texts('number', before.numbers, after.numbers, ({ number }) => number);
  found.texts('verified caller id', before.callerIds, after.callerIds, ({ number }) => number);
  return found.sorted();
}

/** By code units: the same on every machine. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
