import type { LoadUnit } from '../dialects/dialect';
import type { HostInfo } from '../rules/environment';
import type { Finding, Severity } from '../rules/finding';
import type { AnyRule } from '../rules/rule';
import { RuleRunner } from '../rules/runner';
import { atOnce, type Steps } from '../text/steps';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import { SourceFile } from '../workspace/source-file';
import { parentOf } from '../workspace/uri';
import type { Workspace, WorkspaceChange } from '../workspace/workspace';
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

/** How much is done at once, whoever waits. */
export interface AtOnce {
  /** Steps of reading a load unit. */
  readonly steps: number;
  /** Subjects that the rules look at. */
  readonly subjects: number;
}

/** A few milliseconds of work. */
const LITTLE: AtOnce = { steps: 6, subjects: 300 };

/** Keeps the findings of a whole workspace true while it changes. */
export class Checker {
  private readonly store = new FindingStore();
  private readonly checkers = new Map<LoadUnit, UnitChecker>();
  /** Those of which not everything has been looked at. */
  private readonly busy = new Set<UnitChecker>();
  private readonly runner: RuleRunner;
  private sources: ReadonlySet<LoadUnit> = new Set();

  constructor(
    readonly workspace: Workspace,
    private readonly rules: readonly AnyRule[],
    private readonly accounts: AccountSource,
    private readonly environment: HostInfo,
    private settings: (uri: string) => RuleSettings = () => ({}),
    private readonly little: AtOnce = LITTLE,
  ) {
    this.runner = new RuleRunner(rules);
  }

  /** The same rules and settings over another workspace. */
  over(workspace: Workspace): Checker {
    return new Checker(workspace, this.rules, this.accounts, this.environment, this.settings);
  }

  /** Brings every finding up to date with the workspace; answers which files' findings changed. Never waits. */
  settle(): ReadonlySet<string> {
    this.takeOver(this.workspace.settle());
    this.finish();
    return this.takeChanged();
  }

  /**
   * Takes over what happened, and looks at once at what is little, also in the units that read the file. The rest waits
   * for `work`: the findings of its files are not to be told before `isUpToDate`.
   */
  begin(uri?: string): ReadonlySet<string> {
    const touched = this.takeOver(this.workspace.settle(this.little.steps));
    if (uri !== undefined && this.busy.size > 0)
      for (const checker of this.checkersOf(uri)) touched.add(checker);
    let budget = this.little.subjects;
    for (const checker of touched) {
      const { waiting } = checker;
      if (waiting > budget) continue;
      budget -= waiting;
      this.finishOne(checker);
    }
    return this.takeChanged();
  }

  /** The work that waits, that of these files first. Whoever stops in the middle may begin again later. */
  *work(first: Iterable<string> = []): Steps<void> {
    for (const uri of first) {
      if (this.workspace.isUnderway(uri)) yield* this.read(uri);
      for (const checker of this.checkersOf(uri)) yield* this.workOn(checker);
    }
    if (this.workspace.isBusy) yield* this.read();
    for (const checker of this.busy) yield* this.workOn(checker);
  }

  private *read(uri?: string): Steps<void> {
    yield* this.workspace.work(uri);
    this.takeOver(this.workspace.settle(this.little.steps));
  }

  private *workOn(checker: UnitChecker): Steps<void> {
    if (!this.busy.has(checker)) return;
    while (checker.step()) yield;
    this.busy.delete(checker);
  }

  /** Whether work waits anywhere. */
  get isBusy(): boolean {
    return this.busy.size > 0 || this.workspace.isBusy;
  }

  /** Whether everything has been looked at that the findings of the file hang on. */
  isUpToDate(uri: string): boolean {
    if (!this.isBusy) return true;
    if (this.workspace.isUnderway(uri)) return false;
    for (const checker of this.checkersOf(uri)) if (this.busy.has(checker)) return false;
    return true;
  }

  private *checkersOf(uri: string): Iterable<UnitChecker> {
    const sources = [...this.sources].filter(({ files }) => files.has(uri));
    for (const unit of [...this.workspace.unitsOf(uri), ...sources]) {
      const checker = this.checkers.get(unit);
      if (checker) yield checker;
    }
  }

  /** Answers whose units came or changed. */
  private takeOver({ added, removed, changed }: WorkspaceChange): Set<UnitChecker> {
    const touched = new Set<UnitChecker>();
    for (const unit of removed) this.forget(unit);
    for (const [unit, change] of changed) {
      const checker = this.checkers.get(unit);
      if (!checker) continue;
      checker.update(change);
      this.busy.add(checker);
      touched.add(checker);
    }
    for (const unit of added) touched.add(this.take(unit));
    for (const checker of this.takeSources()) touched.add(checker);
    return touched;
  }

  private take(unit: LoadUnit): UnitChecker {
    const checker = this.newChecker(unit);
    this.checkers.set(unit, checker);
    this.busy.add(checker);
    return checker;
  }

  private forget(unit: LoadUnit): void {
    const checker = this.checkers.get(unit);
    if (!checker) return;
    checker.dispose();
    this.busy.delete(checker);
    this.checkers.delete(unit);
  }

  /** What the account data is read from; answers who is new. */
  private takeSources(): UnitChecker[] {
    const units = new Set(this.accounts.units ?? []);
    for (const unit of this.sources) if (!units.has(unit)) this.forget(unit);
    this.sources = units;
    return [...units].filter((unit) => !this.checkers.has(unit)).map((unit) => this.take(unit));
  }

  /** The account data or what the rules know of the world outside is another now: all that read it has to be looked at again. */
  noteAccountChange(): void {
    this.takeSources();
    for (const checker of this.checkers.values()) {
      checker.accountChanged();
      if (checker.waiting > 0) this.busy.add(checker);
    }
  }

  private finish(): void {
    for (const checker of this.busy) this.finishOne(checker);
  }

  private finishOne(checker: UnitChecker): void {
    atOnce(this.workOn(checker));
  }

  /** Files whose findings changed since this was last called, but for those that are not up to date. */
  takeChanged(): ReadonlySet<string> {
    const { changed } = this.store;
    const taken = new Set([...changed].filter((uri) => this.isUpToDate(uri)));
    for (const uri of taken) changed.delete(uri);
    return taken;
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
