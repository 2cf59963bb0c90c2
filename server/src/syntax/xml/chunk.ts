import { type Anchor, Place } from '../../text/place';
import type { XmlDirective } from './directive';
import type { XmlElement } from './element';
import type { XmlFault } from './fault';
import type { XmlProblem } from './problem';
import type { XmlSpan } from './span';
import type { XmlUse } from './variable';
import { lastNotAbove, TextView } from './view';

/** The list of those that have nothing. */
export const NONE: readonly never[] = Object.freeze([]);

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
    return this.lines.length - 1;
  }

  /** The place of the characters of `source`. */
  place(start: number, end: number): Place {
    const [line, character] = this.position(start);
    const [endLine, endCharacter] = this.position(end);
    return new Place(this, line, character, endCharacter, endLine);
  }

  private position(wanted: number): [line: number, character: number] {
    const { lines } = this;
    // what is in several chunks, such as a comment around an include, ends with the first one
    const offset = Math.min(wanted, this.source.length);
    const line = lastNotAbove(lines, offset);
    const column = offset - (lines[line] ?? 0);
    return [line, line === 0 ? column + this.column : column];
  }

  private get lines(): readonly number[] {
    if (this.lineStarts) return this.lineStarts;
    const { source } = this;
    const starts = [0];
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
    this.lineStarts = starts;
    return starts;
  }
}
