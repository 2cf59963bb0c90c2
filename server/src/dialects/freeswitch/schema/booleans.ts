import { toInteger } from './integers';

const TRUE_WORDS: ReadonlySet<string> = new Set(['yes', 'on', 'true', 't', 'enabled', 'active', 'allow']);
/** What people write for false. FreeSWITCH has no such list: anything that is not true is false. */
const FALSE_WORDS: ReadonlySet<string> = new Set([
  'no',
  'off',
  'false',
  'f',
  'disabled',
  'inactive',
  'disallow',
  'deny',
  'n',
  '',
]);

/** switch_true (switch_utils.h:518): a word of the list, or a number that is not zero. Anything else is false. */
export function isTrue(text: string): boolean {
  if (TRUE_WORDS.has(text.toLowerCase())) return true;
  return isNumber(text) && toInteger(text) !== 0;
}

/** switch_is_number: an optional sign, digits and dots. */
function isNumber(text: string): boolean {
  return /^[-+]?[\d.]+$/.test(text);
}

/** Whether the word is meant for what it is taken for; a false one that is no usual word for it hardly is. */
export function isBooleanWord(text: string): boolean {
  return isTrue(text) || FALSE_WORDS.has(text.toLowerCase()) || isNumber(text);
}
