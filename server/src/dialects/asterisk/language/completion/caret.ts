import { liveLine } from '../../../../syntax/conf/comments';
import type { ConfSection } from '../../../../syntax/conf/tree';
import type { Position } from '../../../../text/range';
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
