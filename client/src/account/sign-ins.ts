import { commands, window } from 'vscode';
import type { Connection } from '../../../protocol/account';
import { askForKey, type SignedIn } from '../sign-in/sign-in';
import type { AccountRequests } from './account-requests';
import { bindings } from './binding-settings';
import { connectionName, withConnection, without } from './connection-list';
import { connections, writeConnections } from './connection-settings';
import type { KeyStore } from './key-store';

/** Signs in and out: a key in the secret storage and a connection in the user's settings, or neither of them. */
export class SignIns {
  constructor(
    private readonly keys: KeyStore,
    private readonly requests: AccountRequests,
  ) {}

  /** @returns the connection; undefined where the walk was left or nothing could be stored, which has been said */
  async signIn(renewed?: Partial<Connection>): Promise<Connection | undefined> {
    const known = { connections: connections(), wanted: unknownLabels() };
    const signedIn = await askForKey(this.requests, known, renewed);
    if (signedIn === undefined || !(await this.store(signedIn))) return undefined;
    void sayWhatFollows(signedIn.connection);
    return signedIn.connection;
  }

  /** @returns whether the key is gone from this machine; if not, that has been said */
  async signOut(connection: Connection): Promise<boolean> {
    try {
      await this.keys.delete(connection);
    } catch (_error) {
      // the error of a secret storage is not shown: nobody knows what it quotes
      void window.showErrorMessage(
        `The secret storage of VS Code did not remove the key of ${connectionName(connection)}, so you are still signed in. Unlock the keyring of this machine and try again, or revoke the key in the Twilio Console.`,
      );
      return false;
    }
    await writeConnections(without(connections(), connection)).catch(sayNotWritten);
    return true;
  }

  private async store({ connection, key }: SignedIn): Promise<boolean> {
    try {
      await writeConnections(withConnection(connections(), connection));
    } catch (_error) {
      sayNotWritten();
      return false;
    }
    try {
      await this.keys.store(connection, key);
      return true;
    } catch (_error) {
      // the error of a secret storage is not shown: nobody knows what it quotes
      void window.showErrorMessage(
        'The secret storage of VS Code did not take the key, so you are not signed in. On Linux a keyring such as gnome-keyring is needed.',
      );
      return false;
    }
  }
}

/** Labels to which folders of this window are bound, and that no connection has. */
function unknownLabels(): string[] {
  const known = new Set(connections().map(({ label }) => label));
  return [...new Set(Object.values(bindings()))].filter((label) => !known.has(label));
}

function sayNotWritten(): void {
  void window.showErrorMessage(
    'The setting sipLens.connections could not be written. Look whether the settings file has errors or unsaved changes, and try again.',
  );
}

/** With several accounts somebody has to say which one a folder belongs to. */
async function sayWhatFollows(connection: Connection): Promise<void> {
  const isOnly = connections().length < 2 || Object.values(bindings()).includes(connection.label);
  const bind = 'Bind Folder…';
  const message = `Signed in to ${connectionName(connection)}.`;
  const chosen = await window.showInformationMessage(message, ...(isOnly ? [] : [bind]));
  if (chosen === bind) await commands.executeCommand('sipLens.bindFolder', undefined, connection.label);
}
