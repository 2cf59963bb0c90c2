import { type Cursor, isBlank, isSpaceOrEnd, LINE_FEED } from './cursor';
import type { YamlScalar } from './node';

const COLON = 58;
const HASH = 35;
const SINGLE = 39;

/** Where a plain scalar ends on its line (YAML 1.2 section 7.3.3); blanks behind it left out. */
export function endOfPlain(text: string, start: number, lineEnd: number, inFlow: boolean): number {
  let end = start;
  let isTemplated = true;
  for (let at = start; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (
      code === COLON &&
      (isSpaceOrEnd(text.charCodeAt(at + 1)) || (inFlow && isFlowEnd(text.charCodeAt(at + 1))))
    )
      break;
    if (code === HASH && at > start && isBlank(text.charCodeAt(at - 1))) break;
    if (inFlow && isFlowEnd(code)) break;
    if (isTemplated && code === 123 && text.charCodeAt(at + 1) === 123) {
      const close = endOfTemplate(text, at, lineEnd);
      // where one is not closed on its line, none behind it is
      isTemplated = close !== undefined;
      at = (close ?? at + 2) - 1;
    }
    if (!isBlank(text.charCodeAt(at))) end = at + 1;
  }
  return end;
}

/** `{{ a: b # c }}` is the template engine's, whatever is in it. */
function endOfTemplate(text: string, start: number, lineEnd: number): number | undefined {
  const close = text.slice(start + 2, lineEnd).indexOf('}}');
  return close < 0 ? undefined : start + 2 + close + 2;
}

function isFlowEnd(code: number): boolean {
  // , [ ] { }
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** A plain scalar on one line. */
export function plainOnLine(cursor: Cursor, inFlow: boolean): YamlScalar {
  const start = cursor.at;
  const end = endOfPlain(cursor.text, start, cursor.lineEnd, inFlow);
  cursor.at = end;
  return plainScalar(start, end, cursor.text.slice(start, end));
}

function plainScalar(start: number, end: number, text: string): YamlScalar {
  return { kind: 'scalar', style: 'plain', text, start, end, from: start, to: end };
}

/** A plain scalar with the deeper lines behind it, which are folded into it. */
export function plainFolded(cursor: Cursor, indent: number): YamlScalar {
  let scalar = plainOnLine(cursor, false);
  for (;;) {
    const before = cursor.at;
    if (!endsItsLine(cursor)) return scalar;
    const next = continuation(cursor, indent);
    if (!next) {
      cursor.at = before;
      return scalar;
    }
    scalar = plainScalar(scalar.start, next.end, `${scalar.text} ${next.text}`);
  }
}

/** Whether nothing but blanks stands behind the cursor on its line; a comment ends the scalar. */
function endsItsLine(cursor: Cursor): boolean {
  const { at, lineEnd, text } = cursor;
  for (let next = at; next < lineEnd; next++) if (!isBlank(text.charCodeAt(next))) return false;
  return true;
}

function continuation(cursor: Cursor, indent: number): YamlScalar | undefined {
  const { text } = cursor;
  for (;;) {
    cursor.skipLine();
    cursor.skipBlanks();
    if (cursor.isAtEnd) return undefined;
    if (cursor.at < cursor.lineEnd) break;
  }
  if (cursor.column <= indent || cursor.code() === HASH || text.startsWith('{%', cursor.at)) return undefined;
  const { at, lineEnd } = cursor;
  const end = endOfPlain(text, at, lineEnd, false);
  // a key of its own: the indentation is wrong, and the mapping says so
  if (text.charCodeAt(end) === COLON && end < lineEnd) return undefined;
  cursor.at = end;
  return plainScalar(at, end, text.slice(at, end));
}

/** A quoted scalar; the cursor stands at its quote. One that does not end goes to the end of its line. */
export function quotedScalar(cursor: Cursor): YamlScalar {
  const start = cursor.at;
  const single = cursor.code() === SINGLE;
  const close = closingQuote(cursor.text, start, single);
  const end = close < 0 ? cursor.lineEnd : close + 1;
  if (close < 0) cursor.fail(start, start + 1, 'The quote is not closed');
  cursor.at = end;
  const to = close < 0 ? end : close;
  const style = single ? 'single' : 'double';
  const raw = cursor.text.slice(start + 1, to);
  const base = { kind: 'scalar', style, start, end, from: start + 1, to } as const;
  if (!raw.includes('\n') && !raw.includes(single ? "''" : '\\')) return { ...base, text: raw };
  return { ...base, ...resolveEscapes(raw, start + 1, single) };
}

function closingQuote(text: string, start: number, single: boolean): number {
  if (!single) {
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === 34) return at;
    }
    return -1;
  }
  for (let at = text.indexOf("'", start + 1); at >= 0; at = text.indexOf("'", at + 2))
    if (text.charCodeAt(at + 1) !== SINGLE) return at;
  return -1;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[\s\S])/y;
