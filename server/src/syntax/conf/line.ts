import {
  BACKSLASH,
  BRACKET,
  CLOSING_BRACKET,
  CLOSING_PARENTHESIS,
  EQUALS,
  GREATER,
  HASH,
  PARENTHESIS,
  PLUS,
} from '../../text/characters';
import type { LineFault } from './tree';

/** One live, stripped line: offsets are into `text`, the caller turns them into columns. main/config.c:2019-2334. */
export type ParsedLine =
  | { readonly kind: 'header'; readonly header: RawHeader }
  | { readonly kind: 'set' | 'append'; readonly parts: RawAssignment }
  | { readonly kind: 'directive'; readonly parts: RawAssignment }
  | { readonly kind: 'fault'; readonly fault: LineFault };

export interface RawAssignment {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

export interface RawHeader {
  readonly nameStart: number;
  readonly nameEnd: number;
  /** What stands between the parentheses. */
  readonly listStart?: number;
  readonly listEnd?: number;
  readonly close: number;
  readonly fault?: LineFault;
}

/** First offset in [from, to) whose character Asterisk does not strip: it strips every byte below 33. */
export function skipBlanks(text: string, from: number, to: number): number {
  while (from < to && text.charCodeAt(from) < 33) from++;
  return from;
}

export function trimBlanks(text: string, from: number, to: number): number {
  while (to > from && text.charCodeAt(to - 1) < 33) to--;
  return to;
}

/** Offset of a character in [from, to), else -1. `indexOf` would look beyond `to`, for every line anew. */
export function indexWithin(text: string, code: number, from: number, to: number): number {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === code) return i;
  return -1;
}

/** `from`, `to`: the stripped, not empty line. */
export function parseLine(text: string, from: number, to: number): ParsedLine {
  const first = text.charCodeAt(from);
  if (first === BRACKET) return parseHeader(text, from, to);
  if (first === HASH) return parseDirective(text, from, to);
  return parseAssignment(text, from, to);
}

function parseHeader(text: string, from: number, to: number): ParsedLine {
  const close = indexWithin(text, CLOSING_BRACKET, from, to);
  if (close < 0) return { kind: 'fault', fault: 'no-closing-bracket' };
  const name = { nameStart: from + 1, nameEnd: close };
  if (text.charCodeAt(close + 1) !== PARENTHESIS || close + 1 >= to) {
    return { kind: 'header', header: { ...name, close: close + 1 } };
  }
  const end = indexWithin(text, CLOSING_PARENTHESIS, close + 2, to);
  if (end < 0) return { kind: 'header', header: { ...name, close: to, fault: 'no-closing-parenthesis' } };
  return { kind: 'header', header: { ...name, listStart: close + 2, listEnd: end, close: end + 1 } };
}

function parseDirective(text: string, from: number, to: number): ParsedLine {
  let wordEnd = from + 1;
  // bytes over 127 are negative in Asterisk's signed char, so they end the word
  while (wordEnd < to && text.charCodeAt(wordEnd) > 32 && text.charCodeAt(wordEnd) < 128) wordEnd++;
  const valueStart = wordEnd < to ? skipBlanks(text, wordEnd + 1, to) : to;
  return { kind: 'directive', parts: { nameStart: from + 1, nameEnd: wordEnd, valueStart, valueEnd: to } };
}

function parseAssignment(text: string, from: number, to: number): ParsedLine {
  let start = from;
  const escaped = text.charCodeAt(from) === BACKSLASH;
  if (escaped) {
    start++;
    const next = start < to ? text.charCodeAt(start) : 0;
    if (next < 33 || next > 127) return { kind: 'fault', fault: 'bad-escape' };
  }
  const searchFrom = escaped ? start + 1 : start;
  const equals = indexWithin(text, EQUALS, searchFrom, to);
  if (equals < 0) return { kind: 'fault', fault: 'no-equals' };
  const append = equals > searchFrom && text.charCodeAt(equals - 1) === PLUS;
  const nameEnd = trimBlanks(text, start, append ? equals - 1 : equals);
  const nameStart = skipBlanks(text, start, nameEnd);
  if (nameStart === nameEnd) return { kind: 'fault', fault: 'no-name' };
  if (append) {
    return { kind: 'append', parts: { nameStart, nameEnd, valueStart: equals + 1, valueEnd: to } };
  }
  const arrow = text.charCodeAt(equals + 1) === GREATER && equals + 1 < to;
  const valueStart = skipBlanks(text, equals + (arrow ? 2 : 1), to);
  return { kind: 'set', parts: { nameStart, nameEnd, valueStart, valueEnd: to } };
}

/** The argument of `#include`: bare, `"…"` (inner quotes and backslashes vanish) or `<…>`. Offsets into `text`. */
export function unquoteArgument(text: string): { value: string; start: number; end: number } {
  if (text.startsWith('"')) {
    const value = text.replace(/"|\\(.?)/g, '$1');
    return { value, start: 1, end: text.length - (text.length > 1 && text.endsWith('"') ? 1 : 0) };
  }
  if (text.startsWith('<')) {
    const close = text.indexOf('>');
    return {
      value: text.slice(1, close < 0 ? undefined : close),
      start: 1,
      end: close < 0 ? text.length : close,
    };
  }
  return { value: text, start: 0, end: text.length };
}
