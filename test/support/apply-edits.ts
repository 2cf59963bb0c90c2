import type { FileEdit, Position } from '../../server/src/text/range';

function offsetOf(text: string, { line, character }: Position): number {
  let start = 0;
  for (let i = 0; i < line; i++) {
    const feed = text.indexOf('\n', start);
    if (feed < 0) throw new Error(`there is no line ${line}`);
    start = feed + 1;
  }
  const end = text.indexOf('\n', start);
  if (start + character > (end < 0 ? text.length : end)) throw new Error(`line ${line} has no ${character}`);
  return start + character;
}

/** The text after the edits, which all speak of the text as it was. Overlapping ones are a mistake of their maker. */
export function applyEdits(text: string, edits: readonly Pick<FileEdit, 'range' | 'newText'>[]): string {
  const placed = edits.map(({ range, newText }) => ({
    start: offsetOf(text, range.start),
    end: offsetOf(text, range.end),
    newText,
  }));
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let from = 0;
  for (const { start, end, newText } of placed) {
    if (start < from) throw new Error('edits overlap');
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}
