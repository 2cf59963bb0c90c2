import { type Anchor, Place } from '../../text/place';
import { lastNotAbove } from '../../text/search';
import type { XmlDirective } from './directive';
import type { XmlElement } from './element';
import type { XmlFault } from './fault';
import type { XmlProblem } from './problem';
import type { XmlSpan } from './span';
import type { XmlUse } from './variable';
import { TextView } from './view';

/** The list of those that have nothing. */
export const NONE: readonly never[] = Object.freeze([]);

/** The lines of a chunk up to this size are counted whenever somebody asks for a place in it. */
const COUNTED = 4096;

/**
 * Some lines of a file that move as one: the anchor of every place in them. The chunks of a file, one behind the other,
 * give it back. `body`: whole elements beside each other, and nothing else but comments and blanks; an edit in it is read
 * alone. `frame`: everything else, such as directives and the tags of elements that are more than one chunk.
 */
export class XmlChunk implements Anchor {
  /** Of a body the elements in it, of a frame those whose first tag begins in it. */
  elements: readonly XmlElement[] = NONE;
  directives: readonly XmlDirective[] = NONE;
  /** Uses of variables that the preprocessor replaced or left open, in source order. */
  uses: readonly XmlUse[] = NONE;
  problems: readonly XmlProblem[] = NONE;
  faults: readonly XmlFault[] = NONE;
  /** The comments that are left behind the preprocessor, each from `<!--` to `-->`. */
  comments: readonly XmlSpan[] = NONE;
  /** What the preprocessor makes of the lines. */
  effective = '';
  view: TextView;
  /** Of a body: whose children its elements are. */
  parent: XmlElement | undefined;
  /** How many definitions of variables the preprocessor had seen before it. */
  definitionsBefore = 0;
  /** Whether something that cannot be seen may have set variables before it. */
  open = false;
  /** Whether an edit in it must be read with the whole file. */
  rigid = false;
  private lineStarts: number[] | undefined;

  constructor(
    readonly uri: string,
    public line: number,
    /** The column of its first character: not 0 only in a file whose lines end with a carriage return alone. */
    readonly column: number,
    /** UTF-16 offset of its first character in the file. */
    public offset: number,
    readonly source: string,
    readonly kind: 'body' | 'frame',
  ) {
    this.view = new TextView(this, 0, 0, undefined);
  }

  /** Line feeds in it. */
  get lineFeeds(): number {
    const { source } = this;
    let count = 0;
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) count++;
    return count;
  }

  /** The place of the characters of `source`. */
  place(start: number, end: number): Place {
    const first = this.lineOf(start);
    const last = end === start ? first : this.lineOf(end);
    return new Place(this, first, this.columnOf(start, first), this.columnOf(end, last), last);
  }

  /** What is in several chunks, such as a comment around an include, ends with the first one. */
  private inside(offset: number): number {
    return Math.min(offset, this.source.length);
  }

  private lineOf(offset: number): number {
    const { source } = this;
    const end = this.inside(offset);
    if (source.length > COUNTED) return lastNotAbove(this.lines, end);
    let line = 0;
    for (let at = source.indexOf('\n'); at >= 0 && at < end; at = source.indexOf('\n', at + 1)) line++;
    return line;
  }

  private columnOf(offset: number, line: number): number {
    const end = this.inside(offset);
    if (line === 0) return end + this.column;
    const { source } = this;
    if (source.length > COUNTED) return end - (this.lines[line] ?? 0);
    return end - source.lastIndexOf('\n', end - 1) - 1;
  }

  /** Where the lines of a large chunk begin. */
  private get lines(): readonly number[] {
    if (this.lineStarts) return this.lineStarts;
    const { source } = this;
    const starts = [0];
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
    this.lineStarts = starts;
    return starts;
  }
}
