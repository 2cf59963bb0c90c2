import type { CancellationToken } from 'vscode-languageserver';
import type {
  AccountFix,
  ApplyRequest,
  ApplyResult,
  ConnectionsChange,
  Preview,
  RefreshRequest,
  TryRequest,
  TryResult,
} from '../../../../protocol/account';
import type { AccountChanges } from './account-changes';
import type { AccountLink } from './account-link';

/** Answers what the client asks of the linked accounts themselves. */
export class AccountRequests {
  constructor(
    private readonly link: AccountLink,
    private readonly changes: AccountChanges,
  ) {}

  publicKey(): Promise<string> {
    return this.link.secrets.publicKey();
  }

  try(request: TryRequest, token: CancellationToken): Promise<TryResult> {
    return this.link.tryKey(request, signalOf(token));
  }

  async refresh({ label }: RefreshRequest, token: CancellationToken): Promise<null> {
    const labels = label === undefined ? {} : { labels: [label] };
    await this.link.refresh({ ...labels, explicit: true, signal: signalOf(token) });
    return null;
  }

  async connectionsChanged({ keys, network }: ConnectionsChange): Promise<void> {
    await this.link.update();
    for (const label of keys) {
      this.changes.keyChanged(label);
      this.link.keyChanged(label);
    }
    if (network) await this.link.networkChanged();
  }

  preview(fix: AccountFix): Preview {
    return this.changes.preview(fix);
  }

  apply(request: ApplyRequest): Promise<ApplyResult> {
    return this.changes.apply(request);
  }
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
