import type { MaskedLine } from '../../../text/mask';
import type { Range } from '../../../text/range';
import { printable } from '../../printable';
import type { Style } from '../../style';

export interface Frame {
  readonly source: MaskedLine;
  readonly range: Range;
  /** What stands dimmed behind the marks: rule and codes. */
  readonly facts: string;
  readonly hint: string | undefined;
  readonly width: number;
  readonly style: Style;
  readonly paint: (text: string) => string;
}

const MARGIN = 8;

/** The line with `^^^` under the place, and what there is to know of the rule behind that, or below where it does not fit. */
export function codeFrame({ source, range, facts, hint, width, style, paint }: Frame): string[] {
  const gutter = String(range.start.line + 1).padStart(MARGIN - 2);
  const blank = ' '.repeat(gutter.length);
  const behind = hint === undefined ? facts : `${facts}, ${hint}`;
  if (source.text.trim() === '') return [`    ${style.dim(behind)}`];
  const room = width - gutter.length - 3;
  const last = range.end.line === range.start.line ? range.end.character : Number.MAX_SAFE_INTEGER;
  const [from, to] = source.columns(range.start.character, last);
  const view = cut(source.text, from, Math.min(to, source.text.length), room);
  const marks = ' '.repeat(view.from) + '^'.repeat(Math.max(1, view.to - view.from));
  const first = `${style.dim(`${gutter} │`)} ${printable(view.text)}`;
  const bar = style.dim(`${blank} │`);
  // that there is a fix must not hang on the width
  const texts = hint === undefined ? [facts] : [behind, `${facts}, fixable`];
  const beside = texts.find((text) => marks.length + 1 + text.length <= room);
  if (beside !== undefined) return [first, `${bar} ${paint(marks)} ${style.dim(beside)}`];
  const below = texts.find((text) => text.length <= room) ?? texts.at(-1) ?? facts;
  return [first, `${bar} ${paint(marks)}`, `${bar} ${style.dim(below)}`];
}

interface View {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The part of a long line around the place; leading blanks go. */
function cut(line: string, from: number, to: number, room: number): View {
  const indent = Math.min(from, line.length - line.trimStart().length);
  const text = line.slice(indent).trimEnd();
  const place = { from: from - indent, to: Math.max(from, to) - indent };
  if (text.length <= room) return { text, ...place };
  const start = place.to <= room - 1 ? 0 : Math.max(0, Math.min(place.from - 10, text.length - room + 1));
  const head = start > 0 ? '…' : '';
  const shown = text.slice(start + head.length, start + room - 1);
  const tail = start + room - 1 < text.length ? '…' : '';
  const end = head.length + shown.length;
  return {
    text: head + shown + tail,
    from: Math.min(place.from - start, end),
    to: Math.min(place.to - start, end),
  };
}
