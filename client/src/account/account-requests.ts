import type { CancellationToken } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type {
  AccountFix,
  AccountTree,
  ApplyRequest,
  ApplyResult,
  InsertRequest,
  InsertResult,
  Preview,
  RefreshRequest,
  RegistryDiff,
  RegistryPull,
  RegistryRequest,
  TryRequest,
  TryResult,
} from '../../../protocol/account';

/** What the client asks the server of accounts. Every question rejects where the server does not run. */
export class AccountRequests {
  constructor(private readonly client: LanguageClient) {}

  publicKey(): Promise<string> {
    return this.client.sendRequest<string>('sipLens/account/publicKey');
  }

  try(request: TryRequest, token: CancellationToken): Promise<TryResult> {
    return this.client.sendRequest<TryResult>('sipLens/account/try', request, token);
  }

  tree(): Promise<AccountTree> {
    return this.client.sendRequest<AccountTree>('sipLens/account/tree');
  }

  /** Reads all accounts again, or the one of a label, and resolves when that is done. */
  refresh(request: RefreshRequest, token: CancellationToken): Promise<null> {
    return this.client.sendRequest<null>('sipLens/account/refresh', request, token);
  }

  insert(request: InsertRequest): Promise<InsertResult> {
    return this.client.sendRequest<InsertResult>('sipLens/account/insert', request);
  }

  preview(fix: AccountFix): Promise<Preview> {
    return this.client.sendRequest<Preview>('sipLens/account/preview', fix);
  }

  apply(request: ApplyRequest): Promise<ApplyResult> {
    return this.client.sendRequest<ApplyResult>('sipLens/account/apply', request);
  }

  pullRegistry(request: RegistryRequest, token: CancellationToken): Promise<RegistryPull> {
    return this.client.sendRequest<RegistryPull>('sipLens/registry/pull', request, token);
  }

  diffRegistry(request: RegistryRequest, token: CancellationToken): Promise<RegistryDiff> {
    return this.client.sendRequest<RegistryDiff>('sipLens/registry/diff', request, token);
  }
}
