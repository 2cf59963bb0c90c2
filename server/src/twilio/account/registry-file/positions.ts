import { type Anchor, Place } from '../../../text/place';
import { lastNotAbove } from '../../../text/search';

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
    return lastNotAbove(this.#lineStarts, offset);
  }

  #startOf(line: number): number {
    return this.#lineStarts[line] ?? 0;
  }
}
