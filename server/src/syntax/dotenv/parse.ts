import type { Anchor } from '../../text/place';
import { MappedPlace, Place } from '../../text/place';
import { atOnce, type Steps } from '../../text/steps';

/** `KEY=value` of a `.env` file as docker compose and the dotenv packages read it. */
export interface EnvEntry {
  /** From 0. */
  readonly line: number;
  readonly name: string;
  readonly nameStart: number;
  readonly quote: '' | '"' | "'" | '`';
  /** Without quotes, escapes resolved; `${OTHER}` as written. */
  readonly text: string;
  /** Columns of the value on its line, without quotes. */
  readonly start: number;
  readonly end: number;
  /** The column of each character, where it is not written as it is. */
  readonly columns?: readonly number[];
  /** A value over several lines: only what stands on the first one has a place. */
  readonly endLine: number;
}

/** A line that no reader takes. */
export interface EnvFault {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface EnvTree {
  readonly lines: readonly string[];
  readonly entries: readonly EnvEntry[];
  readonly faults: readonly EnvFault[];
}

const ASSIGNMENT = /^(\s*(?:export\s+)?)([A-Za-z_][\w.-]*)(\s*[=:]\s?[ \t]*)/;

/** Reads a `.env` file: never throws, linear; what is no assignment is a fault. */
export function parseEnv(text: string): EnvTree {
  return atOnce(parseEnvInSteps(text));
}

const LINES_A_STEP = 500;

export function* parseEnvInSteps(text: string): Steps<EnvTree> {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const entries: EnvEntry[] = [];
  const faults: EnvFault[] = [];
  let due = LINES_A_STEP;
  for (let line = 0; line < lines.length; line++) {
    if (line >= due) {
      due = line + LINES_A_STEP;
      yield;
    }
    const written = lines[line] ?? '';
    if (/^\s*(?:#|$)/.test(written)) continue;
    const found = ASSIGNMENT.exec(written);
    if (!found) {
      // a name alone is handed on from the environment
      if (!/^\s*(?:export\s+)?[A-Za-z_][\w.-]*\s*$/.test(written))
        faults.push({ line, start: 0, end: written.length });
      continue;
    }
    const entry = readValue(lines, line, found);
    entries.push(entry);
    line = entry.endLine;
  }
  return { lines, entries, faults };
}

function readValue(lines: readonly string[], line: number, found: RegExpExecArray): EnvEntry {
  const written = lines[line] ?? '';
  const [head, before = '', name = ''] = found;
  const base = { line, name, nameStart: before.length };
  const first = written.charAt(head.length);
  if (first === '"' || first === "'" || first === '`') {
    const quoted = readQuoted(lines, line, head.length, first);
    if (quoted) return { ...base, quote: first, ...quoted };
  }
  const value = withoutComment(written.slice(head.length)).trimEnd();
  return {
    ...base,
    quote: '',
    text: value,
    start: head.length,
    end: head.length + value.length,
    endLine: line,
  };
}

function withoutComment(text: string): string {
  return text.includes('#') ? text.replace(/(?:^|\s)#.*$/, '') : text;
}

/** More lines than any key or certificate has. */
const MOST_LINES = 200;

/** Behind `\'` nobody goes on with a value: it ends in a backslash, and the next lines are no part of it. */
const ENDS = /^\s*(?:#|$)/;

function readQuoted(
  lines: readonly string[],
  line: number,
  at: number,
  quote: string,
): Pick<EnvEntry, 'text' | 'start' | 'end' | 'columns' | 'endLine'> | undefined {
  const first = lines[line] ?? '';
  const close = first.indexOf(quote, at + 1);
  if (close >= 0 && !first.slice(at, close).includes('\\'))
    return { text: first.slice(at + 1, close), start: at + 1, end: close, endLine: line };
  const columns: number[] = [];
  let text = '';
  let isPlain = true;
  for (let current = line; current < Math.min(lines.length, line + MOST_LINES); current++) {
    const written = lines[current] ?? '';
    for (let column = current === line ? at + 1 : 0; column < written.length; column++) {
      const character = written.charAt(column);
      if (character === quote) {
        const end = current === line ? column : first.length;
        const mapped = isPlain || current > line ? {} : { columns };
        return { text, start: at + 1, end, endLine: current, ...mapped };
      }
      columns.push(column);
      const next = character === '\\' ? written.charAt(column + 1) : '';
      const isEscape = quote === '"' ? next !== '' : next === quote && !ENDS.test(written.slice(column + 2));
      if (isEscape) {
        column++;
        text += unescaped(next);
        isPlain = false;
      } else text += character;
    }
    text += '\n';
    columns.push(written.length);
  }
  return undefined;
}

function unescaped(character: string): string {
  return { n: '\n', r: '\r', t: '\t' }[character] ?? character;
}

/** Where the value of an entry stands, without its quotes. The anchor is the entry's own line. */
export function entryPlace(anchor: Anchor, { start, end, columns }: EnvEntry): Place {
  return columns ? new MappedPlace(anchor, 0, start, end, columns) : new Place(anchor, 0, start, end);
}

export function namePlace(anchor: Anchor, { nameStart, name }: EnvEntry): Place {
  return new Place(anchor, 0, nameStart, nameStart + name.length);
}
