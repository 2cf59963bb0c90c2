/**
 * Index of the last item that does not stand behind the position, in a list in the order of positions; 0 where all stand
 * behind it.
 */
export function lastIndexAt<T>(
  items: readonly T[],
  position: number,
  positionOf: (item: T) => number,
): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const item = items[middle];
    if (item !== undefined && positionOf(item) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
