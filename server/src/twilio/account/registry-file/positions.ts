import { type Anchor, Place } from '../../../text/place';

/** Turns offsets of a text into places. */
export class Positions {
  readonly #anchor: Anchor;
  readonly #lineStarts: number[] = [0];

  constructor(uri: string, text: string) {
    this.#anchor = { uri, line: 0 };
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
      this.#lineStarts.push(end + 1);
  }

  place(start: number, end: number): Place {
    const first = this.#lineOf(start);
    const last = this.#lineOf(end);
    return new Place(this.#anchor, first, start - this.#startOf(first), end - this.#startOf(last), last);
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #startOf(line: number): number {
    return this.#lineStarts[line] ?? 0;
  }
}
