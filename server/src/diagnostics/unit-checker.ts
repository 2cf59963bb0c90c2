import type { Key, LoadUnit, Scope, Subject, UnitChange } from '../dialects/dialect';
import type { HostInfo } from '../rules/environment';
import { factsOf } from '../rules/facts';
import type { Finding } from '../rules/finding';
import type { RuleContext } from '../rules/rule';
import { type RuleRunner, ruleFailed } from '../rules/runner';
import type { SipModel } from '../sip/model';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import { COMPLETENESS, KeyIndex, OneTimeScope, type Reader, TrackingScope } from '../workspace/key-index';
import type { FindingStore } from './finding-store';

/** The key that stands for the account snapshot and the environment. */
const ACCOUNT: Key = '*account';
const NO_FINDINGS: readonly Finding[] = Object.freeze([]);
const NO_FACTS: readonly Key[] = Object.freeze([]);

/** What is known of one subject: what its model says to others, and what the rules said of it. */
class Checked {
  facts: readonly Key[] = NO_FACTS;
  findings: readonly Finding[] = NO_FINDINGS;
  readonly modelReader = new CheckReader(this, true);
  readonly ruleReader = new CheckReader(this, false);

  constructor(readonly subject: Subject) {}
}

class CheckReader implements Reader {
  contents: Reader['contents'];
  members: Reader['members'];

  constructor(
    readonly checked: Checked,
    /** It built the model; otherwise it ran the rules. */
    readonly ofModel: boolean,
  ) {}
}

/** What the rules need beside the unit. */
export interface CheckInputs {
  readonly runner: RuleRunner;
  readonly environment: HostInfo;
  readonly folder: string;
  account(): AccountSnapshot;
}

/**
 * Runs the rules over one load unit and keeps the findings true while it changes. Three steps, each over what the one
 * before made stale: who defines and mentions what, what the objects mean in SIP, what the rules say.
 */
export class UnitChecker {
  private readonly index = new KeyIndex();
  private readonly scope: TrackingScope;
  private readonly checked = new Map<Subject, Checked>();
  private complete: boolean;
  /** How many subjects the rules have looked at: what an edit costs. */
  checks = 0;

  constructor(
    readonly unit: LoadUnit,
    private readonly inputs: CheckInputs,
    private readonly store: FindingStore,
  ) {
    this.complete = unit.complete;
    this.scope = new TrackingScope(this.index, () => unit.complete);
    this.update({ added: unit.subjects(), removed: [], replaced: [] });
  }

  get keys(): KeyIndex {
    return this.index;
  }

  /** What the subject means in SIP; made anew, for a large file has too many to keep. */
  modelOf(subject: Subject): SipModel {
    return subject.model(new OneTimeScope(this.index, this.complete));
  }

  /** Everything that the rules say of one object, wherever it stands. */
  findingsOf(subject: Subject): readonly Finding[] {
    return this.checked.get(subject)?.findings ?? NO_FINDINGS;
  }

  subjects(): Iterable<Subject> {
    return this.checked.keys();
  }

  /** What the rules see of a subject, for somebody who looks once and will not be told of changes. */
  lookAt(subject: Subject): RuleContext {
    const { environment, folder } = this.inputs;
    const scope = new OneTimeScope(this.index, this.complete);
    return { subject, scope, account: this.inputs.account(), environment, folder, report: () => undefined };
  }

  /** Looks again at what reads the account or the environment. */
  accountChanged(): void {
    const stale = new Set<Reader>();
    this.index.touch(ACCOUNT, stale);
    this.settle(new Set(), stale);
  }

  update(change: UnitChange): void {
    const stale = new Set<Reader>();
    const fresh = new Set<Checked>();
    for (const subject of change.removed) {
      this.index.remove(subject, stale);
      this.drop(subject, stale);
    }
    for (const [before, after] of change.replaced) {
      this.index.replace(before, after, stale);
      const taken = this.take(after);
      this.handOver(before, taken);
      this.drop(before, stale);
      fresh.add(taken);
    }
    for (const subject of change.added) {
      this.index.add(subject, stale);
      fresh.add(this.take(subject));
    }
    if (this.complete !== this.unit.complete) {
      this.complete = this.unit.complete;
      this.index.touch(COMPLETENESS, stale);
    }
    this.settle(fresh, stale);
  }

