import { maskValue } from '../../../text/mask';

const LONGEST = 60;

/** The value of an option as anybody may see it: shortened, secrets masked. */
export function shownValue(option: string, value: string): string {
  const safe = maskValue(option, value);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}
