import type { Scope, Subject } from '../dialects/dialect';
import type { HostInfo } from '../rules/environment';
import type { Finding } from '../rules/finding';
import type { RuleContext } from '../rules/rule';
import type { RuleRunner } from '../rules/runner';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import type { Checked } from './checked';

/** What the rules need beside the unit. */
export interface CheckInputs {
  readonly runner: RuleRunner;
  readonly environment: HostInfo;
  readonly folder: string;
  account(): AccountSnapshot;
}

/**
 * What the rules see while one subject is checked. A class, for each object literal with a getter would be a hidden class
 * of its own, which keeps what it saw alive until the next full collection.
 */
export class SubjectContext implements RuleContext {
  readonly findings: Finding[] = [];
  private snapshot: AccountSnapshot | undefined;

  constructor(
    private readonly checked: Checked,
    readonly scope: Scope,
    private readonly inputs: CheckInputs,
  ) {}

  get subject(): Subject {
    return this.checked.subject;
  }

  get folder(): string {
    return this.inputs.folder;
  }

  get environment(): HostInfo {
    this.checked.readsOutside = true;
    return this.inputs.environment;
  }

  get account(): AccountSnapshot {
    // every rule asks several times, and the answer stays the same for one check
    if (!this.snapshot) {
      this.checked.readsOutside = true;
      this.snapshot = this.inputs.account();
    }
    return this.snapshot;
  }

  report(finding: Finding): void {
    this.findings.push(finding);
  }
}
