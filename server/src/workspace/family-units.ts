import { type FileChange, NO_CHANGE, type UnitChange } from '../dialects/dialect';
import type { Unit } from '../dialects/unit';
import type { Steps } from '../text/steps';
import type { Assembler, Family } from './family';
import type { Recognised } from './recognise';
import { UnitBuilder } from './unit-builder';
import { Units, type UnitsChange } from './units';

/** The files and load units of one family, brought up to date when somebody looks. */
export class FamilyUnits {
  readonly recognised = new Map<string, Recognised>();
  private readonly register = new Units();
  /** Files that were not taken for anything before. */
  private readonly fresh = new Set<string>();
  /** Files whose text may have made them this family's, or not any more. */
  private readonly unsure = new Set<string>();
  /** What files are whose text need not tell. */
  private readonly told = new Map<string, Recognised>();
  private assembler: Assembler;
  private readonly builder = new UnitBuilder();
  private mustAssemble = false;
  private mustRebuild = false;

  constructor(readonly family: Family) {
    this.assembler = family.newAssembler();
  }

  /** Takes the file in if it is this family's, or `as` something where its name does not tell. */
  consider(uri: string, as?: Recognised): boolean {
    if (as) this.told.set(uri, as);
    return this.take(uri, as ?? this.assembler.recognise(uri));
  }

  private take(uri: string, recognised: Recognised | undefined): boolean {
    const before = this.recognised.get(uri);
    if (recognised?.dialect === before?.dialect && recognised?.main === before?.main)
      return recognised !== undefined;
    if (recognised) this.recognised.set(uri, recognised);
    else this.recognised.delete(uri);
    if (recognised && !before) this.fresh.add(uri);
    else this.mustAssemble = true;
    return recognised !== undefined;
  }

  forsake(uri: string): void {
    this.told.delete(uri);
    this.unsure.delete(uri);
    if (this.recognised.delete(uri)) this.mustAssemble = true;
  }

  /** A text is another one now. */
  noteText(uri: string): void {
    if (this.family.decides(uri)) this.mustRebuild = true;
    if (this.family.dependsOnText?.(uri)) this.unsure.add(uri);
  }

  isRead(uri: string): boolean {
    return this.register.isRead(uri);
  }

  /** The units that read the file, the one that it is judged in first. */
  of(uri: string): ReadonlySet<Unit> {
    return this.register.of(uri);
  }

  get all(): Iterable<Unit> {
    return this.register.all;
  }

  /** Every file that a unit reads. */
  get files(): Iterable<string> {
    return this.register.files;
  }

  has(unit: Unit): boolean {
    return this.register.has(unit);
  }

  /** Something that was looked for came or went: answers the files of the units that may read others now. */
  filesMoved(moved: ReadonlySet<string>): string[] {
    this.builder.clear();
    const concerned = [...this.register.all].filter((unit) => unit.concerns(moved));
    for (const uri of moved) if (this.family.sharesText?.(uri) === 'with-all') this.mustRebuild = true;
    this.assembler = this.family.newAssembler();
    this.mustAssemble = true;
    return concerned.flatMap(({ files }) => [...files]);
  }

  /** Hands each unit the changes of its files. */
  update(changes: readonly FileChange[]): (readonly [Unit, UnitChange])[] {
    this.builder.touch(changes);
    const byUnit = new Map<Unit, FileChange[]>();
    for (const change of changes) {
      for (const unit of this.concernedBy(change.uri)) {
        const own = byUnit.get(unit);
        if (own) own.push(change);
        else byUnit.set(unit, [change]);
      }
    }
    const changed: (readonly [Unit, UnitChange])[] = [];
    for (const [unit, own] of byUnit) {
      const version = unit.generation;
      const change = unit.update(own);
      if (unit.generation !== version)
        this.mustAssemble =
          this.register.reclaim(unit).some((uri) => this.recognised.has(uri)) || this.mustAssemble;
      if (change !== NO_CHANGE) changed.push([unit, change]);
    }
    return changed;
  }

  /** Those that read the file, and those for which it counts all the same. */
  private concernedBy(uri: string): Iterable<Unit> {
    const readers = this.register.of(uri);
    if (!this.family.sharesText?.(uri)) return readers;
    const others = [...this.register.all].filter((unit) => unit.isConcernedBy?.(uri));
    return new Set([...readers, ...others]);
  }

  get mustLook(): boolean {
    return this.mustAssemble || this.mustRebuild || this.fresh.size + this.unsure.size > 0;
  }

  /** Whether a unit is being read that may read the file. */
  isUnderway(uri: string): boolean {
    if (!this.builder.isBusy) return false;
    return this.builder.isMain(uri) || (this.recognised.has(uri) && !this.isRead(uri));
  }

  /** Whether units are being read. */
  get isBusy(): boolean {
    return this.builder.isBusy;
  }

  /** Reads the units on that take long, first those that begin with the file; they are there after the next `assemble`. */
  *work(uri?: string): Steps<void> {
    if (!this.builder.isBusy) return;
    yield* this.builder.work(uri);
    this.mustAssemble = true;
  }

  /**
   * Brings the units in line with the files. Where little is new only that is looked at.
   *
   * @param stepsAtOnce steps of a unit after which it is left to `work`
   */
  assemble(stepsAtOnce: number): UnitsChange {
    this.builder.stepsAtOnce = stepsAtOnce;
    for (const uri of this.unsure) this.take(uri, this.assembler.recognise(uri) ?? this.told.get(uri));
    this.unsure.clear();
    const rebuild = this.mustRebuild;
    if (rebuild) this.builder.clear();
    let must =
      this.mustAssemble || rebuild || (stepsAtOnce === Number.POSITIVE_INFINITY && this.builder.isBusy);
    const added = new Set<Unit>();
    const removed = new Set<Unit>();
    const note = (change: UnitsChange): void => {
      for (const unit of change.removed) if (!added.delete(unit)) removed.add(unit);
      for (const unit of change.added) added.add(unit);
    };
    for (const uri of this.fresh) {
      const recognised = this.recognised.get(uri);
      if (must || !recognised) continue;
      const { assembler, builder, recognised: candidates } = this;
      const units: Unit[] = [];
      must = !this.register.include(uri, recognised, { assembler, builder, candidates, added: units });
      note({ added: units, removed: [] });
    }
    if (must) note(this.register.assemble(this.assembler, this.builder, this.recognised, rebuild));
    this.fresh.clear();
    this.mustAssemble = false;
    this.mustRebuild = false;
    return { added: [...added], removed: [...removed] };
  }
}
