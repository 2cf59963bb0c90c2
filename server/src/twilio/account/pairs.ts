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
  const bySid = matched(before, after, ({ sid }) => sid);
  const byName = matched(bySid.before, bySid.after, ({ name }) => (name === null ? undefined : fold(name)));
  return { ...byName, both: [...bySid.both, ...byName.both] };
}

/** Each item once; those without a key are nobody's partner. */
export function matched<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string | undefined,
): Pairs<T> {
  const waiting = new Map<string, T>();
  for (const item of before) {
    const key = keyOf(item);
    if (key !== undefined && !waiting.has(key)) waiting.set(key, item);
  }
  const both: (readonly [T, T])[] = [];
  const taken = new Set<T>();
  const others: T[] = [];
  for (const item of after) {
    const key = keyOf(item);
    const partner = key === undefined ? undefined : waiting.get(key);
    if (key === undefined || partner === undefined) {
      others.push(item);
      continue;
    }
    waiting.delete(key);
    taken.add(partner);
    both.push([partner, item]);
  }
  return { both, before: before.filter((item) => !taken.has(item)), after: others };
}

/** Names of domains and trunks are host names. */
export function foldHost(name: string): string {
  return name.toLowerCase();
}
