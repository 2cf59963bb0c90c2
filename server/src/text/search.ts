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

/** The last index whose number is not above the limit, in an ascending list; 0 where there is none. */
export function lastNotAbove(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
