import type { Sourced } from '../../sip/sourced';
import { Composer } from './composed-place';
import { placeholder, plain } from './plain-value';

/** `${NAME}`, `${NAME:-default}`, `$NAME` as docker compose reads them. Offsets into the text. */
export interface VariableUse {
  readonly name: string;
  readonly nameStart: number;
  readonly start: number;
  readonly end: number;
  /** `:-`, `-`, `:?`, `?`, `:+`, `+`, or nothing. */
  readonly operator: string;
  /** What stands behind the operator. */
  readonly word: string;
  readonly wordStart: number;
}

const START = /\$(?:\$|\{([A-Za-z_]\w*)(:?[-?+])?|([A-Za-z_]\w*))/g;

/** Longer texts are no settings: nobody looks into them, as what they might open and not close costs too much to find. */
const LONGEST = 4096;

/** The variables of a text, outermost first; `$$` is a dollar sign. */
export function variablesIn(text: string): VariableUse[] {
  if (text.length > LONGEST || !text.includes('$')) return [];
  const uses: VariableUse[] = [];
  START.lastIndex = 0;
  for (let found = START.exec(text); found; found = START.exec(text)) {
    const use = readUse(text, found);
    if (!use) continue;
    uses.push(use);
    START.lastIndex = use.end;
  }
  return uses;
}

function readUse(text: string, found: RegExpExecArray): VariableUse | undefined {
  const [all, braced, operator = '', bare] = found;
  const start = found.index;
  const next = start + all.length;
  if (bare !== undefined)
    return { name: bare, nameStart: start + 1, start, end: next, operator: '', word: '', wordStart: next };
  if (braced === undefined) return undefined;
  const close = closingBrace(text, next);
  if (close < 0 || (operator === '' && close !== next)) return undefined;
  const word = text.slice(next, close);
  return { name: braced, nameStart: start + 2, start, end: close + 1, operator, word, wordStart: next };
}

function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '{') depth++;
    else if (character === '}' && depth-- === 0) return at;
  }
  return -1;
}

/** What is known of a variable: its value where it is written, `unknown` where somebody may know it, or nothing. */
export type Lookup = (name: string) => Sourced<string> | 'unknown' | undefined;

const DEEPEST = 8;

/**
 * The value with its variables filled in; `at` is where each part is written. A placeholder where one of them cannot be
 * known, and where the text itself has another engine's mark in it.
 */
export function resolved(source: Sourced<string>, lookup: Lookup, depth = 0): Sourced<string> {
  const { text, at, origin } = source;
  if (origin === 'placeholder') return source;
  if (text.length > LONGEST) return placeholder(source);
  const uses = variablesIn(text);
  if (uses.length === 0 && !text.includes('$$')) return plain(source);
  const [only] = uses;
  if (only && only.start === 0 && only.end === text.length)
    return fillIn(source, only, lookup, depth) ?? placeholder(source);
  const composer = new Composer();
  let from = 0;
  for (const use of uses) {
    const value = fillIn(source, use, lookup, depth);
    if (value?.value === undefined) return placeholder(source);
    addLiteral(composer, source, from, use.start);
    composer.add(value.value, value.at);
    from = use.end;
    // a value that doubles with each variable
    if (composer.text.length > LONGEST) return placeholder(source);
  }
  addLiteral(composer, source, from, text.length);
  const whole = composer.text;
  return plain({
    text: whole,
    value: whole,
    origin: uses.length === 0 ? origin : 'resolved',
    ...(at ? { at: composer.inPlaceOf(at) } : {}),
  });
}

/** What stands between variables: `$$` says `$`, so that what follows it stands one character further on. */
function addLiteral(composer: Composer, { text, at }: Sourced<string>, from: number, to: number): void {
  let start = from;
  for (let end = text.indexOf('$$', from); end >= 0 && end < to; end = text.indexOf('$$', start)) {
    composer.add(text.slice(start, end + 1), at?.slice(start, end + 1));
    start = end + 2;
  }
  composer.add(text.slice(start, to), at?.slice(start, to));
}

function fillIn(
  source: Sourced<string>,
  use: VariableUse,
  lookup: Lookup,
  depth: number,
): Sourced<string> | undefined {
  if (depth > DEEPEST) return undefined;
  const known = lookup(use.name);
  const needsText = use.operator.startsWith(':');
  const isSet = known !== undefined && known !== 'unknown' && (!needsText || known.text !== '');
  if (use.operator.endsWith('+')) return undefined;
  if (isSet) return { ...known, origin: known.origin === 'placeholder' ? 'placeholder' : 'resolved' };
  if (!use.operator.endsWith('-')) return undefined;
  const at = source.at?.slice(use.wordStart, use.wordStart + use.word.length);
  const word: Sourced<string> = {
    text: use.word,
    value: use.word,
    origin: 'resolved',
    ...(at ? { at } : {}),
  };
  return resolved(word, lookup, depth + 1);
}
