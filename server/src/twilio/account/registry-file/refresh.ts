import type { AccountData, RegionData } from '../data';
import { regionText } from './write';

/**
 * The accounts as read now, with the old time on every region whose content did not change: writing them twice gives
 * the same file.
 */
export function keepFetchedAt(
  before: readonly AccountData[],
  now: readonly AccountData[],
): readonly AccountData[] {
  return now.map((account) => {
    const old = before.find(({ sid }) => sid === account.sid);
    return old ? { ...account, regions: account.regions.map((region) => keepTime(old, region)) } : account;
  });
}

function keepTime({ regions }: AccountData, region: RegionData): RegionData {
  const old = regions.find(({ id }) => id === region.id);
  const isSame = old?.fetchedAt !== undefined && regionText(old) === regionText(region);
  return isSame ? { ...region, fetchedAt: old.fetchedAt } : region;
}
