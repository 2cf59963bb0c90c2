import { absent, type Known, loaded, type UnknownReason, unknown } from './known';

/**
 * Items of one kind as far as they are known. What is in `items` is there; what is not in them is absent only where
 * nothing is `missing`.
 */
export interface Collection<T> {
  readonly items: readonly T[];
  /** Why there may be others; left out for a complete collection, an empty one included. */
  readonly missing?: UnknownReason;
}

export function complete<T>(items: readonly T[]): Collection<T> {
  return { items };
}

/** Confirms its items and denies nothing. */
export function partial<T>(items: readonly T[], missing: UnknownReason = 'partial'): Collection<T> {
  return { items, missing };
}

export function notRead<T>(missing: UnknownReason): Collection<T> {
  return { items: [], missing };
}

/** The items where all of them are known; an empty list is known as such. */
export function allOf<T>({ items, missing }: Collection<T>, at: Date): Known<readonly T[]> {
  return missing === undefined ? loaded(items, at) : unknown(missing);
}

/** Whether it holds anything that passes. */
export function holds<T>(
  { items, missing }: Collection<T>,
  at: Date,
  passes: (item: T) => boolean = () => true,
): Known<boolean> {
  if (items.some(passes)) return loaded(true, at);
  return missing === undefined ? loaded(false, at) : unknown(missing);
}

/** What was found, or what its not being found in these collections means. */
export function foundIn<T>(
  found: readonly T[],
  at: Date,
  searched: Iterable<{ readonly missing?: UnknownReason }>,
): Known<readonly T[]> {
  if (found.length > 0) return loaded(found, at);
  for (const { missing } of searched) if (missing !== undefined) return unknown(missing);
  return absent(at);
}

export function union<T>(collections: readonly Collection<T>[]): Collection<T> {
  const items =
    collections.length === 1 ? (collections[0]?.items ?? []) : collections.flatMap((each) => each.items);
  const missing = collections.find((each) => each.missing !== undefined)?.missing;
  return { items, missing };
}
