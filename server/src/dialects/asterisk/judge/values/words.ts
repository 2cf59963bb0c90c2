import { nearest } from '../../../../text/nearest';
import { type Check, type CheckInput, oneOf, type Problem, quote } from './problem';
import { separate, splitList } from './separate';

const TRUE = new Set(['yes', 'true', 'y', 't', '1', 'on']);
const FALSE = new Set(['no', 'false', 'n', 'f', '0', 'off']);

/** What `ast_true` takes for true. Everything else is false where a boolean is read. */
export function isTrue(value: string): boolean {
  return TRUE.has(value) || TRUE.has(value.toLowerCase());
}

function isFalse(value: string): boolean {
  return FALSE.has(value) || FALSE.has(value.toLowerCase());
}

/** Booleans never fail: a word that is not true-like silently means no. */
export const checkBoolean: Check = (value, { name }) => {
  if (isTrue(value) || isFalse(value)) return undefined;
  return {
    rule: 'asterisk/silent-boolean',
    effect: 'changed',
    what: value === '' ? `${name} is empty` : `${quote(value)} is no boolean`,
    consequence: `Asterisk silently takes ${name} as no`,
    advice: 'Write yes or no',
    suggestions: nearest(value, ['yes', 'no', 'true', 'false', 'on', 'off']),
  };
};

/** One of the words of the schema; `also: boolean` and `also: integer` widen it. */
export const checkWord: Check = (value, { name, spec }) => {
  const words = spec.enum ?? [];
  const known = spec.caseSensitive
    ? words.includes(value)
    : words.includes(value) || includesIgnoringCase(words, value);
  if (known || (spec.also === 'boolean' && (isTrue(value) || isFalse(value)))) return undefined;
  return wrongWord(value, name, words);
};

/** Words parted by commas; empty ones are passed over. */
export const checkWordList: Check = (value, { name, spec }) => {
  const words = spec.enum ?? [];
  const wrong = splitList(value).find((item) => item !== '' && !includesIgnoringCase(words, item));
  return wrong === undefined ? undefined : wrongWord(wrong, name, words);
};

/** The same, where an empty item is refused and quotes protect commas. */
export const checkStrictWordList: Check = (value, { name, spec }) => {
  if (value === '') return undefined;
  const words = spec.enum ?? [];
  const wrong = separate(value, ',').find((item) => !includesIgnoringCase(words, item));
  if (wrong === '') return { what: `${name} has an empty item`, advice: 'Remove the comma too many' };
  return wrong === undefined ? undefined : wrongWord(wrong, name, words);
};

/** A word, or anything else silently ignored, so that an earlier line or the default still counts. */
export const checkIgnoredWord: Check = (value, input) => ignored(checkWord(value, input), input);

export const checkIgnoredWordList: Check = (value, input) => {
  const words = input.spec.enum ?? [];
  const wrong = separate(value, ',')
    .map((item) => (separate(item, ';')[0] ?? '').replace(/^(["'])(.*)\1$/, '$2'))
    .find((item) => item !== '' && !includesIgnoringCase(words, item));
  return wrong === undefined ? undefined : ignored(wrongWord(wrong, input.name, words), input);
};

function ignored(problem: Problem | undefined, { name }: CheckInput): Problem | undefined {
  if (!problem) return undefined;
  const consequence = `Asterisk ignores it without a word, and ${name} stays as it was`;
  return { ...problem, rule: 'asterisk/ignored-value', effect: 'ignored', consequence };
}

/** The problem of a word that is none of those known. */
export function wrongWord(value: string, name: string, words: readonly string[]): Problem {
  const what = value === '' ? `${name} is empty` : `${quote(value)} is no value of ${name}`;
  return { what, advice: `Use ${oneOf(words)}`, suggestions: nearest(value, words) };
}

export function includesIgnoringCase(words: readonly string[], value: string): boolean {
  const lower = value.toLowerCase();
  return words.some((word) => word.toLowerCase() === lower);
}
