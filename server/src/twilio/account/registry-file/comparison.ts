import type { AccountData, CollectionName, RegionData } from '../data';
import { type Drift, driftOf } from '../drift';
import { type Gap, gapsOf } from './gaps';

/** Something of which nobody can say whether the file and the account differ in it. */
export interface NotCompared {
  readonly account: string;
  readonly region?: string;
  /** Left out for a whole account or region. */
  readonly gap?: Gap;
  /** Which of the two does not say it. */
  readonly unknownIn: 'account' | 'registry';
}

export interface Comparison {
  readonly drifts: readonly Drift[];
  readonly notCompared: readonly NotCompared[];
}

/**
 * A registry file beside the accounts as they are.
 *
 * @param live those that were read; one may be there several times, for several regions
 */
export function compare(registry: readonly AccountData[], live: readonly AccountData[]): Comparison {
  const joined = joinRegions(live);
  const notCompared = [
    ...registry.flatMap((account) => unknownHere(account, joined, 'account')),
    ...joined.flatMap((account) => unknownHere(account, registry, 'registry')),
  ];
  return { drifts: driftOf(registry, joined), notCompared };
}

/** Each account once, with all its regions. */
function joinRegions(accounts: readonly AccountData[]): AccountData[] {
  const joined = new Map<string, AccountData>();
  for (const account of accounts) {
    const other = joined.get(account.sid);
    joined.set(account.sid, other ? { ...other, regions: [...other.regions, ...account.regions] } : account);
  }
  return [...joined.values()];
}

/** What one side says of an account and the other one does not. */
function unknownHere(
  { sid, regions }: AccountData,
  others: readonly AccountData[],
  unknownIn: NotCompared['unknownIn'],
): NotCompared[] {
  const other = others.find((each) => each.sid === sid);
  if (!other) return [{ account: sid, unknownIn }];
  return regions.flatMap((region): NotCompared[] => {
    const there = other.regions.find(({ id }) => id === region.id);
    if (!there) return [{ account: sid, region: region.id, unknownIn }];
    const gaps = gapsOf(there).filter((gap) => says(region, gap));
    return gaps.map((gap) => ({ account: sid, region: region.id, gap, unknownIn }));
  });
}

/** Whether the region knows what the other one does not. */
function says(region: RegionData, gap: Gap): boolean {
  const { collection, item, part } = gap;
  if (item !== undefined && !hasItem(region, collection, item)) return false;
  return !gapsOf(region).some(
    (own) =>
      own.collection === collection &&
      (own.part === undefined ? part === undefined : own.part === part && isNamed(own.item, item)),
  );
}

function hasItem(region: RegionData, collection: CollectionName, name: string): boolean {
  const items: readonly object[] = region[collection].items;
  return items.some((item) => 'name' in item && typeof item.name === 'string' && isNamed(item.name, name));
}

function isNamed(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
