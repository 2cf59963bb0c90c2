import { type Range, rangeOf } from '../text/range';

/** A line and where in it the caret stands. */
export interface CaretLine {
  readonly text: string;
  readonly line: number;
  readonly character: number;
}

/** A part of the caret's line that a candidate takes the place of. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** From its start to the caret. */
  readonly typed: string;
}

/** The part of `[from, to)` around the caret that holds none of these characters, blanks at its ends left out. */
export function wordIn({ text, character }: CaretLine, from: number, to: number, stops: string): Word {
  let start = character;
  while (start > from && !stops.includes(text.charAt(start - 1))) start--;
  while (start < character && /\s/.test(text.charAt(start))) start++;
  let end = character;
  while (end < to && !stops.includes(text.charAt(end))) end++;
  while (end > character && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end, typed: text.slice(start, character) };
}

/** These columns of the caret's line. */
export function columns({ line }: Pick<CaretLine, 'line'>, start: number, end: number): Range {
  return rangeOf(line, start, line, end);
}
