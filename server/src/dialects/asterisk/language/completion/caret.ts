import { liveLine } from '../../../../syntax/conf/comments';
import type { ConfSection } from '../../../../syntax/conf/tree';
import { type Position, type Range, rangeOf } from '../../../../text/range';
import { sectionLine } from '../../edit/lines';
import type { ConfObject } from '../../objects/conf-object';
import type { AsteriskFile } from '../asterisk-file';
import { sectionAt } from '../spot';

/** The line of a caret as far as Asterisk reads it, raw: what is being typed need not be whole yet. */
export interface Caret {
  readonly file: AsteriskFile;
  readonly section: ConfSection;
  readonly owner: ConfObject | undefined;
  /** Without what follows a comment's `;` and without blanks at the end. */
  readonly text: string;
  readonly line: number;
  readonly character: number;
}

/** Undefined inside a comment. */
export function caretAt(file: AsteriskFile, { line, character }: Position): Caret | undefined {
  const section = sectionAt(file.tree, line);
  if (!section) return undefined;
  const raw = sectionLine(section, line - section.line);
  const live = liveLine(raw, depthBefore(section, line - section.line));
  const isComment = live.comment !== undefined && character > live.comment;
  if (isComment || (live.text === '' && raw.trim() !== '')) return undefined;
  const text = live.comment === undefined ? raw : raw.slice(0, live.comment).trimEnd();
  return { file, section, owner: file.objectOf(section), text: text.padEnd(character), line, character };
}

/** How deep in block comments the line of the section begins. */
function depthBefore({ text, entryDepth }: ConfSection, line: number): number {
  if (entryDepth <= 0 && !text.includes('--')) return entryDepth;
  let depth = entryDepth;
  for (const before of text.split('\n').slice(0, line)) depth = liveLine(before, depth).depth;
  return depth;
}

export function columns({ line }: Caret, start: number, end: number): Range {
  return rangeOf(line, start, line, end);
}

/** A part of the caret's line that a candidate takes the place of. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** From its start to the caret. */
  readonly typed: string;
}

/** The part of `[from, to)` around the caret that holds none of these characters, blanks at its start left out. */
export function wordIn({ text, character }: Caret, from: number, to: number, stops: string): Word {
  let start = character;
  while (start > from && !stops.includes(text.charAt(start - 1))) start--;
  while (start < character && /\s/.test(text.charAt(start))) start++;
  let end = character;
  while (end < to && !stops.includes(text.charAt(end))) end++;
  while (end > character && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end, typed: text.slice(start, character) };
}
