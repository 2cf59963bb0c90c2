import { XmlChunk } from './chunk';
import type { XmlDirective } from './directive';
import { byteLength, expansionLimit, lineEnd } from './lines';
import { XmlProblem, type XmlProblemKind } from './problem';
import { XmlSpan } from './span';
import type { XmlUse } from './variable';

/** One time that a file is read. All of it is one chunk until the document is cut into several. */
export class Inclusion {
  readonly whole: XmlChunk;
  readonly directives: XmlDirective[] = [];
  readonly uses: XmlUse[] = [];
  readonly problems: XmlProblem[] = [];
  /** Start and end of line runs that are not copied as they are, in order: directives and what is dropped. */
  readonly opaque: number[] = [];
  /** Offsets behind which the text of other files comes, in order. */
  readonly cuts: number[] = [];
  /** The chunks that it was cut into, in order. */
  chunks: XmlChunk[] = [];
  /** Whether a limit of FreeSWITCH's buffers was met, so that the length of one line may change how others are read. */
  limited = false;
  private measured = 0;
  private longestLine = 0;

  constructor(
    readonly uri: string,
    readonly text: string,
    readonly depth: number,
  ) {
    this.whole = new XmlChunk(uri, 0, 0, 0, text, 'frame');
  }

  /** Tells of these characters. */
  report(kind: XmlProblemKind, start: number, end: number, subject: string): void {
    this.problems.push(new XmlProblem(kind, new XmlSpan(this.whole, start, end), subject));
  }

  /** Bytes of the buffer for an expanded line that ends at the offset: it has grown with the lines before. */
  limitAt(end: number): number {
    this.limited = true;
    while (this.measured < end) {
      const next = lineEnd(this.text, this.measured);
      // a character is three bytes at the most
      if ((next - this.measured) * 3 > this.longestLine) {
        this.longestLine = Math.max(this.longestLine, byteLength(this.text.slice(this.measured, next)));
      }
      this.measured = next;
    }
    return expansionLimit(this.longestLine);
  }
}

/** The effective text, and which source it comes from, piece by piece. */
export class EffectiveText {
  readonly starts: number[] = [];
  readonly inclusions: Inclusion[] = [];
  readonly sources: number[] = [];
  /** The use whose value a piece is. */
  readonly uses: (XmlUse | undefined)[] = [];
  length = 0;
  private readonly parts: string[] = [];

  add(text: string, inclusion: Inclusion, source: number, use?: XmlUse): void {
    if (text === '' && !use) return;
    const last = this.starts.length - 1;
    const follows =
      !use &&
      last >= 0 &&
      this.inclusions[last] === inclusion &&
      !this.uses[last] &&
      (this.sources[last] ?? 0) + this.length - (this.starts[last] ?? 0) === source;
    if (!follows) {
      this.starts.push(this.length);
      this.inclusions.push(inclusion);
      this.sources.push(source);
      this.uses.push(use);
    }
    this.parts.push(text);
    this.length += text.length;
  }

  toString(): string {
    return this.parts.join('');
  }
}
