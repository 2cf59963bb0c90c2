import type { ConfSection, Entry } from '../../../syntax/conf/tree';
import { sectionLine } from './lines';

/** How a section writes its options. */
interface Style {
  readonly indent: string;
  /** From the name's end to the value, the blanks ahead of `=` left out: `= `, `=> `. */
  readonly separator: string;
  /** Column of `=` where all lines have it in one column, else undefined. */
  readonly column?: number;
  /** Blanks ahead of `=`. */
  readonly blanks: string;
}

const USUAL: Style = { indent: '', separator: '= ', blanks: ' ' };

interface Measured extends Style {
  readonly equals: number;
}

function measure(section: ConfSection, entry: Entry): Measured {
  const line = sectionLine(section, entry.line);
  const between = line.slice(entry.nameEnd, entry.valueStart);
  const equals = between.indexOf('=');
  const separator = between.slice(equals);
  return {
    indent: /^\s*/.exec(line)?.[0] ?? '',
    blanks: between.slice(0, equals),
    // an empty value says nothing of the blanks ahead of it
    separator: entry.value === '' && between.slice(0, equals) !== '' ? `${separator.trimEnd()} ` : separator,
    equals: entry.nameEnd + equals,
  };
}

function styleOf(section: ConfSection, like: Entry | undefined): Style {
  const entries = section.entries.filter((entry) => entry.kind === 'set' && entry.columns === undefined);
  const measured = entries.slice(-20).map((entry) => measure(section, entry));
  const last = measured.at(-1);
  if (!last) return like ? measure(like.section, like) : USUAL;
  const aligned = measured.every(({ equals }) => equals === last.equals);
  const padded = new Set(measured.map(({ blanks }) => blanks)).size > 1;
  return aligned && padded ? { ...last, column: last.equals } : last;
}

/** A `;` of a value would begin a comment. */
export function escapeValue(text: string): string {
  return text.replaceAll(';', '\\;');
}

/** The line `name = text` as the section writes its own; `like` is a line to imitate where it has none. */
export function formatOption(section: ConfSection, name: string, text: string, like?: Entry): string {
  const { indent, separator, column, blanks } = styleOf(section, like);
  const start = indent + name;
  const gap = column === undefined ? blanks : ' '.repeat(Math.max(1, column - start.length));
  return start + gap + separator + escapeValue(text);
}
