import type { LoadUnit, Scope, Subject, UnitChange } from '../dialects/dialect';
import { factsOf } from '../rules/facts';
import type { Finding } from '../rules/finding';
import type { RuleContext } from '../rules/rule';
import { lookFailed, ruleFailed } from '../rules/runner';
import type { SipModel } from '../sip/model';
import type { Steps } from '../text/steps';
import { COMPLETENESS, KeyIndex, OneTimeScope, type Reader, TrackingScope } from '../workspace/key-index';
import { CheckQueue } from './check-queue';
import { Checked, CheckReader, NO_FACTS, NO_FINDINGS } from './checked';
import type { FindingStore } from './finding-store';
import { type CheckInputs, SubjectContext } from './subject-context';

/** Subjects that are looked at in one step. */
const SUBJECTS_A_STEP = 16;

/**
 * Runs the rules over one load unit and keeps the findings true while it changes. Three phases, each over what the one
 * before made stale: who defines and mentions what, what the objects mean in SIP, what the rules say. What is to be done
 * waits in a queue for each phase, so that the work can be done in steps, with changes in between.
 */
export class UnitChecker {
  private readonly index = new KeyIndex();
  private readonly scope: TrackingScope;
  private readonly checked = new Map<Subject, Checked>();
  private complete: boolean;
  /** How many subjects the rules have looked at: what an edit costs. */
  checks = 0;
  /** Those of which nobody knows yet what they define and mention. */
  private readonly arriving = new CheckQueue(1);
  private readonly toModel = new CheckQueue(2);
  private readonly toCheck = new CheckQueue(4);
  private running: Steps<void> | undefined;

  /** Nothing is looked at before the first `step`. */
  constructor(
    readonly unit: LoadUnit,
    private readonly inputs: CheckInputs,
    private readonly store: FindingStore,
  ) {
    this.complete = unit.complete;
    this.scope = new TrackingScope(this.index, () => unit.complete);
    for (const subject of unit.subjects()) this.arriving.add(this.take(subject));
  }

  get keys(): KeyIndex {
    return this.index;
  }

