/** Lines above and below the caret that are looked through. */
const LINES_AROUND = 500;

/** A key that is being typed, and what stands around it: read from the text, which is no YAML while it is typed. */
export interface KeyPlace {
  /** Keys around it, the innermost first. */
  readonly path: readonly string[];
  /** Keys beside it, with their values. */
  readonly beside: ReadonlyMap<string, string>;
  /** Keys of the other items, where it stands in an item of a list. */
  readonly elsewhere: ReadonlySet<string>;
  /** The keys of the outermost mapping that is seen, with their values. */
  readonly outermost: ReadonlyMap<string, string>;
}

interface KeyLine {
  /** Where the key begins. */
  readonly column: number;
  /** Where its first dash stands; the column of the key where there is none. */
  readonly dash: number;
  readonly key: string;
  readonly value: string;
}

const KEY = /^(\s*)((?:-\s+)*)(["']?)([^\s"'#:{}[\],&*-][^"'#:{}[\],&*]*?)\3\s*:(?:\s+(.*))?$/;

/** Of a longer line only the beginning is read: a key is there, and blanks without an end are gone through again and again. */
const LINE_BEGINNING = 300;

/** Undefined for a line without a key. */
function readKey(text: string): KeyLine | undefined {
  const found = KEY.exec(text.slice(0, LINE_BEGINNING).replace(/\s+#.*$/, ''));
  const [, indent = '', dashes = '', , key, value = ''] = found ?? [];
  if (key === undefined) return undefined;
  const dash = indent.length;
  return { column: dash + dashes.length, dash, key, value: value.replace(/^["']|["']$/g, '') };
}

/** A mapping, as far as its keys were seen; `dash`: where the item begins that it is. */
interface Level {
  readonly column: number;
  dash: number | undefined;
  readonly keys: Map<string, string>;
}

function levelOf({ column, dash }: Pick<KeyLine, 'column' | 'dash'>): Level {
  return { column, dash: dash < column ? dash : undefined, keys: new Map() };
}

type Lines = (line: number) => string;

/** What stands around a key that begins at `column`, behind a dash at `dash` where that is another one. */
export function keyPlace(lines: Lines, line: number, start: Pick<KeyLine, 'column' | 'dash'>): KeyPlace {
  const own = levelOf(start);
  const path: string[] = [];
  const elsewhere = new Set<string>();
  let level = own;
  for (const found of keysAbove(lines, line)) {
    const isAround = level.dash === undefined ? found.column < level.column : found.column <= level.dash;
    if (isAround) {
      path.push(found.key);
      level = levelOf(found);
      level.keys.set(found.key, found.value);
    } else if (found.column === level.column && level.dash === undefined) {
      level.keys.set(found.key, found.value);
      if (found.dash < found.column) level.dash = found.dash;
    } else if (found.column === level.column && level === own) elsewhere.add(found.key);
  }
  let isOwn = true;
  for (const found of keysBelow(lines, line, start.column)) {
    if (found.column > start.column) continue;
    isOwn &&= found.dash === found.column;
    if (isOwn) own.keys.set(found.key, found.value);
    else elsewhere.add(found.key);
  }
  return { path, beside: own.keys, elsewhere, outermost: level.keys };
}

function* keysAbove(lines: Lines, line: number): Generator<KeyLine> {
  for (let at = line - 1; at >= Math.max(0, line - LINES_AROUND); at--) {
    const text = lines(at);
    if (text.startsWith('---')) return;
    const found = readKey(text);
    if (found) yield found;
  }
}

/** Up to the end of what the column is in. */
function* keysBelow(lines: Lines, line: number, column: number): Generator<KeyLine> {
  for (let at = line + 1; at <= line + LINES_AROUND; at++) {
    const text = lines(at);
    const found = readKey(text);
    if (text.startsWith('---') || (found && found.column < column)) return;
    if (found) yield found;
  }
}
