import type { AccountData } from '../data';
import { type AccountFields, assembleAccount, assembleRegion } from './assemble';
import type { ConnectionReader } from './connection-reader';
import { keepSame } from './same';

/**
 * The accounts of these connections, as they are now.
 *
 * @param last as they were: what says the same stays the same object
 */
export function assembleAccounts(
  readers: readonly ConnectionReader[],
  last: readonly AccountData[],
): readonly AccountData[] {
  const sids = [...new Set(readers.map(({ connection }) => connection.accountSid))];
  const ownOf = (sid: string) => readers.filter(({ connection }) => connection.accountSid === sid);
  return Object.freeze(
    sids.map((sid) =>
      accountOf(
        sid,
        ownOf(sid),
        last.find((account) => account.sid === sid),
      ),
    ),
  );
}

/** Several connections may be with one account, and with one region of it: the one that knows more speaks for that. */
function accountOf(sid: string, readers: readonly ConnectionReader[], last?: AccountData): AccountData {
  const byRegion = new Map<string, ConnectionReader>();
  for (const reader of readers) {
    const { region } = reader.connection;
    const other = byRegion.get(region);
    if (!other || failureCount(reader) < failureCount(other)) byRegion.set(region, reader);
  }
  const regions = [...byRegion.values()].map(({ parts, unread }) => {
    const before = last?.regions.find(({ id }) => id === parts.region);
    return keepSame(before, assembleRegion(parts, sid, unread));
  });
  const fields = [...byRegion.values()].map(({ parts, unread }) => assembleAccount(parts, sid, unread));
  return Object.freeze({ ...mergedFields(sid, fields), regions: Object.freeze(regions) });
}

function failureCount({ parts, isSignedOut }: ConnectionReader): number {
  if (isSignedOut !== false) return Number.POSITIVE_INFINITY;
  return [...parts.bases()].filter(({ items }) => items === undefined).length;
}

/** An account is the same in every region; what one key may not read another one may. */
function mergedFields(sid: string, fields: readonly AccountFields[]): AccountFields {
  const merged: { -readonly [K in keyof AccountFields]: AccountFields[K] } = { sid };
  for (const { name, status, type, parent, subaccounts } of fields) {
    if (name !== undefined) merged.name ??= name;
    if (status !== undefined) merged.status ??= status;
    if (type !== undefined) merged.type ??= type;
    if (parent !== undefined) merged.parent ??= parent;
    if (subaccounts && (!merged.subaccounts || merged.subaccounts.missing !== undefined))
      merged.subaccounts = subaccounts;
  }
  return merged;
}
