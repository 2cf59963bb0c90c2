/**
 * The Damerau-Levenshtein distance (insertion, deletion, substitution, transposition of neighbours; no part edited
 * twice) in UTF-16 units, or undefined where it is greater than `limit`. Most pairs are turned away by their lengths
 * and letters without a table.
 */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return undefined;
  // An edit adds and removes at most one letter each, so it changes at most two bits of the set of letters.
  if (bitCount(letters(a) ^ letters(b)) > 2 * limit) return undefined;
  const distance = tabulated(a, b, limit);
  return distance <= limit ? distance : undefined;
}

/** Three rows of the table are enough; cells further than `limit` from the diagonal cannot matter. */
function tabulated(a: string, b: string, limit: number): number {
  const width = b.length + 1;
  const far = limit + 1;
  let beforeLast = new Array<number>(width).fill(far);
  let last = Array.from({ length: width }, (_, column) => Math.min(column, far));
  for (let row = 1; row <= a.length; row++) {
    const current = new Array<number>(width).fill(far);
    current[0] = Math.min(row, far);
    let best = current[0];
    const rows: Rows = [beforeLast, last, current];
    const end = Math.min(b.length, row + limit);
    for (let column = Math.max(1, row - limit); column <= end; column++) {
      const cell = cellOf(a, b, row, column, rows);
      current[column] = Math.min(cell, far);
      best = Math.min(best, cell);
    }
    if (best > limit) return far;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? far;
}

type Rows = readonly [beforeLast: number[], last: number[], current: number[]];

function cellOf(
  a: string,
  b: string,
  row: number,
  column: number,
  [beforeLast, last, current]: Rows,
): number {
  const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
  const substituted = at(last, column - 1) + (same ? 0 : 1);
  const cell = Math.min(substituted, at(last, column) + 1, at(current, column - 1) + 1);
  const swapped =
    row > 1 &&
    column > 1 &&
    a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
    a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
  return swapped ? Math.min(cell, at(beforeLast, column - 2) + 1) : cell;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.MAX_SAFE_INTEGER;
}

function letters(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index++) set |= 1 << (word.charCodeAt(index) & 31);
  return set;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
