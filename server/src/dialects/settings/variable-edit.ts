import type { Place } from '../../text/place';
import { type FileEdit, rangeOf } from '../../text/range';

const NOTHING: readonly FileEdit[] = Object.freeze([]);

/** What would end or change a value without quotes. */
const NEEDS_QUOTES = /[\s#"'`$\\]/;

/** Another text where a `.env` file has the value or a part of it; quotes around it stay. */
export function setVariable(at: Place | undefined, text: string): readonly FileEdit[] {
  if (!at?.isExact || NEEDS_QUOTES.test(text)) return NOTHING;
  return [{ uri: at.uri, range: at.range, newText: text }];
}

/** How the lines of a text end. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

const ASSIGNMENT = /^(\s*(?:export\s+)?)([A-Za-z_][\w.-]*)(\s*[=:]\s*)(["'`]?)/;

/** A line ahead of the one that a `.env` file gives a variable in, written as that one is. */
export function addVariable(
  { uri, range: { start } }: Place,
  text: string,
  name: string,
  value: string,
): readonly FileEdit[] {
  const line = text.split('\n')[start.line] ?? '';
  const [, head = '', , sign = '=', quote = ''] = ASSIGNMENT.exec(line) ?? [];
  const newText = `${head}${name}${sign}${quote}${value}${quote}${lineEndOf(text)}`;
  return [{ uri, range: rangeOf(start.line, 0, start.line, 0), newText }];
}
