import { type Range, rangeOf } from './range';

/**
 * The first line of a piece of a file that moves as one when the text above it changes (an Asterisk section, an XML
 * element, a YAML block). Whoever keeps the piece moves `line`; every place in it is right again without being touched.
 */
export interface Anchor {
  readonly uri: string;
  line: number;
}

/** Where a value stands. `line` counts from the anchor's line, `start` and `end` are UTF-16 characters. */
export class Place {
  constructor(
    readonly anchor: Anchor,
    readonly line: number,
    readonly start: number,
    readonly end: number,
    readonly endLine: number = line,
  ) {}

  /** Whether the value alone stands here, so that another one may be written over it. */
  get isExact(): boolean {
    return true;
  }

  get uri(): string {
    return this.anchor.uri;
  }

  get range(): Range {
    return rangeOf(this.anchor.line + this.line, this.start, this.anchor.line + this.endLine, this.end);
  }

  /** The place of the characters `from` to `to` of the value that stands here. */
  slice(from: number, to: number): Place {
    return new Place(this.anchor, this.line, this.start + from, Math.min(this.start + to, this.end));
  }

  sameAs(other: Place): boolean {
    return (
      this.anchor === other.anchor &&
      this.line === other.line &&
      this.start === other.start &&
      this.end === other.end &&
      this.endLine === other.endLine
    );
  }
}

/** A value whose text has escapes or comments in it: `columns[i]` is where the value's character i stands. */
export class MappedPlace extends Place {
  constructor(
    anchor: Anchor,
    line: number,
    start: number,
    end: number,
    private readonly columns: readonly number[],
  ) {
    super(anchor, line, start, end);
  }

  override slice(from: number, to: number): Place {
    const columns = this.columns.slice(from, Math.max(from, to));
    const start = columns[0] ?? this.columns[from] ?? this.end;
    const end = (columns.at(-1) ?? start - 1) + 1;
    // a part of the part needs to know of its escapes as well
    return columns.some((column, index) => column !== start + index)
      ? new MappedPlace(this.anchor, this.line, start, end, columns)
      : new Place(this.anchor, this.line, start, end);
  }
}
