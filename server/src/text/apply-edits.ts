import { LineIndex } from './line-index';
import type { TextEdit } from './range';

/** The part of a text that edits replace: [start, oldEnd) became [start, newEnd). UTF-16 offsets. */
export interface ReplacedPart {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The text after edits that all speak of the text as it was and do not overlap, and which part of it they cover. */
export function applyEdits(
  text: string,
  edits: readonly TextEdit[],
): { readonly text: string; readonly part: ReplacedPart } {
  const index = new LineIndex(text);
  const placed = edits.map(({ range, newText }) => ({
    start: index.offsetAt(range.start),
    end: index.offsetAt(range.end),
    newText,
  }));
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, newText } of placed) {
    pieces.push(text.slice(from, start), newText);
    from = end;
  }
  const result = pieces.join('') + text.slice(from);
  const start = placed[0]?.start ?? 0;
  return { text: result, part: { start, oldEnd: from, newEnd: from + result.length - text.length } };
}
