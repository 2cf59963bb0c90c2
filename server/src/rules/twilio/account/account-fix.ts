import type { FileEdit } from '../../../text/range';
import type { AccountChange } from '../../../twilio/account/change';
import type { AccountData, RegionData } from '../../../twilio/account/data';
import { activeServices } from '../../../twilio/account/services';
import type { AccountSnapshot, ServiceHit, ServiceName } from '../../../twilio/account/snapshot';
import { regionOf } from '../../../twilio/regions';
import type { Fix } from '../../finding';

/** Fixes of one kind that are offered beside each other. */
export const MOST_WAYS = 3;

/** Where a change is made. */
export type Target = Pick<AccountChange, 'account' | 'region'>;

interface Extra {
  readonly edits?: readonly FileEdit[];
  readonly preferred?: boolean;
}

/** A fix that changes the account: always asked for by a person, never one of many. `what` begins with a verb. */
export function accountFix(what: string, changes: readonly AccountChange[], extra: Extra = {}): Fix[] {
  const { edits = [], preferred } = extra;
  if (changes.length === 0) return [];
  const title = `${what.charAt(0).toUpperCase()}${what.slice(1)} in Twilio…`;
  return [
    {
      title,
      kind: 'account',
      changes,
      ...(edits.length > 0 ? { edits } : {}),
      ...(preferred ? { preferred } : {}),
    },
  ];
}

/** Undefined for a region that has no REST hosts that are known. */
export function targetIn(account: AccountData, region: RegionData): Target | undefined {
  return regionOf(region.id) ? { account: account.sid, region: region.id } : undefined;
}

/** The one domain or trunk that takes the traffic of the name, and where to change it; undefined where that is open. */
export function changeable(
  account: AccountSnapshot,
  service: ServiceName,
): { readonly hit: ServiceHit; readonly target: Target } | undefined {
  const hits = activeServices(account, service);
  const [hit, ...others] = hits.state === 'loaded' ? hits.value : [];
  const target = hit && others.length === 0 ? targetIn(hit.account, hit.region) : undefined;
  return hit && target ? { hit, target } : undefined;
}
