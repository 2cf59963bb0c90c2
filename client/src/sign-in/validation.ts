import type { Connection } from '../../../protocol/account';
import { sameKey } from '../account/connection-list';

const sid = (prefix: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);
const anySid = /^(?:AC|SK)[0-9a-fA-F]{32}$/;

/** What is wrong with a text that was entered, and what to enter; undefined where it will do. */
export type Validation = (text: string) => string | undefined;

export const accountSidProblem: Validation = (text) => {
  const value = text.trim();
  if (value === '')
    return 'Enter the SID of the account: it begins with AC and stands on the first page of the Console.';
  if (value.startsWith('SK'))
    return 'This is the SID of a key. The one of the account begins with AC; the key comes later.';
  return sid('AC').test(value) ? undefined : `AC and 32 digits or letters a to f; this has ${count(value)}.`;
};

export const keySidProblem: Validation = (text) => {
  const value = text.trim();
  if (value === '') return 'Enter the SID of the key: it begins with SK.';
  if (value.startsWith('AC')) return 'This is the SID of an account. The one of a key begins with SK.';
  return sid('SK').test(value) ? undefined : `SK and 32 digits or letters a to f; this has ${count(value)}.`;
};

export const secretProblem: Validation = (text) => {
  const value = text.trim();
  if (value === '') return 'Enter the secret.';
  if (anySid.test(value)) return 'This is a SID. The secret is shown only once, when the key is made.';
  return /\s/.test(value) ? 'There is white space inside: copy the secret alone.' : undefined;
};

/** Labels are unique; the one of the same account and region is renewed. */
export function labelProblem(
  text: string,
  place: Omit<Connection, 'label'>,
  others: readonly Connection[],
): string | undefined {
  const value = text.trim();
  if (value === '') return 'Enter a name for the connection.';
  const taken = others.find((each) => each.label === value && !sameKey(each, place));
  return (
    taken &&
    `${value} is the name of ${taken.accountSid} in ${taken.region.toUpperCase()}. Choose another one.`
  );
}

function count(value: string): string {
  return `${value.length} character${value.length === 1 ? '' : 's'}`;
}

/** A label that nobody has yet: the wanted one, else with the region, else with a number. */
export function freeLabel(
  wanted: string,
  place: Omit<Connection, 'label'>,
  others: readonly Connection[],
): string {
  const same = others.find((each) => sameKey(each, place));
  if (same) return same.label;
  const base = wanted.trim() || `Account ${place.accountSid.slice(-4)}`;
  const candidates = [base, `${base} ${place.region.toUpperCase()}`];
  for (let number = 2; candidates.length < others.length + 3; number += 1)
    candidates.push(`${base} ${number}`);
  return candidates.find((each) => labelProblem(each, place, others) === undefined) ?? base;
}
