import type { Collection } from '../collection';
import type { RegionData } from '../data';

/** Whether two values are built of the same fields and texts. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Date || b instanceof Date) return String(a) === String(b);
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length && keys.every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/**
 * The region with the objects of the one before it wherever these say the same, so that who made something of them need not
 * make it again.
 */
export function keepSame(before: RegionData | undefined, now: RegionData): RegionData {
  if (!before || before.id !== now.id) return now;
  const { alerts } = now;
  return Object.freeze({
    ...now,
    domains: keptCollection(before.domains, now.domains),
    trunks: keptCollection(before.trunks, now.trunks),
    credentialLists: keptCollection(before.credentialLists, now.credentialLists),
    ipAccessControlLists: keptCollection(before.ipAccessControlLists, now.ipAccessControlLists),
    numbers: keptCollection(before.numbers, now.numbers),
    callerIds: keptCollection(before.callerIds, now.callerIds),
    ...(alerts && before.alerts ? { alerts: keptCollection(before.alerts, alerts) } : {}),
  });
}

function keptCollection<T>(before: Collection<T>, now: Collection<T>): Collection<T> {
  const knownItems = new Map(before.items.map((item, index) => [keyOf(item, index), item]));
  const items = now.items.map((item, index) => {
    const known = knownItems.get(keyOf(item, index));
    return known !== undefined && isSame(known, item) ? known : item;
  });
  const isKept =
    items.length === before.items.length && items.every((item, index) => item === before.items[index]);
  if (isKept && before.missing === now.missing) return before;
  return Object.freeze({ ...now, items: isKept ? before.items : Object.freeze(items) });
}

/** What has no SID is looked for at its place. */
function keyOf(item: unknown, index: number): unknown {
  return typeof item === 'object' && item !== null && 'sid' in item ? item.sid : index;
}
