/** Asterisk's comment scanner, main/config.c:2550-2614: it knows no quotes and runs before anything else. */
import { BACKSLASH, DASH } from '../../text/characters';

/** Blocks nest this deep at the most (main/config.c:63); one more makes Asterisk spin on the line for ever. */
const MAX_NESTED_COMMENTS = 128;

/** Depth of a file whose rest nobody will ever read. */
export const SWALLOWED = 1e9;

/** What is left of a line. `columns[i]` is the column of `text[i]`; missing where `text` is one piece from `start` on. */
export interface LiveLine {
  readonly text: string;
  readonly start: number;
  readonly columns?: readonly number[];
  readonly depth: number;
  /** Column of a `--;` that closes nothing. */
  readonly stray?: number;
  /** Column of a plain `;` that ended the line. */
  readonly comment?: number;
}

/** Collects the live pieces of a line. */
class Pieces {
  private text = '';
  private columns: number[] = [];
  private contiguous = true;

  constructor(private readonly line: string) {}

  add(from: number, to: number): void {
    if (to <= from) return;
    if (this.text !== '' && (this.columns.at(-1) ?? -1) + 1 !== from) this.contiguous = false;
    for (let i = from; i < to; i++) this.columns.push(i);
    this.text += this.line.slice(from, to);
  }

  finish(depth: number, stray: number | undefined, comment: number | undefined): LiveLine {
    return {
      text: this.text,
      start: this.columns[0] ?? 0,
      ...(this.contiguous ? {} : { columns: this.columns }),
      depth,
      ...(stray === undefined ? {} : { stray }),
      ...(comment === undefined ? {} : { comment }),
    };
  }
}

function opensBlock(line: string, at: number): boolean {
  return (
    line.charCodeAt(at + 1) === DASH && line.charCodeAt(at + 2) === DASH && line.charCodeAt(at + 3) !== DASH
  );
}

function closesBlock(line: string, at: number, floor: number): boolean {
  return at >= floor + 2 && line.charCodeAt(at - 1) === DASH && line.charCodeAt(at - 2) === DASH;
}

/**
 * The live text of one physical line (no line feed in it), in time linear in the line.
 * `depth`: nesting before the line. `floor` is how far back Asterisk looks for `\` and `--`: to the last `;` it handled.
 */
export function liveLine(line: string, depth: number): LiveLine {
  const pieces = new Pieces(line);
  let recording = depth === 0;
  let copied = 0;
  let floor = 0;
  let stray: number | undefined;
  let comment: number | undefined;
  for (let at = line.indexOf(';'); at >= 0; at = line.indexOf(';', Math.max(floor, at + 1))) {
    if (at > floor && line.charCodeAt(at - 1) === BACKSLASH) {
      if (recording) pieces.add(copied, at - 1);
      copied = at;
      floor = at + 1;
    } else if (opensBlock(line, at)) {
      if (depth >= MAX_NESTED_COMMENTS) return pieces.finish(SWALLOWED, stray, comment);
      if (recording) pieces.add(copied, at);
      recording = false;
      depth++;
      floor = at + 3;
    } else if (closesBlock(line, at, floor)) {
      depth--;
      floor = at + 1;
      if (depth === 0) {
        recording = true;
        copied = at + 1;
      } else if (depth === -1) stray = at - 2;
    } else if (depth === 0) {
      comment = at;
      if (recording) pieces.add(copied, at);
      recording = false;
      break;
    } else floor = at + 1;
  }
  if (recording) pieces.add(copied, line.length);
  return pieces.finish(depth, stray, comment);
}
