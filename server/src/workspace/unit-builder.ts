import type { FileChange } from '../dialects/dialect';
import type { Unit } from '../dialects/unit';
import { atOnce, type Steps } from '../text/steps';
import type { Assembler, UnitPlan } from './family';

/** A unit whose files are being read. */
interface Building {
  readonly plan: UnitPlan;
  readonly steps: Steps<Unit>;
  unit?: Unit;
  /** Somebody has it: another search may ask for it again, such as for a fragment that another one turned out to read. */
  isTaken: boolean;
  /** Files that changed after they were read, or before. */
  readonly touched: Set<string>;
  /** Whether the last look at all files still had it. */
  isWanted: boolean;
}

/** Builds the load units of a family. What takes long is built in steps, and is there when it is asked for again. */
export class UnitBuilder {
  private readonly underway = new Map<string, Building>();
  /** Steps of a unit that are done at once, whoever waits; what takes more comes later. */
  stepsAtOnce = Number.POSITIVE_INFINITY;

  /** Undefined where it comes later: something is `ready` then. */
  build(plan: UnitPlan, assembler: Assembler): Unit | undefined {
    const key = keyOf(plan);
    const known = this.underway.get(key);
    if (!known) return this.begin(key, plan, assembler.read(plan));
    known.isWanted = true;
    if (this.stepsAtOnce === Number.POSITIVE_INFINITY) known.unit ??= atOnce(known.steps);
    return known.unit && take(known, known.unit);
  }

  private begin(key: string, plan: UnitPlan, steps: Steps<Unit>): Unit | undefined {
    for (let count = 0; count < this.stepsAtOnce; count++) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    this.underway.set(key, { plan, steps, touched: new Set(), isTaken: false, isWanted: true });
    return undefined;
  }

  /** These files are others than when they were read. */
  touch(changes: readonly FileChange[]): void {
    for (const { touched } of this.underway.values()) for (const { uri } of changes) touched.add(uri);
  }

  /** Some may have been read in vain: only those that are asked for again are kept, as long as others are being read. */
  beginSearch(): void {
    for (const building of this.underway.values()) building.isWanted = false;
  }

  endSearch(): void {
    for (const [key, { isWanted }] of this.underway) if (!isWanted) this.underway.delete(key);
    if (!this.isBusy) this.underway.clear();
  }

  /** What was read may be wrong: everything begins anew when it is asked for. */
  clear(): void {
    this.underway.clear();
  }

  /** Whether something is being read. */
  get isBusy(): boolean {
    for (const { isTaken } of this.underway.values()) if (!isTaken) return true;
    return false;
  }

  /** Whether a unit is being read that begins with the file; `whole`: one that nobody includes. */
  isMain(uri: string, whole = false): boolean {
    for (const { plan, isTaken } of this.underway.values())
      if (!isTaken && (plan.main || !whole) && beginsWith(plan, uri)) return true;
    return false;
  }

  /** Whether the unit is being read, from whichever of its main files on. */
  isReading({ id, main }: UnitPlan): boolean {
    for (const { plan, isTaken } of this.underway.values())
      if (!isTaken && plan.id === id && plan.main === main) return true;
    return false;
  }

  /** Reads on: only the units that begin with the file, where there are some. Done when something can be asked for. */
  *work(uri?: string): Steps<void> {
    const all = [...this.underway].filter(([, { isTaken }]) => !isTaken);
    const own = uri === undefined ? [] : all.filter(([, { plan }]) => beginsWith(plan, uri));
    for (const [key, building] of own.length > 0 ? own : all) {
      while (!building.unit) if (!this.readOn(key, building)) yield;
    }
  }

  /** True where it has been read. */
  private readOn(key: string, building: Building): boolean {
    try {
      const { done, value } = building.steps.next();
      if (done) building.unit = value;
      return done === true;
    } catch (error) {
      // what failed once has no more steps
      this.underway.delete(key);
      throw error;
    }
  }
}

function take(building: Building, unit: Unit): Unit {
  const isConcerned = (uri: string) => unit.files.has(uri) || unit.isConcernedBy?.(uri);
  const changes = [...building.touched].filter(isConcerned).map((uri) => ({ uri }));
  building.touched.clear();
  building.isTaken = true;
  if (changes.length > 0) unit.update(changes);
  return unit;
}

function beginsWith({ mains }: UnitPlan, uri: string): boolean {
  return mains.some((main) => main.uri === uri);
}

function keyOf({ id, main, mains }: UnitPlan): string {
  return JSON.stringify([id, main, mains.map(({ uri }) => uri)]);
}
