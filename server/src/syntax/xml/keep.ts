import type { XmlChunk } from './chunk';
import type { XmlDirective } from './directive';
import type { XmlElement } from './element';
import type { XmlFault } from './fault';
import type { Inclusion } from './inclusion';
import type { LoadedXml } from './load';
import type { XmlDefinition, XmlUse } from './variable';

/** Rounds in which pairs are given up because of others; beyond that nothing is kept. */
const MAX_ROUNDS = 20;

/**
 * Puts the chunks of an earlier reading in the place of those that say the same in the new one, with their elements,
 * directives and definitions, so that whoever holds them need not look again. Answers the chunks that were kept.
 */
export function keepEqualChunks(before: LoadedXml, after: LoadedXml): ReadonlySet<XmlChunk> {
  if (!sameEntities(before, after)) return new Set();
  const keeper = new Keeper(after, pairInclusions(before.inclusions, after.inclusions));
  return keeper.settle() ? keeper.apply() : new Set();
}

function sameEntities(
  { context: { entities: one } }: LoadedXml,
  { context: { entities: other } }: LoadedXml,
) {
  return one.size === other.size && [...one].every(([name, text]) => other.get(name) === text);
}

/** New chunks and the old ones that stand for them. */
type Pairs = Map<XmlChunk, XmlChunk>;

/** Pairs the files of both readings: the first time that a file is read with the first time, and so on. */
function pairInclusions(before: readonly Inclusion[], after: readonly Inclusion[]): Pairs {
  const old = new Map<string, Inclusion[]>();
  for (const inclusion of before) {
    const known = old.get(inclusion.uri);
    if (known) known.push(inclusion);
    else old.set(inclusion.uri, [inclusion]);
  }
  const met = new Map<string, number>();
  const pairs: Pairs = new Map();
  for (const inclusion of after) {
    const index = met.get(inclusion.uri) ?? 0;
    met.set(inclusion.uri, index + 1);
    const other = old.get(inclusion.uri)?.[index];
    if (other) pairChunks(other.chunks, inclusion.chunks, pairs);
  }
  return pairs;
}

/** Pairs chunks from both ends of a file: what was edited stands between. */
function pairChunks(before: readonly XmlChunk[], after: readonly XmlChunk[], pairs: Pairs): void {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  for (; from < shorter; from++) {
    const [old, now] = [before[from], after[from]];
    if (!old || !now || !isAlike(old, now)) break;
    pairs.set(now, old);
  }
  for (let back = 1; back <= shorter - from; back++) {
    const [old, now] = [before[before.length - back], after[after.length - back]];
    if (!old || !now || !isAlike(old, now)) break;
    pairs.set(now, old);
  }
}

/** Whether two chunks say the same, the definitions of variables apart. */
function isAlike(old: XmlChunk, now: XmlChunk): boolean {
  return (
    old.kind === now.kind &&
    old.column === now.column &&
    old.source === now.source &&
    old.effective === now.effective &&
    same(old.elements, now.elements, (one, other) => isSameTag(one, other, old, now)) &&
    same(old.uses, now.uses, isSameUse) &&
    same(old.directives, now.directives, isSameDirective) &&
    same(
      old.problems,
      now.problems,
      (one, other) => one.kind === other.kind && one.subject === other.subject,
    ) &&
    same(old.faults, now.faults, (one, other) => isSameFault(one, other, old, now)) &&
    same(old.comments, now.comments, (one, other) => one.start === other.start && one.end === other.end)
  );
}

function same<T>(old: readonly T[], now: readonly T[], test: (old: T, now: T) => boolean): boolean {
  if (old === now) return true;
  return old.length === now.length && old.every((one, index) => test(one, now[index] as T));
}

function isSameTag(one: XmlElement, other: XmlElement, old: XmlChunk, now: XmlChunk): boolean {
  return (
    one.name === other.name &&
    one.start - old.view.base === other.start - now.view.base &&
    one.openEnd - one.start === other.openEnd - other.start &&
    // a tag with an include in it says more than its chunk
    other.openEnd - now.view.base <= now.effective.length
  );
}

function isSameFault(one: XmlFault, other: XmlFault, old: XmlChunk, now: XmlChunk): boolean {
  const shift = now.view.base - old.view.base;
  return (
    one.kind === other.kind &&
    one.subject === other.subject &&
    one.start + shift === other.start &&
    one.end + shift === other.end
  );
}

function isSameUse(one: XmlUse, other: XmlUse): boolean {
  return one.start === other.start && one.state === other.state && one.global === other.global;
}

