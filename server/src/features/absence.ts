import type { UnknownReason } from '../twilio/account/known';
import type { AccountSnapshot, ServiceName } from '../twilio/account/snapshot';

/** What may be told of a name that the accounts of a file do not have. */
export type Absence =
  | { readonly state: 'unknown'; readonly reason: UnknownReason }
  /** Names of the accounts that have it, and that are linked for other folders. */
  | { readonly state: 'elsewhere'; readonly owners: readonly string[] }
  | { readonly state: 'nowhere' };

/** A name may have come into being since the accounts were read: nothing is told before they were asked again. */
export function absenceOf(account: AccountSnapshot, service: ServiceName): Absence {
  if (!account.confirms(service, 'absent')) return { state: 'unknown', reason: 'loading' };
  const found = account.elsewhere?.find(service);
  if (found?.state === 'unknown') return found;
  if (found?.state !== 'loaded') return { state: 'nowhere' };
  const owners = found.value.map((hit) => hit.account);
  // two registries that disagree about one account
  if (owners.some(({ sid }) => account.account(sid) !== undefined))
    return { state: 'unknown', reason: 'partial' };
  return { state: 'elsewhere', owners: [...new Set(owners.map(({ name, sid }) => name ?? sid))] };
}
