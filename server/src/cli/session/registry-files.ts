import { Checker, type RuleSettings } from '../../diagnostics/checker';
import { allRules } from '../../rules';
import type { HostInfo } from '../../rules/environment';
import type { Finding } from '../../rules/finding';
import type { Accounts } from '../../workspace/accounts';
import type { Workspace } from '../../workspace/workspace';
import type { BatchContext, CheckedFile } from './batch';
import { SourceLines } from './source-lines';

/** The registry files of a run as files that are reported on. */
export class RegistryFiles {
  readonly lines: SourceLines;
  private readonly checker: Checker;

  constructor(
    private readonly accounts: Accounts,
    workspace: Workspace,
    environment: HostInfo,
    settings: RuleSettings,
    private readonly context: BatchContext,
  ) {
    this.lines = new SourceLines(workspace, context.path);
    this.checker = new Checker(workspace, allRules, accounts, environment, () => settings);
    this.checker.settle();
  }

  /** Those that were named, and of the others the ones that cannot be trusted. */
  files(): CheckedFile[] {
    const wanted = this.accounts.units.filter(
      ({ id }) => this.context.isNamed(id) || this.findings(id).some(({ severity }) => severity === 'error'),
    );
    return wanted.map(({ id }) => ({ uri: id, path: this.context.path(id), dialect: 'registry' }));
  }

  findings(uri: string): readonly Finding[] {
    return this.checker.findings(uri);
  }
}
