import { maskValue } from '../../../text/mask';

const LONGEST = 60;

/** The value of a param as anybody may see it: shortened, secrets masked. */
export function shownValue(name: string, value: string): string {
  const safe = maskValue(name, value);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}