  /** Takes every finding back: the unit is no more. */
  dispose(): void {
    for (const checked of this.checked.values()) this.store.remove(checked.findings);
    this.checked.clear();
  }

  private take(subject: Subject): Checked {
    const checked = new Checked(subject);
    this.checked.set(subject, checked);
    return checked;
  }

  /** What the old one said to others holds until the new one has a model: those who asked who says it need not ask again. */
  private handOver(before: Subject, after: Checked): void {
    const checked = this.checked.get(before);
    if (!checked) return;
    after.facts = checked.facts;
    checked.facts = NO_FACTS;
    const quiet = new Set<Reader>();
    for (const key of after.facts) {
      this.index.unmention(key, before, quiet);
      this.index.mention(key, after.subject, quiet);
    }
  }

  private drop(subject: Subject, stale: Set<Reader>): void {
    const checked = this.checked.get(subject);
    if (!checked) return;
    this.checked.delete(subject);
    this.index.forget(checked.modelReader);
    this.index.forget(checked.ruleReader);
    stale.delete(checked.modelReader);
    stale.delete(checked.ruleReader);
    for (const key of checked.facts) this.index.unmention(key, subject, stale);
    this.store.remove(checked.findings);
  }

  private settle(fresh: Set<Checked>, stale: Set<Reader>): void {
    const models = new Map<Checked, SipModel>();
    for (const checked of fresh) models.set(checked, this.remodel(checked, stale));
    const readers = [...stale];
    for (const reader of readers) {
      if (!(reader instanceof CheckReader) || !reader.ofModel || models.has(reader.checked)) continue;
      models.set(reader.checked, this.remodel(reader.checked, stale));
    }
    for (const [checked, model] of models) this.check(checked, model);
    for (const reader of stale) {
      if (!(reader instanceof CheckReader) || reader.ofModel || models.has(reader.checked)) continue;
      if (this.checked.has(reader.checked.subject))
        this.check(reader.checked, this.remodel(reader.checked, stale));
    }
  }

  private remodel(checked: Checked, stale: Set<Reader>): SipModel {
    const { subject } = checked;
    this.index.forget(checked.modelReader);
    this.scope.reader = checked.modelReader;
    const model = subject.model(this.scope);
    const before = checked.facts;
    checked.facts = factsOf(model);
    for (const key of before) if (!checked.facts.includes(key)) this.index.unmention(key, subject, stale);
    for (const key of checked.facts) if (!before.includes(key)) this.index.mention(key, subject, stale);
    return model;
  }

  private check(checked: Checked, model: SipModel): void {
    this.checks++;
    const { subject } = checked;
    this.store.remove(checked.findings);
    this.index.forget(checked.ruleReader);
    this.scope.reader = checked.ruleReader;
    const context = new SubjectContext(subject, this.scope, this.inputs, this.index, checked.ruleReader);
    const { findings } = context;
    this.inputs.runner.run(subject, model, context, (rule, error) =>
      findings.push(ruleFailed(rule, error, subject)),
    );
    checked.findings = findings.length === 0 ? NO_FINDINGS : findings;
    this.store.add(checked.findings);
  }
}

/**
 * What the rules see while one subject is checked. A class, for each object literal with a getter would be a hidden class
 * of its own, which keeps what it saw alive until the next full collection.
 */
class SubjectContext implements RuleContext {
  readonly findings: Finding[] = [];
  private snapshot: AccountSnapshot | undefined;
  private hasRead = false;

  constructor(
    readonly subject: Subject,
    readonly scope: Scope,
    private readonly inputs: CheckInputs,
    private readonly index: KeyIndex,
    private readonly reader: Reader,
  ) {}

  get folder(): string {
    return this.inputs.folder;
  }

  get environment(): HostInfo {
    this.readOutside();
    return this.inputs.environment;
  }

  get account(): AccountSnapshot {
    // every rule asks several times, and the answer stays the same for one check
    if (!this.snapshot) {
      this.readOutside();
      this.snapshot = this.inputs.account();
    }
    return this.snapshot;
  }

  private readOutside(): void {
    if (this.hasRead) return;
    this.hasRead = true;
    this.index.readDefiners(ACCOUNT, this.reader);
  }

  report(finding: Finding): void {
    this.findings.push(finding);
  }
}
