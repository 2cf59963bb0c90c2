import type { ConfSection } from '../../../../syntax/conf/tree';
import type { Position } from '../../../../text/range';
import type { AsteriskFile } from '../asterisk-file';
import { sectionAt } from '../spot';

interface InsertionPoint {
  readonly position: Position;
  /** The sections with the blank lines that they need there. */
  around(sections: string): string;
}

/** Behind the last option of the section that the caret is in, or why nothing may be put there. */
export function insertionPoint(
  file: AsteriskFile,
  { line }: Position,
): InsertionPoint | { readonly problem: string } {
  const section = sectionAt(file.tree, line);
  if (!section) return { position: { line: 0, character: 0 }, around: (sections) => `${sections}\n` };
  if (isContinued(file, section))
    return {
      problem:
        'These lines are a part of a section of the file that includes this one: put the caret there, or below a section of this file.',
    };
  if (section.entryDepth > 0 || section.exitDepth > 0)
    return { problem: 'A block comment (;-- … --;) is open here: put the caret outside of it.' };
  return pointAfter(section, line - section.line, section === file.tree.sections.at(-1));
}

/** A file that another one includes may begin in the middle of a section, which a header would end. */
function isContinued({ program, uri }: AsteriskFile, section: ConfSection): boolean {
  return uri !== program.root && !section.header && section.entries.length > 0;
}

function pointAfter(section: ConfSection, caret: number, endsFile: boolean): InsertionPoint {
  const lines = section.text.split('\n');
  const last = lastLine(section, lines, caret);
  const before = lines[last];
  if (before === undefined) {
    const blank = (lines[0] ?? '').trim() === '' ? '\n' : '\n\n';
    return at(section.line, 0, (sections) => `${sections}${blank}`);
  }
  if (last + 1 >= lines.length)
    return at(section.line + last, before.replace(/\r$/, '').length, (sections) => `\n\n${sections}\n`);
  const above = before.trim() === '' ? '' : '\n';
  const next = lines[last + 1] ?? '';
  // the text of a section ends where the next header begins
  const meetsHeader = last + 2 >= lines.length && !endsFile;
  const below = next.trim() === '' && !meetsHeader ? '\n' : '\n\n';
  return at(section.line + last + 1, 0, (sections) => `${above}${sections}${below}`);
}

function at(line: number, character: number, around: InsertionPoint['around']): InsertionPoint {
  return { position: { line, character }, around };
}

/** The line, from the section's first, behind which there is room; -1 where that is before all of them. */
function lastLine(section: ConfSection, lines: readonly string[], caret: number): number {
  // a comment over several lines may begin on the last option's line
  if (/;--(?!-)/.test(section.text)) return lines.length - (lines.at(-1) === '' ? 2 : 1);
  const own = Math.max(section.header ? 0 : -1, ...section.entries.map((entry) => entry.line));
  if (own >= 0) return own;
  return (lines[caret] ?? '').trim() === '' ? caret - 1 : lines.length - (lines.at(-1) === '' ? 2 : 1);
}