const FOLD = /[ \t]*\r?\n[ \t\r\n]*/y;

/** Resolves escapes and folds lines, and keeps where each character was. */
function resolveEscapes(raw: string, from: number, single: boolean): { text: string; offsets: number[] } {
  let text = '';
  const offsets: number[] = [];
  for (let at = 0; at < raw.length; ) {
    const [piece, length] = pieceAt(raw, at, single);
    for (let i = 0; i < piece.length; i++) offsets.push(from + at);
    text += piece;
    at += length;
  }
  return { text, offsets };
}

function pieceAt(raw: string, at: number, single: boolean): readonly [piece: string, length: number] {
  const code = raw.charCodeAt(at);
  if (single && code === SINGLE) return ["'", 2];
  if (!single && code === 92) return escapeAt(raw, at);
  if (isBlank(code) || code === LINE_FEED || code === 13) {
    FOLD.lastIndex = at;
    const fold = FOLD.exec(raw)?.[0];
    if (fold) return [' ', fold.length];
  }
  return [raw.charAt(at), 1];
}

function escapeAt(raw: string, at: number): readonly [piece: string, length: number] {
  ESCAPE.lastIndex = at;
  const match = ESCAPE.exec(raw);
  if (!match) return ['\\', 1];
  const hex = match[1] ?? match[2] ?? match[3];
  if (hex !== undefined) {
    const point = Number.parseInt(hex, 16);
    return [point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd', match[0].length];
  }
  const letter = raw.charAt(at + 1);
  return [letter === '\n' ? '' : (ESCAPES[letter] ?? letter), 2];
}

const BLOCK_HEADER = /[|>](?:[+-]?([1-9])?[+-]?)[ \t]*(?:[ \t]#.*)?\r?$/;

/** A `|` or `>` scalar: the deeper lines below. Undefined where no such header stands here. */
export function blockScalar(cursor: Cursor, indent: number): YamlScalar | undefined {
  const { at: start, text } = cursor;
  const header = BLOCK_HEADER.exec(text.slice(start, cursor.lineEnd));
  if (header?.index !== 0) return undefined;
  cursor.skipLine();
  const lines: { from: number; to: number }[] = [];
  let deep = header[1] === undefined ? -1 : Math.max(0, indent) + Number(header[1]);
  let end = cursor.at;
  while (!cursor.isAtEnd) {
    const { at, lineEnd } = cursor;
    const blanks = countSpaces(text, at, lineEnd);
    if (at + blanks < lineEnd) {
      if (blanks <= indent || (deep >= 0 && blanks < deep)) break;
      if (deep < 0) deep = blanks;
      lines.push({ from: at + deep, to: lineEnd });
      end = lineEnd;
    } else if (lines.length > 0) lines.push({ from: lineEnd, to: lineEnd });
    cursor.skipLine();
  }
  while (lines.at(-1)?.from === lines.at(-1)?.to && lines.length > 0) lines.pop();
  const first = lines[0];
  const joined = lines
    .map(({ from, to }) => text.slice(from, to))
    .join(text.charAt(start) === '|' ? '\n' : ' ');
  const from = first?.from ?? end;
  return { kind: 'scalar', style: 'block', text: joined, start, end, from, to: lines.at(-1)?.to ?? from };
}

function countSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === 32) at++;
  return at - start;
}
