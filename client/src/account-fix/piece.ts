/** A piece of a text, by offsets, and what is to stand in its place. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The smallest piece of a text that has to be replaced to make it another one. */
export function pieceThatDiffers(now: string, wanted: string): Piece {
  const shorter = Math.min(now.length, wanted.length);
  let start = 0;
  while (start < shorter && now[start] === wanted[start]) start += 1;
  let same = 0;
  while (same < shorter - start && now[now.length - 1 - same] === wanted[wanted.length - 1 - same]) same += 1;
  return { start, end: now.length - same, text: wanted.slice(start, wanted.length - same) };
}