function isSameDirective(one: XmlDirective, other: XmlDirective): boolean {
  return (
    one.data === other.data &&
    one.ignored === other.ignored &&
    one.inComment === other.inComment &&
    one.definition?.value === other.definition?.value &&
    same(one.includes, other.includes, (uri, to) => uri === to)
  );
}

/** What has a definition, or none. */
interface Defined {
  readonly definition: XmlDefinition | undefined;
}

class Keeper {
  private readonly definitions = new Map<XmlDefinition, XmlDefinition>();
  private readonly elements = new Map<XmlElement, XmlElement>();

  constructor(
    private readonly after: LoadedXml,
    private readonly pairs: Pairs,
  ) {}

  /** Gives up the pairs whose variables are defined elsewhere now. False where that takes too long. */
  settle(): boolean {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      this.mapDefinitions();
      const failed = [...this.pairs].filter(([now, old]) => !this.hasSameDefinitions(old, now));
      if (failed.length === 0) return true;
      for (const [now] of failed) this.pairs.delete(now);
    }
    return false;
  }

  private mapDefinitions(): void {
    this.definitions.clear();
    for (const [now, old] of this.pairs) {
      now.directives.forEach(({ definition }, index) => {
        const kept = old.directives[index]?.definition;
        if (definition && kept) this.definitions.set(definition, kept);
      });
    }
  }

  private hasSameDefinitions(old: XmlChunk, now: XmlChunk): boolean {
    const test = (one: Defined, other: Defined): boolean => {
      if (!one.definition || !other.definition) return one.definition === other.definition;
      return one.definition === this.definitions.get(other.definition);
    };
    return same(old.uses, now.uses, test) && same(old.problems, now.problems, test);
  }

  apply(): ReadonlySet<XmlChunk> {
    for (const [now, old] of this.pairs) {
      now.elements.forEach((element, index) => {
        const kept = old.elements[index];
        if (kept) this.elements.set(element, kept);
      });
    }
    for (const { chunks } of this.after.inclusions) {
      for (const chunk of chunks) this.joinTree(chunk);
      chunks.forEach((chunk, index) => {
        const old = this.pairs.get(chunk);
        if (old) chunks[index] = takePlace(old, chunk);
        else this.joinDefinitions(chunk);
      });
    }
    this.joinLists();
    return new Set(this.pairs.values());
  }

  private kept(element: XmlElement): XmlElement {
    return this.elements.get(element) ?? element;
  }

  /** Gives the elements of a new chunk, or those that stand for them, their parents and children. */
  private joinTree(chunk: XmlChunk): void {
    const old = this.pairs.get(chunk);
    for (const element of chunk.elements) {
      const kept = this.kept(element);
      kept.parent = element.parent && this.kept(element.parent);
      if (chunk.kind === 'frame') this.joinContainer(kept, element, chunk);
    }
    const target = old ?? chunk;
    if (chunk.kind === 'body') target.parent = chunk.parent && this.kept(chunk.parent);
  }

  private joinContainer(kept: XmlElement, element: XmlElement, chunk: XmlChunk): void {
    kept.children = element.children.map((child) => this.kept(child));
    const end = element.endChunk ?? chunk;
    const keptEnd = this.pairs.get(end) ?? end;
    const shift = keptEnd.view.base - end.view.base;
    kept.spread(element.ownText, keptEnd, element.hasUnseen);
    kept.endAt(element.form, element.closeStart + shift, element.end + shift);
  }

  private joinDefinitions(chunk: XmlChunk): void {
    for (const item of [...chunk.uses, ...chunk.problems]) {
      if (item.definition) item.definition = this.definitions.get(item.definition) ?? item.definition;
    }
  }

  private joinLists(): void {
    const { after } = this;
    for (const [now, old] of this.definitions) old.order = now.order;
    const directives = new Map<XmlDirective, XmlDirective>();
    for (const [now, old] of this.pairs) {
      now.directives.forEach((directive, index) => {
        const kept = old.directives[index];
        if (kept) directives.set(directive, kept);
      });
    }
    after.directives = after.directives.map((directive) => directives.get(directive) ?? directive);
    const keptOf = (definition: XmlDefinition) => this.definitions.get(definition) ?? definition;
    after.definitions = after.definitions.map(keptOf);
    after.variables = new Map([...after.variables].map(([name, list]) => [name, list.map(keptOf)]));
    after.roots = after.roots.map((root) => this.kept(root));
  }
}

/** The old chunk stands where the new one stood. */
function takePlace(old: XmlChunk, now: XmlChunk): XmlChunk {
  old.offset = now.offset;
  old.line = now.line;
  old.definitionsBefore = now.definitionsBefore;
  old.open = now.open;
  old.rigid = now.rigid;
  return old;
}
