import { liveLine } from '../../../syntax/conf/comments';
import type { ConfSection, Entry } from '../../../syntax/conf/tree';
import type { Place } from '../../../text/place';
import { type FileEdit, rangeOf } from '../../../text/range';

const BYTE_ORDER_MARK = '\ufeff';

/** The lines of the section that was asked for last: rules ask for one line after the other of it. */
let latest: { readonly text: string; readonly lines: readonly string[] } = { text: '', lines: [''] };

function physicalLines({ text }: ConfSection): readonly string[] {
  if (latest.text !== text) {
    const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    latest = { text, lines: bare.split('\n') };
  }
  return latest.lines;
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** A physical line of a section without its line end. */
export function sectionLine(section: ConfSection, line: number): string {
  return withoutReturn(physicalLines(section)[line] ?? '');
}

/** What ends the lines of a section. */
function lineEnd(section: ConfSection): string {
  const feed = section.text.indexOf('\n');
  return feed > 0 && section.text[feed - 1] === '\r' ? '\r\n' : '\n';
}

function editAt(
  section: ConfSection,
  line: number,
  start: number,
  end: number,
  newText: string,
  endLine = line,
): FileEdit {
  return {
    uri: section.uri,
    range: rangeOf(section.line + line, start, section.line + endLine, end),
    newText,
  };
}

export function replaceAt(place: Place, newText: string): FileEdit {
  return { uri: place.uri, range: place.range, newText };
}

/** How deep in block comments each line of the section begins; one more for where the last line ends. */
function depths(section: ConfSection, lines: readonly string[]): number[] {
  const result = [section.entryDepth];
  for (const line of lines) result.push(liveLine(line, result.at(-1) ?? 0).depth);
  return result;
}

/** Whether the line is one that block comments neither begin nor end on, nor cover. */
function standsAlone(section: ConfSection, line: number): boolean {
  const lines = physicalLines(section);
  const depth = depths(section, lines.slice(0, line + 1));
  return depth[line] === 0 && depth[line + 1] === 0 && !(lines[line] ?? '').includes('--;');
}

/** Adds whole lines behind the section's last live line; nothing where a block comment covers the rest. */
export function insertLines(section: ConfSection, added: readonly string[]): FileEdit[] {
  const lines = physicalLines(section);
  const depth = depths(section, lines);
  let line = section.entries.at(-1)?.line ?? 0;
  while (line < lines.length && depth[line + 1] !== 0) line++;
  if (line >= lines.length) return [];
  const end = lineEnd(section);
  const column = withoutReturn(lines[line] ?? '').length;
  return [editAt(section, line, column, column, added.map((text) => end + text).join(''))];
}

/** Adds a line right below the section's header; nothing where that is inside a block comment. */
export function insertBelowHeader(section: ConfSection, text: string): FileEdit[] {
  const [header = ''] = physicalLines(section);
  if (!section.header || liveLine(header, section.entryDepth).depth !== 0) return [];
  const column = withoutReturn(header).length;
  return [editAt(section, 0, column, column, lineEnd(section) + text)];
}

/** Adds a new section with these lines behind the section. */
export function insertSectionAfter(section: ConfSection, lines: readonly string[]): FileEdit[] {
  return insertLines(section, ['', ...lines]);
}

/** Takes the entry's line away: whole, with its line feed, where nothing else is on it. */
export function removeLine({ section, line, nameStart, nameEnd, valueEnd }: Entry): FileEdit {
  const text = sectionLine(section, line);
  if (!standsAlone(section, line)) return editAt(section, line, nameStart, Math.max(nameEnd, valueEnd), '');
  if (line < section.lineFeeds) return editAt(section, line, 0, 0, '', line + 1);
  if (line === 0) return editAt(section, 0, 0, text.length, '');
  const before = sectionLine(section, line - 1).length;
  return editAt(section, line - 1, before, text.length, '', line);
}

export function insertAt(section: ConfSection, line: number, column: number, text: string): FileEdit {
  return editAt(section, line, column, column, text);
}

/** Makes the line a comment; undefined where that would open or close a block comment. */
export function commentOut(section: ConfSection, line: number): FileEdit | undefined {
  if (!standsAlone(section, line)) return undefined;
  const text = sectionLine(section, line);
  const indent = /^\s*/.exec(text)?.[0].length ?? 0;
  const marker = /^(?:#+(?=\s|$)|\/\/+)?[ \t]*/.exec(text.slice(indent))?.[0] ?? '';
  return editAt(section, line, indent, indent + marker.length, '; ');
}

/** Takes the header and the live lines away, and one blank line behind them; nothing where comments interlock. */
export function removeSection(section: ConfSection): FileEdit[] {
  const lines = physicalLines(section);
  const last = section.entries.at(-1)?.line ?? 0;
  const starts = section.header !== undefined && (lines[0] ?? '').trimStart().startsWith('[');
  const includes = section.entries.some(({ kind }) => kind === 'directive');
  if (!starts || includes || depths(section, lines).some((depth) => depth !== 0)) return [];
  const next = (lines[last + 1] ?? '').trim() === '' ? last + 2 : last + 1;
  if (next <= section.lineFeeds) return [editAt(section, 0, 0, 0, '', next)];
  return [editAt(section, 0, 0, withoutReturn(lines.at(-1) ?? '').length, '', lines.length - 1)];
}

/** Writes another option name, type or parent over the old one. */
export function renameOption({ section, line, nameStart, nameEnd }: Entry, name: string): FileEdit {
  return editAt(section, line, nameStart, nameEnd, name);
}

/** The entry of the section that holds the place. */
export function entryAt(section: ConfSection, line: number, column: number): Entry | undefined {
  return section.entries.find(
    (entry) => entry.line === line && entry.nameStart <= column && column <= entry.valueEnd,
  );
}
