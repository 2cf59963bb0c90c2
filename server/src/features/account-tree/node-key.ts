import type { GroupKind } from '../../../../protocol/account';
import type { AccountData, RegionData } from '../../twilio/account/data';

/** Which resource of which account and region: a name is unique among those of its kind. */
export function nodeKey(account: AccountData, region: RegionData, kind: GroupKind, name: string): string {
  return `${account.sid} ${region.id} ${kind} ${name}`;
}
