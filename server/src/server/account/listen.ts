import type { Connection } from 'vscode-languageserver';
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
import type { Lifetime } from '../lifetime';
import type { Session } from '../session';

const FAILED =
  'SIP Lens failed at this; its log says more (SIP Lens: Show Log). Nothing is known to be changed.';
const NO_TRIAL: TryResult = { ok: false, problem: FAILED, permissions: [] };
const NO_PREVIEW: Preview = { connection: '', account: '', region: '', calls: [], refusal: FAILED };
const NOT_APPLIED: ApplyResult = {
  done: [],
  failed: { title: 'The change', problem: IN_DOUBT },
  notDone: [],
};

/** Listens to what the protocol of the accounts adds to the language server protocol (protocol/account.ts). */
export function listenToAccounts(
  connection: Connection,
  { told, asked }: Lifetime,
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
  on<undefined, string>('sipLens/account/publicKey', '', async () => (await account()).publicKey());
  on<TryRequest, TryResult>('sipLens/account/try', NO_TRIAL, async (request, token) =>
    (await account()).try(request, token),
  );
  on<RefreshRequest, null>('sipLens/account/refresh', null, async (request, token) =>
    (await account()).refresh(request, token),
  );
  on<AccountFix, Preview>('sipLens/account/preview', NO_PREVIEW, async (fix) =>
    (await account()).preview(fix),
  );
  on<ApplyRequest, ApplyResult>('sipLens/account/apply', NOT_APPLIED, async (request) =>
    (await account()).apply(request),
  );
}
