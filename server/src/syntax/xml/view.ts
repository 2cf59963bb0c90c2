import type { Place } from '../../text/place';
import { lastNotAbove } from '../../text/search';
import type { XmlChunk } from './chunk';
import type { XmlUse } from './variable';

/**
 * How a text that the preprocessor made came out of source lines, run by run: run `i` begins at `texts[i]` and was
 * written at `sources[i]`. A run with a use is the value of that variable, in place of its `$${name}`.
 */
export interface TextRuns {
  readonly texts: readonly number[];
  readonly sources: number[];
  readonly uses: readonly (XmlUse | undefined)[];
}

/** A text behind the preprocessor, and the way from its characters back to the source. */
export class TextView {
  constructor(
    public chunk: XmlChunk,
    /** The offset of its first character, in the counting of the text. */
    readonly base: number,
    /** Where that character stands, from the chunk's first one. */
    public origin: number,
    /** Undefined where every character stands behind the one before it. */
    readonly runs: TextRuns | undefined,
  ) {}

  move(chunk: XmlChunk, offset: number): void {
    this.chunk = chunk;
    this.origin -= offset;
    const sources = this.runs?.sources;
    if (sources) for (let i = 0; i < sources.length; i++) sources[i] = (sources[i] ?? 0) - offset;
  }

  /** Where the characters were written: a variable's value stands where its `$${name}` is. */
  place(from: number, to: number): Place {
    const [start, end] = this.range(from, to);
    return this.chunk.place(start, end);
  }

  /** The same as offsets in the chunk's source. */
  range(from: number, to: number): [start: number, end: number] {
    const start = this.startOf(from);
    return [start, to > from ? Math.max(start, this.endOf(to - 1)) : start];
  }

  /** The same, with what expanded to nothing at either end: all that stands between the characters around. */
  placeBetween(from: number, to: number): Place {
    const [start, end] = this.bounds(from, to);
    return this.chunk.place(start, end);
  }

  bounds(from: number, to: number): [start: number, end: number] {
    const start = from > this.base ? this.endOf(from - 1) : this.startOf(from);
    return [start, Math.max(start, this.startOf(to))];
  }

  /** The use whose `$${name}` is all that stands between the characters around. */
  onlyUse(from: number, to: number): XmlUse | undefined {
    if (!this.runs) return undefined;
    const [start, end] = this.bounds(from, to);
    const use = this.runs.uses[this.firstRunAt(start)];
    return use && use.start === start && use.end === end ? use : undefined;
  }

  /** Whether the value of a variable is in it. */
  hasUse(from: number, to: number): boolean {
    if (!this.runs) return false;
    const [start, end] = this.bounds(from, to);
    const { uses, sources } = this.runs;
    for (let i = this.firstRunAt(start); i < uses.length && (sources[i] ?? 0) < end; i++) {
      if (uses[i] && (sources[i] ?? 0) >= start) return true;
    }
    return false;
  }

  /**
   * The place that writes the characters: inside the value of one variable it is the one that gave it its value, else
   * where they stand.
   */
  written(from: number, to: number): Place {
    const { runs } = this;
    if (!runs || to <= from) return this.place(from, to);
    const run = this.runAt(from);
    const definition = runs.uses[run]?.definition;
    if (!definition?.valueAt || run !== this.runAt(to - 1)) return this.place(from, to);
    const start = runs.texts[run] ?? 0;
    return definition.valueAt.slice(from - start, to - start);
  }

  private startOf(wanted: number): number {
    const { runs } = this;
    // a tag with an include in it begins in another chunk
    const offset = Math.max(wanted, this.base);
    if (!runs) return this.origin + offset - this.base;
    const run = this.runAt(offset);
    const source = runs.sources[run] ?? this.origin;
    return runs.uses[run] ? source : source + offset - (runs.texts[run] ?? this.base);
  }

  private endOf(offset: number): number {
    const use = this.runs?.uses[this.runAt(Math.max(offset, this.base))];
    return use ? use.end : this.startOf(offset) + 1;
  }

  /** The last run that begins at the offset or before it. */
  private runAt(offset: number): number {
    return lastNotAbove(this.runs?.texts ?? [], offset);
  }

  /** The first run that was written at the source offset or behind it. */
  private firstRunAt(source: number): number {
    const sources = this.runs?.sources ?? [];
    let low = 0;
    let high = sources.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sources[middle] ?? 0) < source) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
