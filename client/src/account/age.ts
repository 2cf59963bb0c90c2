const minute = 60_000;
const steps: readonly [limit: number, unit: number, name: string][] = [
  [60 * minute, minute, 'min'],
  [48 * 60 * minute, 60 * minute, 'h'],
  [Number.POSITIVE_INFINITY, 24 * 60 * minute, 'days'],
];

/**
 * How long ago something was read, in a word or two.
 *
 * @param at ISO 8601
 * @param now milliseconds since 1970
 */
export function age(at: string | undefined, now: number): string {
  const passed = at === undefined ? Number.NaN : now - Date.parse(at);
  if (Number.isNaN(passed)) return 'not read yet';
  // clocks of two machines may differ a little
  if (passed < minute) return 'read just now';
  const [, unit, name] = steps.find(([limit]) => passed < limit) ?? [0, minute, 'min'];
  return `read ${Math.floor(passed / unit)} ${name} ago`;
}
