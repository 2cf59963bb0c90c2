import type { CancellationToken } from 'vscode-languageserver';
import type { AccountTree } from '../../../../protocol/account';
import { accountTreeSteps, type FeatureContext } from '../../features';
import type { Clock } from '../../host/host';
import { Breath } from '../breath';
import type { World } from '../world';
import type { AccountLink } from './account-link';

/** What the accounts hold, and where the workspace uses it. */
export class ResourceRequests {
  constructor(
    private readonly link: AccountLink,
    private readonly clock: Clock,
    /** Resolves when everything is as the texts at hand say. */
    private readonly current: () => Promise<World>,
  ) {}

  /** In slices: a large workspace has many files to look through. */
  async tree(token: CancellationToken): Promise<AccountTree> {
    const world = await this.current();
    const steps = accountTreeSteps(contextOf(world), {
      accounts: world.accounts.all(),
      ...(this.link.accounts ? { live: this.link.accounts } : {}),
      labelOf: (accountSid, region) => this.labelOf(accountSid, region),
    });
    const breath = new Breath(this.clock);
    let step = steps.next();
    while (!step.done) {
      if (breath.isDue) await breath.take();
      if (token.isCancellationRequested) return { accounts: [] };
      step = steps.next();
    }
    return step.value;
  }

  private labelOf(accountSid: string, region: string): string | undefined {
    return this.link.connections.find((each) => each.accountSid === accountSid && each.region === region)
      ?.label;
  }
}

function contextOf({ workspace, checker, accounts }: World): FeatureContext {
  return { workspace, checker, accountFor: (file) => accounts.snapshotForFile(file) };
}
