/** What may be one and the same in two sources. */
export interface Named {
  readonly name: string | null;
  readonly sid?: string;
}

export interface Pairs<T> {
  readonly both: readonly (readonly [before: T, after: T])[];
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/**
 * Which items of two collections are the same resource: by SID, for names change, and then by name, for a registry need
 * not have SIDs. Two SIDs under one name are a resource that was made anew.
 *
 * @param fold makes names that are one and the same equal
 */
export function pairUp<T extends Named>(
  before: readonly T[],
  after: readonly T[],
  fold: (name: string) => string = (name) => name,
): Pairs<T> {
  const bySid = ({ sid }: T) => sid;
  const byName = ({ name }: T) => (name === null ? undefined : fold(name));
  return matched(before, after, bySid, byName);
}

/** What is the same by the first key, then what is by the next one. */
export function matched<T>(
  before: readonly T[],
  after: readonly T[],
  ...keys: readonly ((item: T) => string | undefined)[]
): Pairs<T> {
  let pairs: Pairs<T> = { both: [], before, after };
  for (const keyOf of keys) {
    const next = matchedBy(pairs.before, pairs.after, keyOf);
    pairs = { ...next, both: [...pairs.both, ...next.both] };
  }
  return pairs;
}

/** Each item once, in their order where several have one key; those without a key are nobody's partner. */
function matchedBy<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string | undefined,
): Pairs<T> {
  const waiting = new Map<string, T[]>();
  // from the end, so that the first one is taken first
  for (const item of before.toReversed()) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const same = waiting.get(key);
    if (same) same.push(item);
    else waiting.set(key, [item]);
  }
  const both: (readonly [T, T])[] = [];
  const taken = new Set<T>();
  const others: T[] = [];
  for (const item of after) {
    const key = keyOf(item);
    const partner = key === undefined ? undefined : waiting.get(key)?.pop();
    if (partner === undefined) {
      others.push(item);
      continue;
    }
    taken.add(partner);
    both.push([partner, item]);
  }
  return { both, before: before.filter((item) => !taken.has(item)), after: others };
}

/** Whether none of the others can be the same: one without a name and without a SID may be any that has no name. */
export function isNoneOf({ name, sid }: Named, others: readonly Named[]): boolean {
  if (name !== null) return true;
  return !others.some((other) => other.name === null && (sid === undefined || other.sid === undefined));
}

/** Names of domains and trunks are host names. */
export function foldHost(name: string): string {
  return name.toLowerCase();
}
