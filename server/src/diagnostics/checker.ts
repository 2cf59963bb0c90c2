import type { LoadUnit } from '../dialects/dialect';
import type { HostInfo } from '../rules/environment';
import type { Finding, Severity } from '../rules/finding';
import type { AnyRule } from '../rules/rule';
import { RuleRunner } from '../rules/runner';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import { SourceFile } from '../workspace/source-file';
import { parentOf } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { FindingStore } from './finding-store';
import { presentable } from './present';
import { notUtf8Finding, uncheckedFinding } from './unchecked';
import { UnitChecker } from './unit-checker';

/** Which account snapshot counts for the files of a load unit. */
export interface AccountSource {
  snapshotFor(unit: LoadUnit): AccountSnapshot;
  /** What the account data is read from, where rules look at that too. */
  readonly units?: readonly LoadUnit[];
}

/** A severity for a rule, or `off`. */
export type RuleSetting = Severity | 'off';
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** Keeps the findings of a whole workspace true while it changes. */
export class Checker {
  private readonly store = new FindingStore();
  private readonly checkers = new Map<LoadUnit, UnitChecker>();
  private readonly runner: RuleRunner;
  private sources: ReadonlySet<LoadUnit> = new Set();

  constructor(
    readonly workspace: Workspace,
    private readonly rules: readonly AnyRule[],
    private readonly accounts: AccountSource,
    private readonly environment: HostInfo,
    private settings: (uri: string) => RuleSettings = () => ({}),
  ) {
    this.runner = new RuleRunner(rules);
  }

  /** The same rules and settings over another workspace. */
  over(workspace: Workspace): Checker {
    return new Checker(workspace, this.rules, this.accounts, this.environment, this.settings);
  }

  /** Brings every finding up to date with the workspace; answers which files' findings changed. Never waits. */
  settle(): ReadonlySet<string> {
    const { added, removed, changed } = this.workspace.settle();
    for (const unit of removed) {
      this.checkers.get(unit)?.dispose();
      this.checkers.delete(unit);
    }
    for (const [unit, change] of changed) this.checkers.get(unit)?.update(change);
    for (const unit of added) this.checkers.set(unit, this.newChecker(unit));
    this.settleSources();
    return this.takeChanged();
  }

  private settleSources(): void {
    const units = new Set(this.accounts.units ?? []);
    for (const unit of this.sources) {
      if (units.has(unit)) continue;
      this.checkers.get(unit)?.dispose();
      this.checkers.delete(unit);
    }
    for (const unit of units) if (!this.checkers.has(unit)) this.checkers.set(unit, this.newChecker(unit));
    this.sources = units;
  }

  /** The account data or what the rules know of the world outside is another now: looks again at all units, or at these. */
  accountChanged(units: Iterable<LoadUnit> = this.units): ReadonlySet<string> {
    this.settleSources();
    for (const unit of units) this.checkers.get(unit)?.accountChanged();
    return this.takeChanged();
  }

  get units(): Iterable<LoadUnit> {
    return this.checkers.keys();
  }

  private takeChanged(): ReadonlySet<string> {
    const changed = new Set(this.store.changed);
    this.store.changed.clear();
    return changed;
  }

  private newChecker(unit: LoadUnit): UnitChecker {
    const { runner, accounts } = this;
    const environment = this.environment.forFile?.(unit.id) ?? this.environment;
    // a unit goes by the name of its folder, or of its only main file
    const folder = unit.files.has(unit.id) ? parentOf(unit.id) : unit.id;
    const account = () => accounts.snapshotFor(unit);
    return new UnitChecker(unit, { runner, environment, folder, account }, this.store);
  }

  /** What people are shown of a file: in order, each fault once, suppressed and switched-off ones left out. */
  findings(uri: string): readonly Finding[] {
    const remark = this.unchecked(uri) ?? this.notUtf8(uri);
    const found = remark ? [remark, ...this.store.of(uri)] : this.store.of(uri);
    return presentable(found, this.settings(uri), this.workspace.commentsOf(uri));
  }

  /** Why the file was not checked at all; undefined where it was. */
  unchecked(uri: string): Finding | undefined {
    const { store } = this.workspace;
    const file = this.isKnown(uri) ? store.file(uri) : undefined;
    if (!file || file === 'pending' || file instanceof SourceFile) return undefined;
    return uncheckedFinding(uri, file, store.limitFor(uri));
  }

  private notUtf8(uri: string): Finding | undefined {
    if (!this.environment.editsAsUtf8 || !this.isKnown(uri)) return undefined;
    const file = this.workspace.store.file(uri);
    return file instanceof SourceFile && file.encoding !== 'utf-8' ? notUtf8Finding(uri) : undefined;
  }

  private isKnown(uri: string): boolean {
    return this.workspace.recognised(uri) !== undefined || this.workspace.unitOf(uri) !== undefined;
  }

  /** Files that may have findings. */
  get knownFiles(): ReadonlySet<string> {
    const { workspace } = this;
    const recognised = [...workspace.recognisedFiles()].map(([uri]) => uri);
    return new Set([...workspace.files, ...recognised, ...this.store.uris()]);
  }

  checkerOf(unit: LoadUnit): UnitChecker | undefined {
    return this.checkers.get(unit);
  }

  /** How many subjects the rules looked at so far. */
  get checks(): number {
    let sum = 0;
    for (const checker of this.checkers.values()) sum += checker.checks;
    return sum;
  }
}
