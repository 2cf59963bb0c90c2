import type { Place } from '../../../text/place';
import type { AccountData, RegionData } from '../data';

export interface StaleRegion {
  readonly account: AccountData;
  readonly region: RegionData;
  /** Whole days since it was read. */
  readonly days: number;
  readonly at?: Place;
}

const millisecondsADay = 86_400_000;

/**
 * The regions that were read more than `days` days before `now` (milliseconds since 1970). A region that does not say
 * when it was read is not called old.
 */
export function staleRegions(accounts: readonly AccountData[], now: number, days: number): StaleRegion[] {
  return accounts.flatMap((account) =>
    account.regions.flatMap((region) => {
      if (!region.fetchedAt) return [];
      const age = Math.floor((now - region.fetchedAt.getTime()) / millisecondsADay);
      return age > days ? [{ account, region, days: age, at: region.fetchedAtPlace ?? region.at }] : [];
    }),
  );
}
