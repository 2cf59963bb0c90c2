import { nearest } from '../../../text/nearest';
import type { Place } from '../../../text/place';
import { type Collection, complete, notRead, partial } from '../collection';
import { isNull, type MapNode, type RegistryNode } from './node';
import type { Positions } from './positions';
import type { RegistryProblem } from './problem';

/** Nobody reads more at once. */
const mostProblems = 200;

/** What all parts of the reader share while one file is read. */
export interface Reading {
  readonly positions: Positions;
  readonly problems: RegistryProblem[];
  /** Where YAML itself broke: nothing behind this offset can be taken for whole. */
  readonly brokenFrom: number;
  /** The SIDs met so far, each behind the path of its region. */
  readonly sids: Set<string>;
}

/** What makes two items of a list the same one. */
export interface Unique<T> {
  readonly what: string;
  keyOf(item: T): string;
  /** What is left of the first one; without it the first one stands and the list may still deny. */
  readonly first?: (item: T) => T;
  /** The second one is lost, so that the list may not deny. */
  readonly loses?: boolean;
}

/** A node of the file, the way that led to it, and what is wrong with it. */
export class Cursor {
  constructor(
    readonly reading: Reading,
    readonly node: RegistryNode,
    readonly path: string,
  ) {}

  get place(): Place {
    return this.reading.positions.place(this.node.start, this.node.end);
  }

  /** True where the rest of this part may have been lost to a syntax error. */
  get isBroken(): boolean {
    return this.node.end >= this.reading.brokenFrom;
  }

  problem(message: string, node: RegistryNode = this.node): undefined {
    const { problems, positions } = this.reading;
    if (problems.length > mostProblems) return undefined;
    const { start, end } = head(node);
    const said = problems.length < mostProblems ? message : 'There are more problems, which are not listed.';
    problems.push({ message: said, at: positions.place(start, end), path: this.path });
    return undefined;
  }

  /** The text of a scalar. */
  text(what: string): string | undefined {
    if (this.node.kind !== 'scalar') return this.problem(`${what} must be a text, not ${nameOf(this.node)}.`);
    if (isNull(this.node)) return this.problem(`${what} is empty.`);
    if (this.node.text === '') return this.problem(`${what} is empty.`);
    return this.node.text;
  }

  /** A text that one check accepts; `expected` completes "must be …". */
  checked(what: string, expected: string, accepts: (text: string) => boolean): string | undefined {
    const text = this.text(what);
    if (text === undefined || accepts(text)) return text;
    return this.problem(`${what} must be ${expected}.`);
  }

  oneOf<T extends string>(what: string, words: readonly T[]): T | undefined {
    const text = this.text(what);
    const word = words.find((each) => each === text);
    if (text === undefined || word !== undefined) return word;
    const [meant] = nearest(text, words, 1);
    return this.problem(`${what} must be ${alternatives(words)}.${meant ? ` Did you mean "${meant}"?` : ''}`);
  }

  boolean(what: string): boolean | undefined {
    const { node } = this;
    const isWord = node.kind === 'scalar' && !node.quoted && /^(?:true|false)$/i.test(node.text);
    return isWord ? node.text.toLowerCase() === 'true' : this.problem(`${what} must be true or false.`);
  }

  integer(what: string, lowest: number, highest: number): number | undefined {
    const { node } = this;
    const number =
      node.kind === 'scalar' && !node.quoted && /^\d{1,9}$/.test(node.text) ? Number(node.text) : -1;
    if (number >= lowest && number <= highest) return number;
    return this.problem(`${what} must be a whole number from ${lowest} to ${highest}.`);
  }

  /** The items of a list; undefined, with a problem, where it is none. */
  items(what: string): Cursor[] | undefined {
    if (this.node.kind !== 'list') {
      const hint = isNull(this.node)
        ? ' Write [] for an empty one, or leave the key out where it is not known.'
        : '';
      return this.problem(`${what} must be a list, not ${nameOf(this.node)}.${hint}`);
    }
    return this.node.items.map((item, index) => new Cursor(this.reading, item, `${this.path}[${index}]`));
  }

