import type { Location } from 'vscode-languageserver';
import { compareRanges, type Range } from '../text/range';

interface Located {
  readonly uri: string;
  readonly range: Range;
}

/** Each place once, file by file, in the order of the text. */
export function distinct(places: Iterable<Located>): Location[] {
  const found = new Map<string, Location>();
  for (const { uri, range } of places) {
    const { start, end } = range;
    found.set(`${uri} ${start.line}:${start.character}-${end.line}:${end.character}`, { uri, range });
  }
  return [...found.values()].sort((a, b) =>
    a.uri === b.uri ? compareRanges(a.range, b.range) : a.uri < b.uri ? -1 : 1,
  );
}
