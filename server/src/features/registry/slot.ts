import { ITEM, pathOf, readBlockLine, siblingKeys } from './block';
import { type KeySpec, type MapKind, SCHEMA } from './schema';

/** What the caret is in: a key of a map, or a value or list item that a key describes. */
export type Slot = KeySlot | ValueSlot;

interface Part {
  /** Columns of the word around the caret. */
  readonly start: number;
  readonly end: number;
}

export interface KeySlot extends Part {
  readonly kind: 'key';
  readonly map: MapKind;
  readonly key: string;
  /** The other keys of the map. */
  readonly others: ReadonlySet<string>;
  readonly hasColon: boolean;
  readonly flow: boolean;
}

export interface ValueSlot extends Part {
  readonly kind: 'value';
  readonly spec: KeySpec;
  /** The other items of a list in one line. */
  readonly others: ReadonlySet<string>;
}

/** Undefined in comments and where the file has a shape that no registry has. */
export function slotAt(lines: readonly string[], line: number, character: number): Slot | undefined {
  const text = lines[line] ?? '';
  if (/(^|\s)#/.test(text.slice(0, character))) return undefined;
  const read = readBlockLine(text) ?? { column: character };
  const own = read.column > character ? { column: character } : read;
  const place = walk(pathOf(lines, line, own));
  if (!place) return undefined;
  const scan = new FlowScan(text, character);
  if (own.key !== undefined && own.valueStart !== undefined && character >= own.valueStart) {
    const spec = place.map === undefined ? undefined : SCHEMA[place.map][own.key];
    return spec && scan.value(spec, own.valueStart);
  }
  if (place.map === undefined) return place.spec && scan.item(place.spec, own.column);
  if (text[own.column] === '{') return scan.map(place.map, own.column);
  return scan.key(place.map, own.column, siblingKeys(lines, line, own.column), false);
}

interface Place {
  readonly map?: MapKind;
  /** Of a list whose items are no maps. */
  readonly spec?: KeySpec;
}

/** Follows a path through the schema. */
function walk(path: readonly string[]): Place | undefined {
  let map: MapKind | undefined = 'file';
  let spec: KeySpec | undefined;
  for (const step of path) {
    if (step === ITEM) {
      if (!spec?.list) return undefined;
      map = spec.items;
      if (map) spec = undefined;
    } else {
      spec = map === undefined ? undefined : SCHEMA[map][step];
      if (!spec) return undefined;
      map = spec.map;
      if (map) spec = undefined;
    }
  }
  return { ...(map ? { map } : {}), ...(spec ? { spec } : {}) };
}

const STOPS = ',[]{}';

/** Reads `{ key: value, key: [item, item] }` of one line up to the caret. */
class FlowScan {
  constructor(
    private readonly text: string,
    private readonly caret: number,
  ) {}

  value(spec: KeySpec, from: number): Slot | undefined {
    const start = this.skipBlanks(from);
    if (this.text[start] === '{') return spec.map && this.map(spec.map, start);
    if (this.text[start] === '[') return this.list(spec, start);
    return spec.list || spec.map ? undefined : this.scalar(spec, from, new Set());
  }

  item(spec: KeySpec, from: number): Slot | undefined {
    return this.scalar(spec, from, new Set());
  }

  /** `open`: column of the `{`. Undefined where the caret is not inside. */
  map(map: MapKind, open: number): Slot | undefined {
    if (this.caret <= open) return undefined;
    const others = new Set<string>();
    for (let at = open + 1; at <= this.text.length; ) {
      const end = this.entryEnd(at);
      const entry = this.text.slice(at, end);
      const colon = entry.search(/:(\s|$)/);
      if (this.caret <= end) return this.entry(map, at, colon, this.others(others, end));
      others.add(entry.slice(0, colon < 0 ? entry.length : colon).trim());
      if (this.text[end] !== ',') return undefined;
      at = end + 1;
    }
    return undefined;
  }

  private entry(map: MapKind, at: number, colon: number, others: ReadonlySet<string>): Slot | undefined {
    if (colon < 0 || this.caret <= at + colon) return this.key(map, at, others, true);
    const key = this.text.slice(at, at + colon).trim();
    const spec = SCHEMA[map][key];
    return spec && this.value(spec, at + colon + 1);
  }

  /** The keys behind the caret's entry, too. */
  private others(before: ReadonlySet<string>, end: number): ReadonlySet<string> {
    const after = [...this.text.slice(end).matchAll(/[,{]\s*([A-Za-z]\w*)\s*:/g)].map(([, key]) => key ?? '');
    return new Set([...before, ...after]);
  }

  private list(spec: KeySpec, open: number): Slot | undefined {
    if (this.caret <= open) return undefined;
    const others = new Set<string>();
    let found: readonly [number, number] | undefined;
    for (let at = open + 1; at <= this.text.length; ) {
      const end = this.entryEnd(at);
      if (this.caret >= at && this.caret <= end) found = [at, end];
      else others.add(this.text.slice(at, end).trim().replace(/^"|"$/g, ''));
      if (this.text[end] !== ',') break;
      at = end + 1;
    }
    if (!found) return undefined;
    return spec.items ? this.map(spec.items, this.skipBlanks(found[0])) : this.scalar(spec, found[0], others);
  }

  /** Where the entry that begins here ends: at a comma or bracket of its own level. */
  private entryEnd(from: number): number {
    let depth = 0;
    let quoted = false;
    for (let at = from; at < this.text.length; at++) {
      const character = this.text[at];
      if (character === '"') quoted = !quoted;
      else if (quoted) continue;
      else if (character === '{' || character === '[') depth++;
      else if (character === '}' || character === ']') {
        if (depth-- === 0) return at;
      } else if (character === ',' && depth === 0) return at;
    }
    return this.text.length;
  }

  key(map: MapKind, from: number, others: ReadonlySet<string>, flow: boolean): KeySlot | undefined {
    const { start, end } = this.word(from, `${STOPS}:`);
    const hasColon = /^\s*:/.test(this.text.slice(end));
    const key = this.text.slice(start, end);
    return { kind: 'key', map, key, start, end, others: without(others, key), hasColon, flow };
  }

  private scalar(spec: KeySpec, from: number, others: ReadonlySet<string>): ValueSlot {
    return { kind: 'value', spec, others, ...this.word(from, STOPS) };
  }

  /** Around the caret, from the column on; quotes and blanks left out. */
  private word(from: number, stops: string): Part {
    let start = Math.min(this.skipBlanks(from), this.caret);
    if (this.text[start] === '"' && start < this.caret) start++;
    let end = this.caret;
    while (end < this.text.length && !`${stops}"#`.includes(this.text[end] ?? '')) end++;
    while (end > this.caret && /\s/.test(this.text[end - 1] ?? '')) end--;
    return { start, end };
  }

  private skipBlanks(from: number): number {
    let at = from;
    while (at < this.text.length && /\s/.test(this.text[at] ?? '')) at++;
    return at;
  }
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter((other) => other !== key));
}