  /** What the subject means in SIP; made anew, for a large file has too many to keep. */
  modelOf(subject: Subject): SipModel {
    return understood(new OneTimeScope(this.index, this.complete), subject, () => undefined).model;
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

  /** What reads the account or the environment has to be looked at again. */
  accountChanged(): void {
    for (const checked of this.checked.values()) if (checked.readsOutside) this.toCheck.add(checked);
  }

  /** Takes a change of the unit in; the findings follow step by step. */
  update(change: UnitChange): void {
    const stale = new Set<Reader>();
    for (const subject of change.removed) {
      if (this.callOff(subject)) continue;
      this.index.remove(subject, stale);
      this.drop(subject, stale);
    }
    for (const [before, after] of change.replaced) this.replace(before, after, stale);
    for (const subject of change.added) this.arriving.add(this.take(subject));
    if (this.complete !== this.unit.complete) {
      this.complete = this.unit.complete;
      this.index.touch(COMPLETENESS, stale);
    }
    this.markStale(stale);
  }

  private replace(before: Subject, after: Subject, stale: Set<Reader>): void {
    const taken = this.take(after);
    if (this.callOff(before)) {
      this.arriving.add(taken);
      return;
    }
    this.index.replace(before, after, stale);
    this.handOver(before, taken);
    this.drop(before, stale);
    this.toModel.add(taken);
  }

  /** True where nobody has looked at it yet, and nobody will. */
  private callOff(subject: Subject): boolean {
    const checked = this.checked.get(subject);
    return checked !== undefined && this.arriving.callOff(checked) && this.checked.delete(subject);
  }

  /** Takes every finding back: the unit is no more. */
  dispose(): void {
    for (const checked of this.checked.values()) this.store.remove(checked.findings);
    this.checked.clear();
    this.arriving.clear();
    this.toModel.clear();
    this.toCheck.clear();
  }

  /** How many subjects wait to be looked at. */
  get waiting(): number {
    return this.arriving.size + this.toModel.size + this.toCheck.size;
  }

  /** Does a little of what waits; false where nothing is left. */
  step(): boolean {
    this.running ??= this.phases();
    if (this.running.next().done) this.running = undefined;
    return this.waiting > 0;
  }

  private *phases(): Steps<void> {
    while (this.waiting > 0) {
      yield* each(this.arriving, (checked, stale) => this.arrive(checked, stale), this.markStale);
      yield* each(this.toModel, (checked, stale) => this.remodel(checked, stale), this.markOthers);
      yield* each(this.toCheck, (checked, stale) => this.check(checked, stale), this.markOthers);
    }
  }

  private arrive(checked: Checked, stale: Set<Reader>): void {
    this.index.add(checked.subject, stale);
    this.toModel.add(checked);
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
    this.toModel.callOff(checked);
    this.toCheck.callOff(checked);
    this.index.forget(checked.modelReader);
    this.index.forget(checked.ruleReader);
    for (const key of checked.facts) this.index.unmention(key, subject, stale);
    this.store.remove(checked.findings);
  }

  private readonly markStale = (stale: ReadonlySet<Reader>): void => this.mark(stale, () => false);

  /** A model that was just made stays, whatever the models made after it say to others. */
  private readonly markOthers = (stale: ReadonlySet<Reader>): void =>
    this.mark(stale, ({ model }) => model !== undefined);

  private mark(stale: ReadonlySet<Reader>, isFresh: (checked: Checked) => boolean): void {
    for (const reader of stale) {
      if (!(reader instanceof CheckReader)) continue;
      const { checked } = reader;
      if (this.checked.get(checked.subject) !== checked || isFresh(checked)) continue;
      if (reader.ofModel) this.toModel.add(checked);
      else this.toCheck.add(checked);
    }
  }

  private remodel(checked: Checked, stale: Set<Reader>): SipModel {
    const { subject } = checked;
    this.index.forget(checked.modelReader);
    this.scope.reader = checked.modelReader;
    checked.failure = undefined;
    const before = checked.facts;
    const { model, facts } = understood(this.scope, subject, (error) => {
      checked.failure = lookFailed(error, subject);
    });
    checked.facts = facts;
    for (const key of before) if (!checked.facts.includes(key)) this.index.unmention(key, subject, stale);
    for (const key of checked.facts) if (!before.includes(key)) this.index.mention(key, subject, stale);
    checked.model = model;
    this.toCheck.add(checked);
    return model;
  }

  private check(checked: Checked, stale: Set<Reader>): void {
    const model = checked.model ?? this.remodel(checked, stale);
    checked.model = undefined;
    this.toCheck.callOff(checked);
    this.checks++;
    const { subject } = checked;
    this.store.remove(checked.findings);
    this.index.forget(checked.ruleReader);
    this.scope.reader = checked.ruleReader;
    checked.readsOutside = false;
    const context = new SubjectContext(checked, this.scope, this.inputs);
    const { findings } = context;
    try {
      this.inputs.runner.run(subject, model, context, (rule, error) =>
        findings.push(ruleFailed(rule, error, subject)),
      );
    } catch (error) {
      checked.failure ??= lookFailed(error, subject);
    }
    if (checked.failure) findings.push(checked.failure);
    checked.findings = findings.length === 0 ? NO_FINDINGS : findings;
    this.store.add(checked.findings);
  }
}

/** Nothing where it cannot be worked out: one object's failure is no reason to check nothing else. */
function understood(scope: Scope, subject: Subject, failed: (error: unknown) => void) {
  try {
    const model = subject.model(scope);
    return { model, facts: factsOf(model) };
  } catch (error) {
    failed(error);
    return { model: [], facts: NO_FACTS };
  }
}

/** Empties the queue in steps. What its items make stale is marked before somebody else has a turn. */
function* each(
  queue: CheckQueue,
  visit: (checked: Checked, stale: Set<Reader>) => void,
  mark: (stale: ReadonlySet<Reader>) => void,
): Steps<void> {
  const stale = new Set<Reader>();
  let count = 0;
  for (let checked = queue.take(); checked; checked = queue.take()) {
    visit(checked, stale);
    if (++count % SUBJECTS_A_STEP !== 0) continue;
    if (stale.size > 0) {
      mark(stale);
      stale.clear();
    }
    yield;
  }
  mark(stale);
}
