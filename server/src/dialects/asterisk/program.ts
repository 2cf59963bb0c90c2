import type { ConfChange } from '../../syntax/conf/edit';
import { type ConfSection, FATAL_FAULTS, type LineFault } from '../../syntax/conf/tree';
import { atOnce, type Steps } from '../../text/steps';
import type { DialectId } from '../dialect';
import type { Category } from './load/category';
import type { IncludeSource } from './load/include-source';
import { isInclusion } from './load/lines';
import { ConfLoad } from './load/loader';
import { ConfObject } from './objects/conf-object';

const PROGRAM_DIALECTS = [
  'asterisk-pjsip',
  'asterisk-wizard',
  'asterisk-dialplan',
  'asterisk-chan-sip',
] as const satisfies readonly DialectId[];

export type ProgramDialect = (typeof PROGRAM_DIALECTS)[number];

export function isProgramDialect(dialect: DialectId): dialect is ProgramDialect {
  return PROGRAM_DIALECTS.some((each) => each === dialect);
}

/** Objects that are made in one step. */
const OBJECTS_A_STEP = 256;

/** Which objects of a program came and went. */
export interface ProgramChange {
  readonly added: ConfObject[];
  readonly removed: ConfObject[];
  readonly replaced: [ConfObject, ConfObject][];
  /** Everything was read again: problems and completeness may differ. */
  readonly reloaded: boolean;
}

/** One main file with its includes, as Asterisk reads it, kept up to date edit by edit. */
export class AsteriskProgram {
  private readonly objects = new Map<Category, ConfObject>();

  private constructor(
    readonly dialect: ProgramDialect,
    readonly root: string,
    private readonly source: IncludeSource,
    readonly fragment: boolean,
    public load: ConfLoad,
  ) {}

  static *read(
    dialect: ProgramDialect,
    root: string,
    source: IncludeSource,
    fragment: boolean,
  ): Steps<AsteriskProgram> {
    const load = yield* ConfLoad.read(root, source, fragment);
    const program = new AsteriskProgram(dialect, root, source, fragment, load);
    let count = 0;
    for (const category of load.categories.list) {
      program.objects.set(category, new ConfObject(category, program));
      if (++count % OBJECTS_A_STEP === 0) yield;
    }
    return program;
  }

  /** In load order. */
  get subjects(): readonly ConfObject[] {
    return this.load.categories.list.map((category) => this.objectOf(category));
  }

  objectOf(category: Category): ConfObject {
    let object = this.objects.get(category);
    if (!object) {
      object = new ConfObject(category, this);
      this.objects.set(category, object);
    }
    return object;
  }

  /** Takes over what changed in one of its files. Costs what changed, unless the edit moves lines between sections. */
  update(changes: readonly ConfChange[]): ProgramChange {
    const dirty = new Set<Category>();
    // first look, then touch: what is half replaced would look unchanged to a reload
    if (!changes.every((change) => this.isReplaceable(change))) return this.reload();
    for (const change of changes) this.replaceSections(change, dirty);
    const replaced: [ConfObject, ConfObject][] = [];
    for (const category of dirty) {
      const before = this.objects.get(category);
      if (!before) return this.reload();
      const after = new ConfObject(category, this);
      this.objects.set(category, after);
      replaced.push([before, after]);
    }
    return { added: [], removed: [], replaced, reloaded: false };
  }

  /** Reads everything again and keeps the objects whose lines are the same. */
  reload(): ProgramChange {
    const old = this.load;
    const before = new Map(this.objects);
    this.load = atOnce(ConfLoad.read(this.root, this.source, this.fragment));
    this.objects.clear();
    const renamed = new Map<Category, Category>();
    const added: ConfObject[] = [];
    const kept = new Set<ConfObject>();
    for (const category of this.load.categories.list) {
      const same = findSame(category, old, renamed);
      const object = same && before.get(same);
      if (same && object && !kept.has(object)) {
        renamed.set(category, same);
        kept.add(object);
        object.category = category;
        this.objects.set(category, object);
      } else {
        const fresh = new ConfObject(category, this);
        this.objects.set(category, fresh);
        added.push(fresh);
      }
    }
    const removed = [...before.values()].filter((object) => !kept.has(object));
    return { ...pairUp(added, removed), reloaded: true };
  }

