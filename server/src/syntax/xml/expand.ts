import type { XmlChunk } from './chunk';
import { byteLength, fitting } from './lines';
import { XmlSpan } from './span';
import { XmlUse } from './variable';
import type { TextRuns } from './view';

/** A line behind its variables: switch_xml.c, `expand_vars`. */
export interface ExpandedLine {
  readonly text: string;
  /** Undefined where the text is the line as it stands. */
  readonly runs: TextRuns | undefined;
  readonly uses: readonly XmlUse[];
  /**
   * The line as FreeSWITCH has it afterwards: it writes a NUL over the first `}` of a variable, and looks for `<include>`
   * and `<?` only ahead of that.
   */
  readonly raw: string;
  /** `$${` without an end, if any. */
  readonly unterminated: XmlSpan | undefined;
  readonly cut: boolean;
}

/** What stands for a variable. Undefined: its `$${name}` stays in the text, for its value is not known. */
export type Resolve = (use: XmlUse, name: string) => string | undefined;

const OPEN = 123;
const CLOSE = 125;
/** Bytes that any buffer for an expanded line has room for. */
const SMALLEST_LIMIT = 2047;

/** Collects the runs of a line. */
class Runs {
  readonly texts: number[] = [];
  readonly sources: number[] = [];
  readonly uses: (XmlUse | undefined)[] = [];
  text = '';

  add(piece: string, source: number, use: XmlUse | undefined): void {
    if (piece === '' && !use) return;
    this.texts.push(this.text.length);
    this.sources.push(source);
    this.uses.push(use);
    this.text += piece;
  }
}

/**
 * For each `$${` the `}` that ends it; braces nest, and that is all they do. One without an end is not in it. A look at
 * each `$${` alone would read a line of many again and again.
 */
function closingBraces(line: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let i = line.indexOf('$${') + 2; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === OPEN) open.push(i);
    else if (code === CLOSE) {
      const start = open.pop();
      if (start !== undefined && line.startsWith('$$', start - 2)) closing.set(start - 2, i);
    }
  }
  return closing;
}

/** Finds the `}` of each `$${` of a line. */
class Braces {
  private nested: ReadonlyMap<number, number> | undefined;

  constructor(private readonly line: string) {}

  closing(at: number): number | undefined {
    const { line } = this;
    if (this.nested) return this.nested.get(at);
    const close = line.indexOf('}', at + 3);
    const open = close < 0 ? 0 : line.indexOf('{', at + 3);
    // the one that most have; only braces inside braces must be counted
    if (close >= 0 && (open < 0 || open > close)) return close;
    this.nested = closingBraces(line);
    return this.nested.get(at);
  }
}

/**
 * @param line without what stands behind a NUL
 * @param origin where it begins in the chunk
 * @param limit bytes of the buffer for the expanded line
 */
export function expandLine(
  line: string,
  chunk: XmlChunk,
  origin: number,
  limit: () => number,
  resolve: Resolve,
): ExpandedLine {
  const braces = new Braces(line);
  const runs = new Runs();
  const uses: XmlUse[] = [];
  let unterminated: XmlSpan | undefined;
  let raw = line;
  let from = 0;
  for (let at = line.indexOf('$${'); at >= 0; ) {
    const end = braces.closing(at);
    if (end === undefined) {
      unterminated ??= new XmlSpan(chunk, origin + at, origin + line.trimEnd().length);
      at = line.indexOf('$${', at + 1);
      continue;
    }
    if (uses.length === 0) raw = line.slice(0, end);
    const use = new XmlUse(chunk, origin + at, origin + end + 1);
    uses.push(use);
    const value = resolve(use, line.slice(at + 3, end));
    if (value !== undefined) {
      runs.add(line.slice(from, at), origin + from, undefined);
      runs.add(value, origin + at, use);
      from = end + 1;
    }
    at = line.indexOf('$${', end + 1);
  }
  if (runs.texts.length === 0) return { text: line, runs: undefined, uses, raw, unterminated, cut: false };
  runs.add(line.slice(from), origin + from, undefined);
  const { text } = runs;
  // what stands behind the last run counts on from here
  runs.add('\n', origin + line.length, undefined);
  const whole: ExpandedLine = { text, runs, uses, raw, unterminated, cut: false };
  const small = text.length * 3 < SMALLEST_LIMIT || byteLength(text) < SMALLEST_LIMIT;
  return small ? whole : cutToLimit(whole, limit());
}

/**
 * Where a value does not fit into the buffer the line ends there. Where a character of the line itself meets the end of
 * the buffer, FreeSWITCH begins again with a larger one, but with the line that it has changed already: it ends at the
 * first variable's `}`.
 */
function cutToLimit(line: ExpandedLine, limit: number): ExpandedLine {
  const { text, runs } = line;
  if (!runs || byteLength(text) < limit - 1) return line;
  let written = 0;
  for (let i = 0; i < runs.texts.length - 1; i++) {
    written += byteLength(text.slice(runs.texts[i], runs.texts[i + 1]));
    if (written < limit - 1) continue;
    if (runs.uses[i] && written > limit - 1)
      return { ...line, text: text.slice(0, fitting(text, limit)), cut: true };
    break;
  }
  return { ...line, text: line.raw, runs: undefined, cut: true };
}
