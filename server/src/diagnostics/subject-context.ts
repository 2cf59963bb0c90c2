import type { Key, Scope, Subject } from '../dialects/dialect';
import type { HostInfo } from '../rules/environment';
import type { Finding } from '../rules/finding';
import type { RuleContext } from '../rules/rule';
import type { RuleRunner } from '../rules/runner';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import type { KeyIndex, Reader } from '../workspace/key-index';

/** The key that stands for the account snapshot and the environment. */
export const ACCOUNT: Key = '*account';

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
