import { window } from 'vscode';
import type { Connection } from '../../../protocol/account';
import { connectionName } from './connection-list';
import { connections } from './connection-settings';
import type { SignIns } from './sign-ins';

/** Signs a connection out, or the one that is chosen. */
export async function signOut(signIns: SignIns, given?: Connection): Promise<void> {
  const connection = given ?? (await choose());
  if (connection === undefined) return;
  if (!(await signIns.signOut(connection))) return;
  void window.showInformationMessage(
    `Signed out of ${connectionName(connection)}. The key was removed from this machine; it still opens the account until it is revoked in the Console.`,
  );
}

async function choose(): Promise<Connection | undefined> {
  const all = connections();
  if (all.length === 0) {
    void window.showInformationMessage('No Twilio account is linked.');
    return undefined;
  }
  const items = all.map((connection) => ({
    label: connectionName(connection),
    description: connection.accountSid,
    connection,
  }));
  const options = { title: 'Sign out of Twilio', placeHolder: 'Which connection?' };
  return (await window.showQuickPick(items, options))?.connection;
}
