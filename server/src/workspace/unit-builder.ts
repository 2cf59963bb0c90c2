import type { FileChange } from '../dialects/dialect';
import type { Unit } from '../dialects/unit';
import { atOnce, type Steps } from '../text/steps';
import type { Assembler, UnitPlan } from './family';

/** A unit whose files are being read. */
interface Building {
  readonly plan: UnitPlan;
  readonly steps: Steps<Unit>;
  unit?: Unit;
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
    return known.unit && this.take(key, known, known.unit);
  }

  private begin(key: string, plan: UnitPlan, steps: Steps<Unit>): Unit | undefined {
    for (let count = 0; count < this.stepsAtOnce; count++) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    this.underway.set(key, { plan, steps, touched: new Set(), isWanted: true });
    return undefined;
  }

  private take(key: string, { touched }: Building, unit: Unit): Unit {
    this.underway.delete(key);
    const changes = [...touched].filter((uri) => unit.files.has(uri)).map((uri) => ({ uri }));
    if (changes.length > 0) unit.update(changes);
    return unit;
  }

  /** These files are others than when they were read. */
  touch(changes: readonly FileChange[]): void {
    for (const { touched } of this.underway.values()) for (const { uri } of changes) touched.add(uri);
  }

  /** Some may have been read in vain: only those that are asked for again are kept. */
  beginSearch(): void {
    for (const building of this.underway.values()) building.isWanted = false;
  }

  endSearch(): void {
    for (const [key, { isWanted }] of this.underway) if (!isWanted) this.underway.delete(key);
  }

  /** What was read may be wrong: everything begins anew when it is asked for. */
  clear(): void {
    this.underway.clear();
  }

  /** Whether something is being read. */
  get isBusy(): boolean {
    return this.underway.size > 0;
  }

  /** Whether a unit is being read that begins with the file; `whole`: one that nobody includes. */
  isMain(uri: string, whole = false): boolean {
    for (const { plan } of this.underway.values())
      if ((plan.main || !whole) && plan.mains.some((main) => main.uri === uri)) return true;
    return false;
  }

  /** Reads on. Done when something can be asked for. */
  *work(): Steps<void> {
    for (const building of this.underway.values()) {
      while (!building.unit) {
        const { done, value } = building.steps.next();
        if (done) building.unit = value;
        else yield;
      }
    }
  }
}

function keyOf({ id, main, mains }: UnitPlan): string {
  return JSON.stringify([id, main, mains.map(({ uri }) => uri)]);
}
