import { type CharacterSet, holds } from './characters';

/**
 * Reads a text from left to right as pjproject's scanner does. Every method that reads gives false where pjproject
 * raises a syntax error; the position then no longer matters.
 */
export class Scanner {
  position = 0;
  /** Skip blanks after each piece: so in headers, never inside a URI. */
  skipsBlanks: boolean;

  constructor(
    readonly text: string,
    skipsBlanks: boolean,
  ) {
    this.skipsBlanks = skipsBlanks;
    if (skipsBlanks) this.skipBlanks();
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** The next character, or '' at the end. */
  next(): string {
    return this.text.charAt(this.position);
  }

  skipBlanks(): void {
    while (this.next() === ' ' || this.next() === '\t') this.position++;
  }

  /** The character after the longest run from the set, '' at the end; undefined when nothing is left to look at. */
  peek(set: CharacterSet): string | undefined {
    return this.atEnd ? undefined : this.text.charAt(this.runEnd(set));
  }

  /** The longest run from the set, without moving. */
  run(set: CharacterSet): string {
    return this.text.slice(this.position, this.runEnd(set));
  }

  /** Reads one or more characters from the set. */
  read(set: CharacterSet): boolean {
    const end = this.runEnd(set);
    if (end === this.position) return false;
    this.moveTo(end);
    return true;
  }

  /** Reads one or more characters from the set and gives them. */
  take(set: CharacterSet): string | undefined {
    const start = this.position;
    const end = this.runEnd(set);
    if (end === start) return undefined;
    this.moveTo(end);
    return this.text.slice(start, end);
  }

  /** Reads one character, whatever it is. */
  readAny(): boolean {
    if (this.atEnd) return false;
    this.moveTo(this.position + 1);
    return true;
  }

  /** Reads up to, not including, the character, or to the end; false when nothing is left. */
  readUntil(character: string): boolean {
    if (this.atEnd) return false;
    const found = this.text.indexOf(character, this.position);
    this.moveTo(found < 0 ? this.text.length : found);
    return true;
  }

  /** Reads a `"quoted string"`; `\` escapes the quote. */
  readQuoted(): boolean {
    if (this.next() !== '"') return false;
    for (let index = this.position + 1; index < this.text.length; index++) {
      if (this.text[index] === '\\') index++;
      else if (this.text[index] === '"') {
        this.moveTo(index + 1);
        return true;
      }
    }
    return false;
  }

  private runEnd(set: CharacterSet): number {
    let end = this.position;
    while (end < this.text.length && holds(set, this.text.charCodeAt(end))) end++;
    return end;
  }

  private moveTo(position: number): void {
    this.position = position;
    if (this.skipsBlanks) this.skipBlanks();
  }
}
