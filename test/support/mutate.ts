import type { Random } from './random';

/** Pieces that mean something to Asterisk's parser, so that a mutation hits its special cases. */
const PIECES = [
  ';',
  ';--',
  '--;',
  ';--;',
  '\\;',
  '\\',
  '[',
  ']',
  '[a]',
  '[b](a)',
  '[c](!)',
  '[a](+)',
  '(+)',
  '(',
  ')',
  ',',
  '!',
  '=',
  '=>',
  '+=',
  '#include "x.conf"\n',
  '#tryinclude y.conf\n',
  '#exec z\n',
  '#',
  '"',
  '<',
  '>',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\t',
  ' ',
  '\ufeff',
  '\u00a0',
  'é',
  '\ud83d\ude00',
  '\ud800',
  'type=endpoint\n',
  'type=auth\n',
  'type = aor\n',
  '${V}',
  'sip:a@acme.sip.twilio.com',
  '//',
  'x'.repeat(300),
] as const;

/** One edit of a text: what an editor would send. Offsets are UTF-16. */
export interface RandomEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export function randomEdit(random: Random, text: string): RandomEdit {
  const start = random.below(text.length + 1);
  const span = random.below(4) === 0 ? random.below(60) : random.below(4);
  const end = Math.min(text.length, start + (random.below(2) === 0 ? 0 : span));
  const kind = random.below(5);
  if (kind === 0) return { start, end: Math.max(end, Math.min(text.length, start + 1)), newText: '' };
  if (kind === 1) {
    const from = random.below(text.length + 1);
    return { start, end, newText: text.slice(from, from + random.below(80)) };
  }
  if (kind === 2) return { start, end, newText: String.fromCharCode(random.below(256)) };
  return { start, end, newText: random.pick(PIECES) };
}

/** An edit as people make them: letters most of the time, now and then a piece, a copy or a deletion. */
export function typedEdit(random: Random, text: string, pieces: readonly string[]): RandomEdit {
  const start = random.below(text.length + 1);
  const span = random.below(5) === 0 ? random.below(120) : random.below(4);
  const end = Math.min(text.length, start + (random.below(2) === 0 ? 0 : span));
  const kind = random.below(8);
  if (kind === 0) return { start, end: Math.max(end, Math.min(text.length, start + 1)), newText: '' };
  if (kind === 1) {
    const from = random.below(text.length + 1);
    return { start, end, newText: text.slice(from, from + random.below(120)) };
  }
  if (kind <= 4) return { start, end, newText: String.fromCharCode(97 + random.below(26)) };
  return { start, end, newText: random.pick(pieces) };
}

export function applyEdit(text: string, { start, end, newText }: RandomEdit): string {
  return text.slice(0, start) + newText + text.slice(end);
}

/** Several edits one after the other. */
export function mutated(random: Random, text: string): string {
  let result = text;
  for (let edits = 1 + random.below(6); edits > 0; edits--)
    result = applyEdit(result, randomEdit(random, result));
  return result;
}

/** Text of any bytes, as a file read as Latin-1 gives it. */
export function randomBytes(random: Random, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++)
    text += String.fromCharCode(random.below(8) === 0 ? 10 : random.below(256));
  return text;
}
