import { MASK } from '../text/mask';

/** A password. It can be judged but not printed: every way to turn it into text gives the mask. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Asks about the text without handing it out. */
  satisfies(test: (text: string) => boolean): boolean {
    return test(this.#text);
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }
}
