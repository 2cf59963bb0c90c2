import { liveLine } from '../../../syntax/conf/comments';
import type { ConfSection, Entry } from '../../../syntax/conf/tree';
import { Place } from '../../../text/place';

/** The byte order mark of UTF-16, read as Latin-1: Asterisk reads bytes and finds no `[` in the first line. */
export function isUtf16({ text }: ConfSection): boolean {
  return text.startsWith('\u00ff\u00fe') || text.startsWith('\u00fe\u00ff');
}

/** Asterisk asks for the section before it looks for the `=` (main/config.c:2250). */
export function needsCategory({ kind, fault }: Entry): boolean {
  return kind === 'set' || kind === 'append' || fault === 'no-equals' || fault === 'no-name';
}

/** Whether a directive brings in other text; any other one is a line that Asterisk skips. */
export function isInclusion(entry: Entry): boolean {
  if (entry.kind !== 'directive' || entry.value === '') return false;
  const word = entry.name.toLowerCase();
  return word === 'include' || word === 'tryinclude' || word === 'exec';
}

export function headerPlace(section: ConfSection): Place {
  const { header } = section;
  return new Place(section, 0, header?.start ?? 0, header?.end ?? 0);
}

/** Where the block begins that the section leaves open, and what stands there. */
export function blockStart(section: ConfSection): { place: Place; text: string } {
  let depth = section.entryDepth;
  let place = new Place(section, 0, 0, 0);
  let text = '';
  section.text.split('\n').forEach((line, index) => {
    const before = depth;
    depth = liveLine(line, depth).depth;
    if (before > 0 || depth <= 0) return;
    const column = Math.max(0, line.search(/;--(?!-)/));
    text = line.startsWith(';--;', column) ? ';--;' : ';--';
    place = new Place(section, index, column, column + text.length);
  });
  return { place, text };
}