  /** Whether what is known of the load hangs on this section: its places would not move along. */
  private hasProblem(section: ConfSection): boolean {
    return this.load.problems.some(({ at }) => at.anchor === section);
  }

  /** Whether each new section can stand for the one that was there. */
  private isReplaceable({ removed, added }: ConfChange): boolean {
    if (this.load.usesFilters || removed.length !== added.length) return false;
    return removed.every((before, index) => {
      const after = added[index];
      if (!after || !sameShape(before, after) || this.hasProblem(before)) return false;
      return this.load.categories.owners.has(before) || (isBlank(before) && isBlank(after));
    });
  }

  private replaceSections({ removed, added }: ConfChange, dirty: Set<Category>): void {
    removed.forEach((before, index) => {
      const after = added[index];
      const owners = this.load.categories.owners.get(before);
      if (!after || !owners) return;
      this.load.categories.replaceSection(before, after);
      for (const owner of owners) owner.invalidate((category) => dirty.add(category));
    });
  }
}

function isBlank(section: ConfSection): boolean {
  return !section.header && section.entries.length === 0;
}

/** Whether one section can stand for the other without moving a line to another section or file. */
function sameShape(a: ConfSection, b: ConfSection): boolean {
  if (a.entryDepth !== b.entryDepth || a.exitDepth !== b.exitDepth) return false;
  if (!sameHeader(a, b)) return false;
  return !hasStructure(a) && !hasStructure(b);
}

function sameHeader(a: ConfSection, b: ConfSection): boolean {
  if (!a.header || !b.header) return a.header === b.header;
  if (a.header.name !== b.header.name || a.header.fault !== b.header.fault) return false;
  const itemsA = a.header.items?.map((item) => item.text);
  const itemsB = b.header.items?.map((item) => item.text);
  return itemsA === itemsB || (itemsA?.length === itemsB?.length && itemsA?.join(',') === itemsB?.join(','));
}

/** Lines that bring in other text or stop the file. */
function hasStructure(section: ConfSection): boolean {
  return section.entries.some(
    (entry) => isInclusion(entry) || (entry.kind === 'fault' && decidesFile(entry.fault)),
  );
}

function decidesFile(fault: LineFault | undefined): boolean {
  return fault !== undefined && (FATAL_FAULTS.has(fault) || fault === 'stray-comment-end');
}

function findSame(
  category: Category,
  old: ConfLoad,
  renamed: ReadonlyMap<Category, Category>,
): Category | undefined {
  return old.categories.owners
    .get(category.section)
    ?.find((candidate) => isSame(category, candidate, renamed));
}

function isSame(category: Category, candidate: Category, renamed: ReadonlyMap<Category, Category>): boolean {
  if (candidate.section !== category.section || candidate.parts.length !== category.parts.length)
    return false;
  if (candidate.template !== category.template || candidate.unreachable !== category.unreachable)
    return false;
  if (candidate.uncertain !== category.uncertain) return false;
  return category.parts.every((part, index) => {
    const other = candidate.parts[index];
    if (!other || other.section !== part.section) return false;
    if (part.kind === 'lines')
      return other.kind === 'lines' && other.from === part.from && other.to === part.to;
    return other.kind === 'inherit' && other.upTo === part.upTo && other.base === renamed.get(part.base);
  });
}

/** A new object that stands for an old one of the same name counts as a change of it. */
function pairUp(added: readonly ConfObject[], removed: readonly ConfObject[]) {
  const byName = new Map<string, ConfObject>();
  for (const object of removed) byName.set(object.category.name, object);
  const replaced: [ConfObject, ConfObject][] = [];
  const fresh: ConfObject[] = [];
  for (const object of added) {
    const before = byName.get(object.category.name);
    if (before) {
      byName.delete(object.category.name);
      replaced.push([before, object]);
    } else fresh.push(object);
  }
  const gone = new Set(replaced.map(([before]) => before));
  return { added: fresh, removed: removed.filter((object) => !gone.has(object)), replaced };
}
