import type { CancellationToken, Connection } from 'vscode-languageserver';
import type {
  AccountFix,
  AccountTree,
  ApplyRequest,
  ApplyResult,
  ConnectionsChange,
  InsertRequest,
  InsertResult,
  Preview,
  RefreshRequest,
  RegistryDiff,
  RegistryPull,
  RegistryRequest,
  TryRequest,
  TryResult,
} from '../../../../protocol/account';
import type { Lifetime } from '../lifetime';
import type { Session } from '../session';

const FAILED = 'SIP Lens failed at this; its log says more (SIP Lens: Show Log).';
const IN_DOUBT =
  'SIP Lens failed while it was made, so it is not known whether it was. Refresh the account and look.';
const NO_TRIAL: TryResult = { ok: false, problem: FAILED, permissions: [] };
const NO_PREVIEW: Preview = { connection: '', account: '', region: '', calls: [], refusal: FAILED };
const NOT_APPLIED: ApplyResult = {
  done: [],
  failed: { title: 'The change', problem: IN_DOUBT, outcomeUnknown: true },
  notDone: [],
};

/** Listens to what the protocol of the accounts adds to the language server protocol (protocol/account.ts). */
export function listenToAccounts(
  connection: Connection,
  { told, asked, onBare }: Lifetime,
  ready: () => Promise<Session>,
): void {
  const account = async () => (await ready()).account;
  const on = <P, R>(method: string, nothing: R, ask: Parameters<typeof asked<P, R>>[2]) =>
    connection.onRequest(method, asked<P, R>(method, nothing, ask));
  connection.onNotification(
    'sipLens/account/connectionsChanged',
    told<ConnectionsChange>('other connections', async (change) =>
      (await account()).connectionsChanged(change),
    ),
  );
  const bare = <R>(method: string, nothing: R, ask: (token: CancellationToken) => Promise<R>) =>
    onBare(method, method, nothing, ask);
  bare<string>('sipLens/account/publicKey', '', async () => (await account()).publicKey());
  on<TryRequest, TryResult>('sipLens/account/try', NO_TRIAL, async (request, token) =>
    (await account()).try(request, token),
  );
  on<RefreshRequest, null>('sipLens/account/refresh', null, async (request, token) =>
    (await account()).refresh(request, token),
  );
  bare<AccountTree>('sipLens/account/tree', { accounts: [] }, async (token) =>
    (await account()).resources.tree(token),
  );
  on<InsertRequest, InsertResult>('sipLens/account/insert', { problem: FAILED }, async (request) =>
    (await account()).resources.insert(request),
  );
  on<RegistryRequest, RegistryPull>('sipLens/registry/pull', { problem: FAILED }, async (request, token) =>
    (await account()).pull(request, token),
  );
  on<RegistryRequest, RegistryDiff>('sipLens/registry/diff', { problem: FAILED }, async (request, token) =>
    (await account()).diff(request, token),
  );
  on<AccountFix, Preview>('sipLens/account/preview', NO_PREVIEW, async (fix) =>
    (await account()).preview(fix),
  );
  on<ApplyRequest, ApplyResult>('sipLens/account/apply', NOT_APPLIED, async (request) =>
    (await account()).apply(request),
  );
}
