/** A part of a longer text, exactly as written there; it ends at `offset + text.length` (UTF-16 units). */
export interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** Something in a text that its grammar does not allow. */
export interface Fault {
  /** Where: `[offset, offset + length)` of the text that was parsed. */
  readonly offset: number;
  readonly length: number;
  /** What is wrong, as the middle of a sentence: "the port is not a number from 1 to 65535". */
  readonly reason: string;
}

export function piece(text: string, start: number, end: number): Piece {
  return { text: text.slice(start, end), offset: start };
}

export function endOf({ text, offset }: Piece): number {
  return offset + text.length;
}

export function faultAt({ text, offset }: Piece, reason: string): Fault {
  return { offset, length: text.length, reason };
}

/** A set of ASCII characters: `set[code]` is 1 for its members. */
export type CharacterSet = Uint8Array;

export function characterSet(characters: string): CharacterSet {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** The first character of the set in `[start, end)`, or `end`. */
export function indexOfAny(text: string, set: CharacterSet, start: number, end: number): number {
  for (let index = start; index < end; index++) {
    if (set[text.charCodeAt(index)] === 1) return index;
  }
  return end;
}

/**
 * Where the character first stands in `[start, end)`, or `end`. String.indexOf would look on behind `end`, which makes
 * a text of many parts quadratic.
 */
export function indexOf(text: string, character: string, start: number, end: number): number {
  const code = character.charCodeAt(0);
  for (let index = start; index < end; index++) {
    if (text.charCodeAt(index) === code) return index;
  }
  return end;
}
