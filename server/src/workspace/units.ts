import type { Unit } from '../dialects/unit';
import type { Assembler, Candidates, UnitPlan } from './family';
import type { Recognised } from './recognise';
import type { UnitBuilder } from './unit-builder';

/** Load units that came and went. */
export interface UnitsChange {
  readonly added: readonly Unit[];
  readonly removed: readonly Unit[];
}

/** What a new file is taken in with. */
export interface Intake {
  readonly assembler: Assembler;
  readonly builder: UnitBuilder;
  readonly candidates: Candidates;
  /** Takes the units that come. */
  readonly added: Unit[];
}

const NOBODY: ReadonlySet<Unit> = new Set();

/** The load units of a family, and which of them read which file. */
export class Units {
  private readonly byId = new Map<string, Unit>();
  private readonly claims = new Map<string, Set<Unit>>();
  /** Units of files that somebody includes, though nobody knows who. */
  private readonly fragments = new Set<Unit>();

  get all(): Iterable<Unit> {
    return this.byId.values();
  }

  /** Every file that a unit reads. */
  get files(): Iterable<string> {
    return this.claims.keys();
  }

  has(unit: Unit): boolean {
    return this.byId.get(unit.id) === unit;
  }

  /** Those that read the file, the one that it is judged in first. */
  of(uri: string): ReadonlySet<Unit> {
    return this.claims.get(uri) ?? NOBODY;
  }

  isRead(uri: string): boolean {
    return this.claims.has(uri);
  }

  /** The unit was read again and may read other files now; answers the files that it reads or does not read any more. */
  reclaim(unit: Unit): string[] {
    const before = [...this.claims].filter(([, units]) => units.has(unit)).map(([uri]) => uri);
    const after = unit.files;
    const left = before.filter((uri) => !after.has(uri));
    const taken = [...after].filter((uri) => !this.of(uri).has(unit));
    for (const uri of left) this.unclaim(uri, unit);
    for (const uri of taken) this.claim(uri, unit);
    return [...left, ...taken];
  }

  private claim(uri: string, unit: Unit): void {
    const units = this.claims.get(uri);
    if (!units) this.claims.set(uri, new Set([unit]));
    else if (unit.isLent?.(uri)) units.add(unit);
    else this.claims.set(uri, withReader(units, unit, uri));
  }

  private unclaim(uri: string, unit: Unit): void {
    const units = this.claims.get(uri);
    units?.delete(unit);
    if (units?.size === 0) this.claims.delete(uri);
  }

  private put(unit: Unit, isFragment: boolean): void {
    this.byId.set(unit.id, unit);
    if (isFragment) this.fragments.add(unit);
    for (const uri of unit.files) this.claim(uri, unit);
  }

  /**
   * All of them anew: main files first; what they include is theirs; what is left over stands alone. Units whose main
   * files are the same go on, unless `rebuild`.
   */
  assemble(
    assembler: Assembler,
    builder: UnitBuilder,
    candidates: Candidates,
    rebuild: boolean,
  ): UnitsChange {
    const before = new Map(this.byId);
    this.byId.clear();
    this.claims.clear();
    this.fragments.clear();
    const build = (plan: UnitPlan): Unit | undefined => {
      const known = rebuild ? undefined : before.get(plan.id);
      return known && sameMains(known, plan) ? known : builder.build(plan, assembler);
    };
    builder.beginSearch();
    for (const plan of assembler.plans(candidates)) {
      const mains = plan.mains.filter(({ uri }) => !this.isTaken(uri));
      const unit = mains.length > 0 ? build({ ...plan, mains }) : undefined;
      if (unit) this.put(unit, false);
    }
    const isAwaited = (uri: string, recognised: Recognised): boolean => {
      const plan = builder.isBusy ? assembler.planOf(uri, recognised, candidates) : undefined;
      return builder.isMain(uri, true) || (plan !== undefined && builder.isReading(plan));
    };
    const fragments = [...candidates].filter(
      ([uri, recognised]) => !this.isRead(uri) && !isAwaited(uri, recognised),
    );
    const built = fragments.flatMap((candidate) => build(assembler.fragment(...candidate)) ?? []);
    for (const unit of outermost(built)) this.put(unit, true);
    builder.endSearch();
    const added = [...this.byId.values()].filter((unit) => before.get(unit.id) !== unit);
    const removed = [...before.values()].filter((unit) => !this.has(unit));
    return { added, removed };
  }

  /**
   * Takes in one file that is new, without a look at all the others: a folder of thousands is looked through piece by
   * piece. False where only `assemble` can tell what it changes.
   */
  include(uri: string, recognised: Recognised, { assembler, builder, candidates, added }: Intake): boolean {
    if (this.isReadByMain(uri)) return true;
    const plan = assembler.planOf(uri, recognised, candidates);
    if (plan && this.byId.has(plan.id)) {
      if (plan.mains.some((main) => main.uri === uri)) return false;
    } else if (plan) {
      const mains = plan.mains.filter((main) => !this.isReadByMain(main.uri));
      if (mains.length > 0 && !this.add(builder.build({ ...plan, mains }, assembler), false, added))
        return false;
    }
    // what is being read may read it too
    if (this.isRead(uri) || builder.isMain(uri, true) || (plan && builder.isReading(plan))) return true;
    return this.add(builder.build(assembler.fragment(uri, recognised), assembler), true, added);
  }

  /** False where it reads what another unit begins with: that one may have to go then. */
  private add(unit: Unit | undefined, isFragment: boolean, added: Unit[]): boolean {
    if (!unit) return true;
    for (const uri of unit.files) {
      if (unit.isLent?.(uri)) continue;
      for (const other of this.of(uri)) if (other.mains.some((main) => main.uri === uri)) return false;
    }
    this.put(unit, isFragment);
    added.push(unit);
    return true;
  }

  private isReadByMain(uri: string): boolean {
    for (const unit of this.of(uri)) if (!this.fragments.has(unit) && !unit.isLent?.(uri)) return true;
    return false;
  }

  /** Whether the file needs no unit of its own. */
  private isTaken(uri: string): boolean {
    for (const unit of this.of(uri)) if (!unit.isLent?.(uri)) return true;
    return false;
  }
}

/** Ahead of those that only take something over from the file. */
function withReader(units: ReadonlySet<Unit>, unit: Unit, uri: string): Set<Unit> {
  const isLent = (each: Unit) => each.isLent?.(uri) ?? false;
  const readers = [...units].filter((each) => !isLent(each));
  return new Set([...readers, unit, ...[...units].filter(isLent)]);
}

/** A fragment that another one includes is judged there; one of several that include each other stands for all. */
function outermost(fragments: readonly Unit[]): Unit[] {
  const included = new Set<string>();
  for (const { id, files } of fragments) for (const uri of files) if (uri !== id) included.add(uri);
  const chosen = fragments.filter(({ id }) => !included.has(id));
  const read = new Set(chosen.flatMap(({ files }) => [...files]));
  for (const unit of [...fragments].sort((a, b) => b.files.size - a.files.size || (a.id < b.id ? -1 : 1))) {
    if (read.has(unit.id)) continue;
    chosen.push(unit);
    for (const uri of unit.files) read.add(uri);
  }
  return chosen;
}

function sameMains(unit: Unit, { mains }: UnitPlan): boolean {
  return (
    unit.mains.length === mains.length && unit.mains.every(({ uri }, index) => uri === mains[index]?.uri)
  );
}
