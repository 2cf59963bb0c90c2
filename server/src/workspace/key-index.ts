import type { Key, Scope, Subject } from '../dialects/dialect';

/** Somebody who looked things up and must look again when an answer changes. */
export interface Reader {
  /** The keys of which it read the definers. */
  readonly contents: Slot[];
  /** The keys of which it read the mentioners. */
  readonly members: Slot[];
}

/** All that hangs on one key. */
export interface Slot {
  definers: Subject[];
  mentioners: Subject[];
  /** Those who read what a definer says. */
  contentReaders: Reader[];
  /** Those who read only who mentions the key. */
  memberReaders: Reader[];
}

const NONE: never[] = [];

function without<T>(list: T[], item: T): T[] {
  const at = list.indexOf(item);
  if (at < 0) return list;
  if (list.length === 1) return NONE;
  const last = list.pop();
  if (last !== undefined && at < list.length) list[at] = last;
  return list;
}

function withItem<T>(list: T[], item: T): T[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

/**
 * Who defines and who mentions which key in a load unit, and who asked. A change names the readers that it concerns, so
 * that an edit costs what depends on it and nothing more.
 */
export class KeyIndex {
  private readonly slots = new Map<Key, Slot>();

  private slot(key: Key): Slot {
    let slot = this.slots.get(key);
    if (!slot) {
      slot = { definers: NONE, mentioners: NONE, contentReaders: NONE, memberReaders: NONE };
      this.slots.set(key, slot);
    }
    return slot;
  }

  add(subject: Subject, stale: Set<Reader>): void {
    for (const key of subject.defines) this.define(key, subject, stale);
    for (const key of subject.mentions) this.mention(key, subject, stale);
  }

  remove(subject: Subject, stale: Set<Reader>): void {
    for (const key of subject.defines) {
      const slot = this.slot(key);
      slot.definers = without(slot.definers, subject);
      markAll(slot.contentReaders, stale);
    }
    for (const key of subject.mentions) this.unmention(key, subject, stale);
  }

  /** `after` stands where `before` stood: who only asked who mentions a key need not ask again. */
  replace(before: Subject, after: Subject, stale: Set<Reader>): void {
    this.remove(before, new Set());
    for (const key of before.defines) markAll(this.slot(key).contentReaders, stale);
    const quiet = new Set<Reader>();
    for (const key of after.defines) this.define(key, after, stale);
    for (const key of after.mentions) this.mention(key, after, before.mentions.includes(key) ? quiet : stale);
    for (const key of before.mentions) {
      if (!after.mentions.includes(key)) markAll(this.slot(key).memberReaders, stale);
    }
  }

  define(key: Key, subject: Subject, stale: Set<Reader>): void {
    const slot = this.slot(key);
    slot.definers = withItem(slot.definers, subject);
    markAll(slot.contentReaders, stale);
  }

  mention(key: Key, subject: Subject, stale: Set<Reader>): void {
    const slot = this.slot(key);
    slot.mentioners = withItem(slot.mentioners, subject);
    markAll(slot.memberReaders, stale);
  }

  unmention(key: Key, subject: Subject, stale: Set<Reader>): void {
    const slot = this.slot(key);
    slot.mentioners = without(slot.mentioners, subject);
    markAll(slot.memberReaders, stale);
  }

  /** Everybody who reads the key has to look again. */
  touch(key: Key, stale: Set<Reader>): void {
    const slot = this.slots.get(key);
    if (slot) markAll(slot.contentReaders, stale);
  }

  definers(key: Key): readonly Subject[] {
    return ordered(this.slots.get(key)?.definers ?? NONE);
  }

  mentioners(key: Key): readonly Subject[] {
    return ordered(this.slots.get(key)?.mentioners ?? NONE);
  }

  keys(): Iterable<Key> {
    return this.slots.keys();
  }

  definedKeys(beginning: string): Key[] {
    return [...this.slots]
      .filter(([key, { definers }]) => definers.length > 0 && key.startsWith(beginning))
      .map(([key]) => key);
  }

  readDefiners(key: Key, reader: Reader): readonly Subject[] {
    const slot = this.slot(key);
    if (!reader.contents.includes(slot)) {
      reader.contents.push(slot);
      slot.contentReaders = withItem(slot.contentReaders, reader);
    }
    return ordered(slot.definers);
  }

  readMentioners(key: Key, reader: Reader): readonly Subject[] {
    const slot = this.slot(key);
    if (!reader.members.includes(slot)) {
      reader.members.push(slot);
      slot.memberReaders = withItem(slot.memberReaders, reader);
    }
    return ordered(slot.mentioners);
  }

  forget(reader: Reader): void {
    for (const slot of reader.contents) slot.contentReaders = without(slot.contentReaders, reader);
    for (const slot of reader.members) slot.memberReaders = without(slot.memberReaders, reader);
    reader.contents.length = 0;
    reader.members.length = 0;
  }
}

function markAll(readers: readonly Reader[], stale: Set<Reader>): void {
  for (const reader of readers) stale.add(reader);
}

function ordered(subjects: Subject[]): readonly Subject[] {
  return subjects.length < 2 ? subjects : subjects.sort((a, b) => a.order - b.order);
}

/** The key that stands for "whether the unit is complete". */
export const COMPLETENESS: Key = '*complete';

/** A scope that remembers what was asked through it. */
export class TrackingScope implements Scope {
  reader: Reader = { contents: [], members: [] };

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
