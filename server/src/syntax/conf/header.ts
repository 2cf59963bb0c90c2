import type { LineFault } from './tree';

/** An item of the list in `[name](item,item)`, not stripped: blanks count (main/config.c:2080). */
export interface HeaderItem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The text between the parentheses of a header, and how to find its columns. */
export interface HeaderList {
  readonly text: string;
  /** Column of each of its characters. */
  readonly column: (offset: number) => number;
}

/** `[name](items)rest`. */
export class Header {
  constructor(
    /** As Asterisk keeps it: cut to 79 bytes. */
    readonly name: string,
    /** Columns of the name between the brackets. */
    readonly start: number,
    readonly end: number,
    /** Column behind `]` or `)`. */
    readonly close: number,
    /** Text after `]` or `)` that Asterisk ignores; starts at `close`. */
    readonly rest: string,
    private readonly list: HeaderList | undefined,
    readonly fault: LineFault | undefined,
  ) {}

  /** Undefined where no list follows the name. Split when somebody asks. */
  get items(): readonly HeaderItem[] | undefined {
    return this.list && splitItems(this.list);
  }
}

function splitItems({ text, column }: HeaderList): HeaderItem[] {
  let start = 0;
  return text.split(',').map((item) => {
    const from = start;
    start += item.length + 1;
    return { text: item, start: column(from), end: column(from) + item.length };
  });
}
