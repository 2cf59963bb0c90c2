import type { Place } from '../../text/place';
import type { Collection } from './collection';
import type { Drift } from './drift';
import { isNoneOf, matched, type Named, pairUp } from './pairs';

/** Compares one resource that both sources have. */
export type CompareResource<T> = (before: T, after: T, drift: CollectionDrift) => void;

interface Placed {
  readonly at?: Place;
}

/** Collects the differences of a region, or of one resource in it. */
export class CollectionDrift {
  private readonly found: Drift[] = [];

  /** @param at where the registry would have to name what it does not */
  constructor(
    private readonly where: Pick<Drift, 'account' | 'region'>,
    private readonly at: Place | undefined,
    private readonly path: readonly string[] = [],
  ) {}

  /** What both have is compared by `compare`; what one has is said only where the other one was read whole. */
  resources<T extends Named & Placed>(
    what: string,
    before: Collection<T>,
    after: Collection<T>,
    compare: CompareResource<T>,
    fold?: (name: string) => string,
  ): void {
    const pairs = pairUp(before.items, after.items, fold);
    const titled = ({ name, sid }: Named) => `${what} ${name ?? sid ?? ''}`.trimEnd();
    for (const [old, now] of pairs.both) {
      const inside = new CollectionDrift(this.where, old.at ?? this.at, [...this.path, titled(old)]);
      inside.renamed(old.name ?? 'null', now.name ?? 'null', fold);
      inside.field('sid', old.sid, now.sid);
      compare(old, now, inside);
      this.found.push(...inside.found);
    }
    for (const old of pairs.before)
      if (after.missing === undefined && isNoneOf(old, pairs.after)) this.gone([titled(old)], old.at);
    for (const now of pairs.after)
      if (before.missing === undefined && isNoneOf(now, pairs.before)) this.added([titled(now)]);
  }

  /** Things that their text says all about. */
  texts<T extends Placed>(
    what: string,
    before: Collection<T>,
    after: Collection<T>,
    textOf: (item: T) => string,
  ): void {
    const pairs = matched(before.items, after.items, textOf);
    if (after.missing === undefined)
      for (const old of pairs.before) this.gone([`${what} ${textOf(old)}`], old.at);
    if (before.missing === undefined) for (const now of pairs.after) this.added([`${what} ${textOf(now)}`]);
  }

  /** A field that is left out was not read. */
  field<V extends string | boolean | number>(
    name: string,
    before: V | undefined,
    after: V | undefined,
    at?: Place,
  ): void {
    if (before === undefined || after === undefined || before === after) return;
    const values = { registry: String(before), live: String(after) };
    this.add({ kind: 'changed', path: [name], ...values, ...(at ? { at, isValue: true } : {}) });
  }

  /** Other parts of the file may call it by its name, so there is more to write than this one value. */
  private renamed(registry: string, live: string, fold: (name: string) => string = (name) => name): void {
    if (fold(registry) !== fold(live)) this.changed(['name'], registry, live);
  }

  added(path: readonly string[]): void {
    this.add({ kind: 'added', path });
  }

  gone(path: readonly string[], at?: Place): void {
    this.add({ kind: 'gone', path, at });
  }

  changed(path: readonly string[], registry: string, live: string, at?: Place): void {
    this.add({ kind: 'changed', path, registry, live, at });
  }

  private add({ path, at, ...drift }: Omit<Drift, 'account' | 'region'>): void {
    this.found.push({ ...drift, ...this.where, path: [...this.path, ...path], at: at ?? this.at });
  }

  /** By what they are about; a difference that was found twice is told once. */
  sorted(): Drift[] {
    const unique = new Map(this.found.map((drift) => [`${drift.path.join('\n')}\n${drift.kind}`, drift]));
    return [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, drift]) => drift);
  }
}
