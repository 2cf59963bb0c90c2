import { type AccountData, collectionNames, type RegionData } from '../data';
import { RegionMerge } from './merge-region';
import type { NotRead } from './not-read';

export interface MergedAccounts {
  readonly accounts: readonly AccountData[];
  readonly notRead: readonly NotRead[];
}

/**
 * What a registry file says, brought up to date with what was read of some accounts and regions. Other accounts and
 * regions stay, and so does what could not be read this time: a passing fault loses nothing that somebody reviewed.
 *
 * @param read an account may be there several times, with a region each
 */
export function mergeAccounts(before: readonly AccountData[], read: readonly AccountData[]): MergedAccounts {
  const accounts = new Map(before.map((account) => [account.sid, account]));
  const notRead: NotRead[] = [];
  for (const now of read) {
    const old = accounts.get(now.sid);
    const merged = mergeAccount(old, now, notRead);
    if (old || merged.regions.length > 0) accounts.set(now.sid, merged);
  }
  return { accounts: [...accounts.values()], notRead };
}

function mergeAccount(old: AccountData | undefined, now: AccountData, notRead: NotRead[]): AccountData {
  const regions = new Map(old?.regions.map((region) => [region.id, region]));
  for (const region of now.regions) {
    const merge = new RegionMerge(now.sid, region.id);
    const merged = merge.region(regions.get(region.id), region);
    notRead.push(...merge.notRead);
    if (regions.has(region.id) || !isUnread(region)) regions.set(region.id, merged);
  }
  return {
    ...old,
    sid: now.sid,
    name: now.name ?? old?.name,
    status: now.status ?? old?.status,
    parent: now.parent ?? old?.parent,
    regions: [...regions.values()],
  };
}

/** Whether not one collection of the region could be read. */
export function isUnread(region: RegionData): boolean {
  return collectionNames.every((name) => {
    const { items, missing } = region[name];
    return missing !== undefined && items.length === 0;
  });
}
