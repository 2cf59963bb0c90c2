/** A line of YAML in block style. */
export interface BlockLine {
  /** Column of the last `-` that opens a list item. */
  readonly dash?: number;
  /** Column of what follows the dashes. */
  readonly column: number;
  readonly key?: string;
  /** Column behind the key's colon. */
  readonly valueStart?: number;
}

const KEY = /^("?)([A-Za-z_][\w.-]*)\1\s*:(?=\s|$)/;

/** Undefined for blank lines and comments. */
export function readBlockLine(line: string): BlockLine | undefined {
  let column = line.length - line.trimStart().length;
  if (column === line.length || line[column] === '#') return undefined;
  let dash: number | undefined;
  while (line[column] === '-' && /\s|^$/.test(line[column + 1] ?? '')) {
    dash = column;
    column++;
    while (column < line.length && /\s/.test(line[column] ?? '')) column++;
  }
  const key = KEY.exec(line.slice(column));
  return {
    column,
    ...(dash === undefined ? {} : { dash }),
    ...(key ? { key: key[2] ?? '', valueStart: column + key[0].length } : {}),
  };
}

/** Stands in a path for an item of a list. */
export const ITEM = '-';

/** The keys and list items that the line is part of, outermost first; those of its own line left out. */
export function pathOf(lines: readonly string[], line: number, own: BlockLine): string[] {
  const path: string[] = [];
  let column = own.dash ?? own.column;
  let isItem = own.dash !== undefined;
  if (isItem) path.unshift(ITEM);
  for (let above = line - 1; above >= 0 && (column > 0 || isItem); above--) {
    const block = readBlockLine(lines[above] ?? '');
    if (!block) continue;
    const { key, dash } = block;
    const isParent =
      key !== undefined && (isItem ? block.column <= column && dash !== column : block.column < column);
    const isFirstOfItem = !isItem && block.column === column && dash !== undefined;
    if (!isParent && !isFirstOfItem) continue;
    if (isParent) path.unshift(key);
    if (dash !== undefined) path.unshift(ITEM);
    column = dash ?? block.column;
    isItem = dash !== undefined;
  }
  return path;
}

/** The lines [first, last] of the list item or map entry that the line is part of. */
export function extentOf(lines: readonly string[], line: number): readonly [first: number, last: number] {
  const own = readBlockLine(lines[line] ?? '');
  if (!own) return [line, line];
  let first = line;
  let column = own.dash ?? own.column;
  if (own.dash === undefined) {
    for (let above = line - 1; above >= 0; above--) {
      const block = readBlockLine(lines[above] ?? '');
      if (!block || block.column > own.column) continue;
      if (block.column === own.column && block.dash === undefined) continue;
      if (block.column === own.column && block.dash !== undefined) {
        first = above;
        column = block.dash;
      }
      break;
    }
  }
  return [first, lastLine(lines, first, column)];
}

/** The last line that is deeper than the column. */
export function lastLine(lines: readonly string[], first: number, column: number): number {
  let last = first;
  for (let below = first + 1; below < lines.length; below++) {
    const block = readBlockLine(lines[below] ?? '');
    if (!block) continue;
    if ((block.dash ?? block.column) <= column) break;
    last = below;
  }
  return last;
}

/** The keys that stand beside the line in its map. */
export function siblingKeys(lines: readonly string[], line: number, column: number): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const step of [-1, 1]) {
    for (let other = line + step; other >= 0 && other < lines.length; other += step) {
      const block = readBlockLine(lines[other] ?? '');
      if (!block || block.column > column) continue;
      const startsItem = block.dash !== undefined;
      if (block.column < column || (startsItem && step > 0)) break;
      if (block.key !== undefined) keys.add(block.key);
      if (startsItem) break;
    }
  }
  return keys;
}