  /**
   * A list as a collection. An item that `read` refuses is left out, and what it was is not known: the collection then
   * confirms and does not deny.
   */
  collection<T>(what: string, read: (item: Cursor) => T | undefined, unique?: Unique<T>): Collection<T> {
    const items = this.items(what);
    if (items === undefined) return notRead('partial');
    const values: T[] = [];
    const indexes = new Map<string, number>();
    let isWhole = !this.isBroken;
    for (const item of items) {
      const value = read(item);
      if (value === undefined) isWhole = false;
      else if (!unique) values.push(value);
      else if (!item.#add(value, unique, values, indexes) && unique.loses) isWhole = false;
    }
    return isWhole ? complete(values) : partial(values);
  }

  /** False where the list has the item already. */
  #add<T>(value: T, { what, keyOf, first }: Unique<T>, values: T[], indexes: Map<string, number>): boolean {
    const key = keyOf(value);
    const index = indexes.get(key);
    if (index === undefined) {
      indexes.set(key, values.push(value) - 1);
      return true;
    }
    const other = values[index];
    if (first && other !== undefined) values[index] = first(other);
    this.problem(`${what} "${key}" stands twice in this list.`);
    return false;
  }

  fields(what: string, keys: readonly string[]): Fields | undefined {
    if (this.node.kind !== 'map')
      return this.problem(`${what} must have keys and values, not be ${nameOf(this.node)}.`);
    return new Fields(this, this.node, what, keys);
  }

  at(node: RegistryNode, key: string): Cursor {
    return new Cursor(this.reading, node, this.path === '' ? key : `${this.path}.${key}`);
  }
}

/** The values of a map by their keys, with the keys checked. */
export class Fields {
  readonly #values = new Map<string, Cursor>();
  readonly #keys = new Map<string, Cursor>();
  readonly #own: Cursor;

  constructor(own: Cursor, node: MapNode, what: string, known: readonly string[] | undefined) {
    this.#own = own;
    for (const { key, value } of node.pairs) {
      if (key.kind !== 'scalar') {
        own.problem(`A key of ${what} must be a text, not ${nameOf(key)}.`, key);
        continue;
      }
      this.#add(own.at(key, key.text), key.text, value ?? emptyAfter(key), what, known);
    }
  }

  /** A map whose keys are names. */
  static named(own: Cursor, what: string): Fields | undefined {
    if (own.node.kind !== 'map')
      return own.problem(`${what} must have keys and values, not be ${nameOf(own.node)}.`);
    return new Fields(own, own.node, what, undefined);
  }

  #add(key: Cursor, name: string, value: RegistryNode, what: string, known?: readonly string[]): void {
    if (this.#values.has(name)) {
      key.problem(`"${name}" stands twice in ${what}; only one can be meant.`);
      this.#values.set(name, this.#own.at({ kind: 'other', what: 'given twice', ...span(key.node) }, name));
      return;
    }
    if (known && !known.includes(name)) {
      const [meant] = nearest(name, known, 1);
      const hint = meant ? `Did you mean "${meant}"?` : `It may have ${alternatives(known, 'and')}.`;
      key.problem(`"${name}" is no key of ${what}. ${hint}`);
    }
    this.#values.set(name, this.#own.at(value, name));
    this.#keys.set(name, key);
  }

  get names(): readonly string[] {
    return [...this.#values.keys()];
  }

  /** The value of a key, unless the key stands twice: then nobody knows which one counts. */
  get(name: string): Cursor | undefined {
    const value = this.#values.get(name);
    return value?.node.kind === 'other' && value.node.what === 'given twice' ? undefined : value;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  key(name: string): Cursor | undefined {
    return this.#keys.get(name);
  }

  /** The value of a key that has to be there. */
  need(name: string, what: string): Cursor | undefined {
    return (
      this.get(name) ?? (this.#values.has(name) ? undefined : this.#own.problem(`${what} has no "${name}".`))
    );
  }

  /** The places of these keys' values, for those that are there. */
  places(names: readonly string[]): Partial<Record<string, Place>> {
    const places: Partial<Record<string, Place>> = {};
    for (const name of names) {
      const value = this.get(name);
      if (value) places[name] = value.node.kind === 'scalar' ? value.place : this.key(name)?.place;
    }
    return places;
  }
}

/** What to mark of a node: a map or list would cover its whole block. */
function head(node: RegistryNode): { start: number; end: number } {
  if (node.kind === 'map') return node.pairs[0] ? head(node.pairs[0].key) : span(node);
  if (node.kind === 'list') return node.items[0] ? head(node.items[0]) : span(node);
  return span(node);
}

function span({ start, end }: RegistryNode): { start: number; end: number } {
  return { start, end };
}

function emptyAfter({ end }: RegistryNode): RegistryNode {
  return { kind: 'scalar', text: '', quoted: false, start: end, end };
}

function nameOf(node: RegistryNode): string {
  if (node.kind === 'map') return 'keys and values';
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'other') return node.what;
  return isNull(node) ? 'empty' : 'a text';
}

function alternatives(words: readonly string[], conjunction = 'or'): string {
  const quoted = words.map((word) => `"${word}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${conjunction} ${last}`;
}
