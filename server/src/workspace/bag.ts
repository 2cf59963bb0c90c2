/**
 * A list that is nearly always empty or of one item, without an array then: a large file has fifty thousand of these.
 * Items must not be arrays themselves. Order is not kept.
 */
export type Bag<T extends object> = undefined | T | T[];

export function bagWith<T extends object>(bag: Bag<T>, item: T): Bag<T> {
  if (bag === undefined) return item;
  if (!Array.isArray(bag)) return [bag, item];
  bag.push(item);
  return bag;
}

export function bagWithout<T extends object>(bag: Bag<T>, item: T): Bag<T> {
  if (bag === item) return undefined;
  if (!Array.isArray(bag)) return bag;
  const at = bag.indexOf(item);
  const last = at < 0 ? undefined : bag.pop();
  if (last !== undefined && at < bag.length) bag[at] = last;
  return bag.length === 0 ? undefined : bag;
}

function bagHas<T extends object>(bag: Bag<T>, item: T): boolean {
  return bag === item || (Array.isArray(bag) && bag.includes(item));
}

const EMPTY: readonly never[] = Object.freeze([]);

export function bagItems<T extends object>(bag: Bag<T>): readonly T[] {
  if (bag === undefined) return EMPTY;
  return Array.isArray(bag) ? bag : [bag];
}

/** A bag that may grow to thousands, from which one is taken out as fast as from a few. */
export type Crowd<T extends object> = Bag<T> | Set<T>;

/** From here on an array is searched longer than a set costs. */
const CROWDED = 64;

export function crowdWith<T extends object>(crowd: Crowd<T>, item: T): Crowd<T> {
  if (crowd instanceof Set) return crowd.add(item);
  return Array.isArray(crowd) && crowd.length >= CROWDED ? new Set(crowd).add(item) : bagWith(crowd, item);
}

export function crowdWithout<T extends object>(crowd: Crowd<T>, item: T): Crowd<T> {
  if (!(crowd instanceof Set)) return bagWithout(crowd, item);
  crowd.delete(item);
  return crowd.size === 0 ? undefined : crowd;
}

export function crowdHas<T extends object>(crowd: Crowd<T>, item: T): boolean {
  return crowd instanceof Set ? crowd.has(item) : bagHas(crowd, item);
}

export function crowdItems<T extends object>(crowd: Crowd<T>): Iterable<T> {
  return crowd instanceof Set ? crowd : bagItems(crowd);
}
