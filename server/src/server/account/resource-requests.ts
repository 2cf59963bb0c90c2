import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { AccountTree, InsertRequest, InsertResult } from '../../../../protocol/account';
import { accountTreeSteps, type FeatureContext, insertConfiguration } from '../../features';
import type { Clock } from '../../host/host';
import { Breath } from '../breath';
import { workspaceUri } from '../client-uri';
import { Delayed } from '../delayed';
import type { World } from '../world';
import type { AccountLink } from './account-link';

const QUIET_MS = 300;
const LONGEST_MS = 3000;

/** What the accounts hold, and where the workspace uses it. */
export class ResourceRequests {
  private readonly news: Delayed;

  constructor(
    client: Connection,
    private readonly link: AccountLink,
    private readonly clock: Clock,
    /** Resolves when everything is as the texts at hand say; for a file, at least what concerns it. */
    private readonly current: (uri?: string) => Promise<World>,
  ) {
    const tell = () => client.sendNotification('sipLens/account/changed').catch(() => this.dispose());
    this.news = new Delayed(clock, tell, QUIET_MS, LONGEST_MS);
  }

  /** What the tree shows may be another now: the client asks again when it is looked at. */
  changed(): void {
    this.news.request();
  }

  dispose(): void {
    this.news.dispose();
  }

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

  async insert(request: InsertRequest): Promise<InsertResult> {
    const uri = workspaceUri(request.uri);
    return insertConfiguration(contextOf(await this.current(uri)), uri, request.position, request);
  }

  private labelOf(accountSid: string, region: string): string | undefined {
    return this.link.connections.find((each) => each.accountSid === accountSid && each.region === region)
      ?.label;
  }
}

function contextOf({ workspace, checker, accounts }: World): FeatureContext {
  return { workspace, checker, accountFor: (file) => accounts.snapshotForFile(file) };
}
