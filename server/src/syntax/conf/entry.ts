import type { ConfSection, EntryKind, LineFault } from './tree';

/** Where a line's parts stand: UTF-16 columns of the physical line. */
export interface EntryColumns {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** What most lines do not have. */
interface Rarity {
  readonly columns?: readonly number[] | undefined;
  readonly fault?: LineFault | undefined;
  readonly joined?: readonly Entry[] | undefined;
}

/** Asterisk reads no line over 8190 bytes, so that two columns fit into one small integer. */
const COLUMN_BITS = 13;
const LAST_COLUMN = 2 ** COLUMN_BITS - 1;

function pack(start: number, end: number): number {
  return (Math.min(start, LAST_COLUMN) << COLUMN_BITS) | Math.min(end, LAST_COLUMN);
}

/**
 * One live line. `value` is what Asterisk sees (escapes resolved, comments gone, blanks stripped); for `append` its
 * leading blanks are kept, as Asterisk does. A directive has its word in `name` and its unquoted argument in `value`.
 * A big file has fifty thousand of these, so they are kept small.
 */
export class Entry {
  private readonly nameColumns: number;
  private readonly valueColumns: number;

  constructor(
    readonly kind: EntryKind,
    readonly section: ConfSection,
    /** From the section's first line. */
    readonly line: number,
    readonly name: string,
    readonly value: string,
    nameStart: number,
    nameEnd: number,
    valueStart: number,
    valueEnd: number,
    private readonly rarity: Rarity | undefined = undefined,
  ) {
    this.nameColumns = pack(nameStart, nameEnd);
    this.valueColumns = pack(valueStart, valueEnd);
  }

  get nameStart(): number {
    return this.nameColumns >> COLUMN_BITS;
  }

  get nameEnd(): number {
    return this.nameColumns & LAST_COLUMN;
  }

  get valueStart(): number {
    return this.valueColumns >> COLUMN_BITS;
  }

  get valueEnd(): number {
    return this.valueColumns & LAST_COLUMN;
  }

  /** Where each character of `value` stands, only where that is not `valueStart + i`. */
  get columns(): readonly number[] | undefined {
    return this.rarity?.columns;
  }

  get fault(): LineFault | undefined {
    return this.rarity?.fault;
  }

  /** Entries that `+=` lines added to this value, in order; only on the merged copies that a loader makes. */
  get joined(): readonly Entry[] | undefined {
    return this.rarity?.joined;
  }

  /** The same line with the value that later lines made of it. */
  with(name: string, value: string, joined: readonly Entry[] | undefined): Entry {
    const { nameStart, nameEnd, valueStart, valueEnd } = this;
    const rarity = joined ? { ...this.rarity, joined } : this.rarity;
    return new Entry(
      this.kind,
      this.section,
      this.line,
      name,
      value,
      nameStart,
      nameEnd,
      valueStart,
      valueEnd,
      rarity,
    );
  }
}
