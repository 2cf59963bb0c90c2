import type { Disposable, ExtensionContext } from 'vscode';
import { AccountFixes } from '../account-fix/account-fixes';
import { AccountTreeView } from '../account-tree/account-tree-view';
import { dimUnused } from '../account-tree/unused';
import { ReportDocuments } from '../report-document';
import type { Server } from '../server';
import type { ServerStatus } from '../server-status';
import { registerAccountCommands } from './account-commands';
import { AccountRequests } from './account-requests';
import { answerServer } from './answers';
import { TwilioAuthentication } from './authentication';
import { tellOfChanges } from './connection-changes';
import { keepContextKeys } from './context-keys';
import { KeyStore } from './key-store';
import { SignIns } from './sign-ins';
import { showAccountStatus } from './status-item';

/** Everything about linked accounts. It waits for nothing, and reads a key only when the server asks for it. */
export function linkAccounts(
  { secrets }: ExtensionContext,
  { client, documents }: Server,
  status: ServerStatus,
): Disposable[] {
  const keys = new KeyStore(secrets);
  const requests = new AccountRequests(client);
  const signIns = new SignIns(keys, requests);
  const tree = new AccountTreeView(client, requests, status);
  const reports = new ReportDocuments();
  const fixes = new AccountFixes(requests, reports);
  return [
    keys,
    tree,
    reports,
    dimUnused(),
    ...keepContextKeys(status),
    showAccountStatus(status, documents),
    new TwilioAuthentication(keys, signIns),
    ...answerServer(client, keys),
    ...tellOfChanges(client, keys),
    ...registerAccountCommands({ client, requests, status, signIns, tree, fixes, reports }),
  ];
}
