import type { Key, Scope, Subject } from '../dialects/dialect';
import {
  type Bag,
  bagItems,
  bagWith,
  bagWithout,
  type Crowd,
  crowdHas,
  crowdItems,
  crowdWith,
  crowdWithout,
} from './bag';

/** Somebody who looked things up and must look again when an answer changes. */
export interface Reader {
  /** The keys of which it read the definers. */
  contents: Crowd<Slot>;
  /** The keys of which it read the mentioners. */
  members: Crowd<Slot>;
}

/** All that hangs on one key. */
export class Slot {
  definers: Bag<Subject>;
  mentioners: Bag<Subject>;
  /** Those who read what a definer says. */
  contentReaders: Crowd<Reader>;
  /** Those who read only who mentions the key. */
  memberReaders: Crowd<Reader>;
}

/**
 * Who defines and who mentions which key in a load unit, and who asked. A change names the readers that it concerns, so
 * that an edit costs what depends on it and nothing more.
 */
export class KeyIndex {
  private readonly slots = new Map<Key, Slot>();
  /** Counts the changes: a list that was sorted since the last one still is. */
  private changes = 0;
  private readonly sorted = new WeakMap<readonly Subject[], number>();

  private slot(key: Key): Slot {
    let slot = this.slots.get(key);
    if (!slot) {
      slot = new Slot();
      this.slots.set(key, slot);
    }
    return slot;
  }

  add(subject: Subject, stale: Set<Reader>): void {
    for (const key of subject.defines) this.define(key, subject, stale);
    for (const key of subject.mentions) this.mention(key, subject, stale);
  }

  remove(subject: Subject, stale: Set<Reader>): void {
    this.changes++;
    for (const key of subject.defines) {
      const slot = this.slot(key);
      slot.definers = bagWithout(slot.definers, subject);
      markAll(slot.contentReaders, stale);
    }
    for (const key of subject.mentions) this.unmention(key, subject, stale);
  }

  /** `after` stands where `before` stood: who asked who mentions a key, or what is as it was, need not ask again. */
  replace(before: Subject, after: Subject, stale: Set<Reader>): void {
    this.remove(before, new Set());
    const quiet = new Set<Reader>();
    const isSame = (key: Key) => after.saysAs?.(before, key) ?? false;
    for (const key of before.defines) if (!isSame(key)) markAll(this.slot(key).contentReaders, stale);
    for (const key of after.defines) this.define(key, after, isSame(key) ? quiet : stale);
    for (const key of after.mentions) this.mention(key, after, before.mentions.includes(key) ? quiet : stale);
    for (const key of before.mentions) {
      if (!after.mentions.includes(key)) markAll(this.slot(key).memberReaders, stale);
    }
  }

  private define(key: Key, subject: Subject, stale: Set<Reader>): void {
    this.changes++;
    const slot = this.slot(key);
    slot.definers = bagWith(slot.definers, subject);
    markAll(slot.contentReaders, stale);
  }

  mention(key: Key, subject: Subject, stale: Set<Reader>): void {
    this.changes++;
    const slot = this.slot(key);
    slot.mentioners = bagWith(slot.mentioners, subject);
    markAll(slot.memberReaders, stale);
  }

  unmention(key: Key, subject: Subject, stale: Set<Reader>): void {
    this.changes++;
    const slot = this.slot(key);
    slot.mentioners = bagWithout(slot.mentioners, subject);
    markAll(slot.memberReaders, stale);
  }

  /** Everybody who reads the key has to look again. */
  touch(key: Key, stale: Set<Reader>): void {
    markAll(this.slots.get(key)?.contentReaders, stale);
  }

  definers(key: Key): readonly Subject[] {
    return this.ordered(this.slots.get(key)?.definers);
  }

  mentioners(key: Key): readonly Subject[] {
    return this.ordered(this.slots.get(key)?.mentioners);
  }

  /** The defined keys that begin so. Walks over all keys: for suggestions, which are made when somebody asks. */
  definedKeys(beginning: string): Key[] {
    const keys: Key[] = [];
    for (const [key, slot] of this.slots) {
      if (slot.definers !== undefined && key.startsWith(beginning)) keys.push(key);
    }
    return keys;
  }

  keys(): Iterable<Key> {
    return this.slots.keys();
  }

  readDefiners(key: Key, reader: Reader): readonly Subject[] {
    const slot = this.slot(key);
    if (!crowdHas(reader.contents, slot)) {
      reader.contents = crowdWith(reader.contents, slot);
      slot.contentReaders = crowdWith(slot.contentReaders, reader);
    }
    return this.ordered(slot.definers);
  }

  readMentioners(key: Key, reader: Reader): readonly Subject[] {
    const slot = this.slot(key);
    if (!crowdHas(reader.members, slot)) {
      reader.members = crowdWith(reader.members, slot);
      slot.memberReaders = crowdWith(slot.memberReaders, reader);
    }
    return this.ordered(slot.mentioners);
  }

  /** In load order. The bag itself is sorted, and thousands may ask for the same one between two changes. */
  private ordered(subjects: Bag<Subject>): readonly Subject[] {
    if (!Array.isArray(subjects)) return bagItems(subjects);
    if (this.sorted.get(subjects) !== this.changes) {
      subjects.sort((a, b) => a.order - b.order);
      this.sorted.set(subjects, this.changes);
    }
    return subjects;
  }

  forget(reader: Reader): void {
    for (const slot of crowdItems(reader.contents))
      slot.contentReaders = crowdWithout(slot.contentReaders, reader);
    for (const slot of crowdItems(reader.members))
      slot.memberReaders = crowdWithout(slot.memberReaders, reader);
    reader.contents = undefined;
    reader.members = undefined;
  }
}

function markAll(readers: Crowd<Reader>, stale: Set<Reader>): void {
  for (const reader of crowdItems(readers)) stale.add(reader);
}

/** The key that stands for "whether the unit is complete". */
export const COMPLETENESS: Key = '*complete';

/** A scope that remembers what was asked through it. */
export class TrackingScope implements Scope {
  reader: Reader = { contents: undefined, members: undefined };

  constructor(
    private readonly index: KeyIndex,
    private readonly isComplete: () => boolean,
  ) {}

  get complete(): boolean {
    this.index.readDefiners(COMPLETENESS, this.reader);
    return this.isComplete();
  }

  definitions(key: Key): readonly Subject[] {
    return this.index.readDefiners(key, this.reader);
  }

  mentions(key: Key): readonly Subject[] {
    return this.index.readMentioners(key, this.reader);
  }

  names(beginning: string): readonly string[] {
    return this.index.definedKeys(beginning).map((key) => key.slice(beginning.length));
  }
}

/** A scope for somebody who looks once and will not be told. */
export class OneTimeScope implements Scope {
  constructor(
    private readonly index: KeyIndex,
    readonly complete: boolean,
  ) {}

  definitions(key: Key): readonly Subject[] {
    return this.index.definers(key);
  }

  mentions(key: Key): readonly Subject[] {
    return this.index.mentioners(key);
  }

  names(beginning: string): readonly string[] {
    return this.index.definedKeys(beginning).map((key) => key.slice(beginning.length));
  }
}
