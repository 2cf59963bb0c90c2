import type { XmlChunk } from '../../../syntax/xml/chunk';
import type { XmlElement } from '../../../syntax/xml/element';
import type { Place } from '../../../text/place';
import { type FileEdit, rangeOf } from '../../../text/range';

/** A value as it stands between quotes of this kind. */
export function escapeAttribute(text: string, quote: '"' | "'" = '"'): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return quote === "'" ? escaped.replace(/'/g, '&apos;') : escaped.replace(/"/g, '&quot;');
}

export function replaceAt({ uri, range }: Place, newText: string): FileEdit {
  return { uri, range, newText };
}

export function insertAt({ uri, range: { start } }: Place, newText: string): FileEdit {
  return { uri, range: { start, end: start }, newText };
}

export function insertBehind({ uri, range: { end } }: Place, newText: string): FileEdit {
  return { uri, range: { start: end, end }, newText };
}

/** A line of the chunk that the place stands in, without its end. */
function lineOf(chunk: XmlChunk, line: number): string {
  const text = chunk.source.split('\n', line + 1)[line] ?? '';
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

/** What stands on the first line of an element before it and on its last behind it. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly indent: string;
  readonly lineEnd: string;
}

export function surroundings(element: XmlElement): Surroundings {
  const { chunk } = element;
  const at = element.at;
  const first = lineOf(chunk, at.line);
  const last = lineOf(chunk, at.endLine);
  // the first line of a chunk may begin in the middle of a line of the file
  const shift = (line: number) => (line === 0 ? chunk.column : 0);
  const before = first.slice(0, Math.max(0, at.start - shift(at.line)));
  return {
    before,
    after: last.slice(Math.max(0, at.end - shift(at.endLine))),
    indent: /^[ \t]*/.exec(before)?.[0] ?? '',
    lineEnd: lineEndOf(chunk),
  };
}

export function lineEndOf({ source }: XmlChunk): string {
  const feed = source.indexOf('\n');
  return feed > 0 && source[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** Whether nothing but blanks stands beside the element. */
export function hasLinesForItself({ before, after }: Surroundings): boolean {
  return before.trim() === '' && after.trim() === '';
}

/** Takes the element away, with its lines where nothing else is on them. */
export function removeElementAt(element: XmlElement): FileEdit {
  const around = surroundings(element);
  const { at } = element;
  if (!hasLinesForItself(around)) return replaceAt(at, '');
  const { start, end } = at.range;
  return { uri: at.uri, range: rangeOf(start.line, 0, end.line + 1, 0), newText: '' };
}
