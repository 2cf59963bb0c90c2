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

/** The first of these characters in `[start, end)`, or `end`. */
export function indexOfAny(text: string, characters: string, start: number, end: number): number {
  for (let index = start; index < end; index++) {
    if (characters.includes(text.charAt(index))) return index;
  }
  return end;
}
