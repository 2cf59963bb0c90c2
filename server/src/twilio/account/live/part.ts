import { type Collection, complete, notRead, partial } from '../collection';
import type { UnknownReason } from '../known';
import { cancelled } from './failures';
import type { CallFailure } from './live';
import type { ReadResult } from './reading';
import { isSame } from './same';
import type { Source } from './sources';

let lastId = 0;

/**
 * What is known of one list or resource of Twilio, and how fresh that is. Old items stay until new ones are read; a fault
 * that passes leaves them, a "no" that stays takes them away. Items are frozen and only replaced by others that differ.
 */
export class Part<T> {
  readonly id = ++lastId;
  #items: readonly T[] | undefined;
  #missing: UnknownReason | undefined;
  #collection: Collection<T> | undefined;
  #readAt: number | undefined;
  #failure: CallFailure | undefined;
  #version = 0;
  /** How often it was said to be too old, and how many of these times lie before what is here was asked for. */
  #outdates = 0;
  #outdatesSeen = 0;
  #reading: { readonly seen: number; readonly work: Promise<void> } | undefined;

  constructor(readonly source: Source<T>) {}

  /** What is there, whole or not; undefined where nothing was read. */
  get items(): readonly T[] | undefined {
    return this.#items;
  }

  /** The only item of a part that has no more than one. */
  get one(): T | undefined {
    return this.#items?.[0];
  }

  /** When the items were asked for, in milliseconds since 1970. */
  get readAt(): number | undefined {
    return this.#readAt;
  }

  /** Why the last reading failed. */
  get failure(): CallFailure | undefined {
    return this.#failure;
  }

  /** Other items, another number. */
  get version(): number {
    return this.#version;
  }

  get isWhole(): boolean {
    return this.#items !== undefined && this.#missing === undefined;
  }

  /** Whether reading it may tell more than what is here, at this age in milliseconds. */
  isOlderThan(age: number, now: number): boolean {
    if (this.#readAt === undefined) return this.#failure === undefined;
    return this.#outdatesSeen < this.#outdates || now - this.#readAt >= age;
  }

  /** The same object as long as nothing changed. @param unread why nothing is there where nobody has asked yet */
  collection(unread: UnknownReason): Collection<T> {
    if (this.#items === undefined) return notRead(this.#failure?.reason ?? unread);
    this.#collection ??= Object.freeze(
      this.#missing === undefined ? complete(this.#items) : partial(this.#items, this.#missing),
    );
    return this.#collection;
  }

  /** Counts as too old from now on. */
  outdate(): void {
    this.#outdates++;
  }

  /** As if nobody had ever asked. */
  clear(): void {
    this.#failure = undefined;
    this.#replace(undefined, undefined);
  }

  /**
   * Reads it; who comes while that is under way waits for the same answer, unless it was outdated meanwhile: an answer to
   * what was asked before a change says nothing of how it is after it.
   */
  read(now: number, request: () => Promise<ReadResult<T>>): Promise<void> {
    const seen = this.#outdates;
    const ahead = this.#reading;
    if (ahead?.seen === seen) return ahead.work;
    const answer = ahead ? ahead.work.then(request) : request();
    const work = answer
      .then((result) => this.#take(result, now, seen))
      .finally(() => {
        if (this.#reading?.work === work) this.#reading = undefined;
      });
    this.#reading = { seen, work };
    return work;
  }

  #take({ items, failure }: ReadResult<T>, now: number, seen: number): void {
    if (failure === cancelled) return;
    this.#failure = failure;
    if (failure === undefined) this.#renew(items, undefined, now, seen);
    else if (failure.permanent && items.length === 0) this.#replace(undefined, undefined);
    else if (!this.isWhole && items.length > 0) this.#renew(items, failure.reason, now, seen);
  }

  #renew(items: readonly T[], missing: UnknownReason | undefined, now: number, seen: number): void {
    this.#replace(items, missing);
    this.#readAt = now;
    this.#outdatesSeen = seen;
  }

  #replace(items: readonly T[] | undefined, missing: UnknownReason | undefined): void {
    if (items === undefined) this.#readAt = undefined;
    if (missing === this.#missing && isSame(items, this.#items)) return;
    this.#items = items && Object.freeze(items.map((item) => Object.freeze(item)));
    this.#missing = missing;
    this.#collection = undefined;
    this.#version++;
  }
}

/** Parts of one kind, by the SID or name of what they belong to. */
export class PartMap<T> {
  readonly #parts = new Map<string, Part<T>>();

  constructor(private readonly source: (key: string) => Source<T>) {}

  /** The part, made where there is none yet. */
  of(key: string): Part<T> {
    const known = this.#parts.get(key);
    if (known) return known;
    const made = new Part(this.source(key));
    this.#parts.set(key, made);
    return made;
  }

  find(key: string): Part<T> | undefined {
    return this.#parts.get(key);
  }

  values(): Iterable<Part<T>> {
    return this.#parts.values();
  }

  /** Forgets those of other keys. */
  keep(keys: Iterable<string>): void {
    const kept = new Set(keys);
    for (const key of this.#parts.keys()) if (!kept.has(key)) this.#parts.delete(key);
  }
}
