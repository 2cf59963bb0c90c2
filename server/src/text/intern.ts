const interned = new Map<string, string>();
const MAX_INTERNED = 2000;
/** Characters of a value that may well stand elsewhere too. */
export const SHORT = 10;

/** Option names and words like `yes` stand a thousand times in a file: one string for all of them. */
export function intern(name: string): string {
  const known = interned.get(name);
  if (known !== undefined) return known;
  if (interned.size < MAX_INTERNED) interned.set(name, name);
  return name;
}
