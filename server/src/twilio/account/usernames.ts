import type { Collection } from './collection';
import type { Username } from './data';

const sets = new WeakMap<Collection<Username>, ReadonlySet<string>>();

/** The names as a set, made once for a collection. */
export function usernameSet(usernames: Collection<Username>): ReadonlySet<string> {
  const known = sets.get(usernames) ?? new Set(usernames.items.map(({ text }) => text));
  sets.set(usernames, known);
  return known;
}

/** Fewer names than this are looked through: a set of them would cost more than it saves. */
const FEW = 32;

export function holdsUsername(usernames: Collection<Username>, username: string): boolean {
  const { items } = usernames;
  return items.length < FEW
    ? items.some(({ text }) => text === username)
    : usernameSet(usernames).has(username);
}
