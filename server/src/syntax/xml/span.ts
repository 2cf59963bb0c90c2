import type { Place } from '../../text/place';
import type { XmlChunk } from './chunk';

/** Characters of a source file, counted from the beginning of a chunk, so that they stay right when the chunk moves. */
export class XmlSpan {
  constructor(
    public chunk: XmlChunk,
    public start: number,
    public end: number,
  ) {}

  get at(): Place {
    return this.chunk.place(this.start, this.end);
  }

  get text(): string {
    return this.chunk.source.slice(this.start, this.end);
  }

  /** The chunk was cut into several: `offset` is where the one begins that holds the span now. */
  move(chunk: XmlChunk, offset: number): void {
    this.chunk = chunk;
    this.start -= offset;
    this.end -= offset;
  }
}
