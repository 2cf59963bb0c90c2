import type { CancellationToken } from 'vscode-languageserver';
import type {
  AccountFix,
  ApplyRequest,
  ApplyResult,
  ConnectionsChange,
  Preview,
  RefreshRequest,
  RegistryDiff,
  RegistryPull,
  RegistryRequest,
  TryRequest,
  TryResult,
} from '../../../../protocol/account';
import type { AccountChanges } from './account-changes';
import type { AccountLink } from './account-link';
import type { RegistryRequests } from './registry-requests';
import type { ResourceRequests } from './resource-requests';

/** Answers what the client asks of the linked accounts themselves. */
export class AccountRequests {
  constructor(
    private readonly link: AccountLink,
    private readonly changes: AccountChanges,
    readonly resources: ResourceRequests,
    private readonly registry: RegistryRequests,
  ) {}

  publicKey(): Promise<string> {
    return this.link.secrets.publicKey();
  }

  try(request: TryRequest, token: CancellationToken): Promise<TryResult> {
    return this.link.tryKey(request, signalOf(token));
  }

  async refresh({ label }: RefreshRequest, token: CancellationToken): Promise<null> {
    const labels = label === undefined ? {} : { labels: [label] };
    this.changes.forgetRefusals(label);
    await this.link.refresh({ ...labels, explicit: true, signal: signalOf(token) });
    return null;
  }

  async connectionsChanged({ keys, network }: ConnectionsChange): Promise<void> {
    await this.link.update();
    for (const label of keys) {
      this.changes.forgetRefusals(label);
      this.link.keyChanged(label);
    }
    if (network) this.link.networkChanged();
  }

  pull(request: RegistryRequest, token: CancellationToken): Promise<RegistryPull> {
    return this.registry.pull(request, signalOf(token));
  }

  diff(request: RegistryRequest, token: CancellationToken): Promise<RegistryDiff> {
    return this.registry.diff(request, signalOf(token));
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
