import { commands, type Disposable, workspace } from 'vscode';
import type { ServerStatus } from '../server-status';
import { connections, connectionsSetting } from './connection-settings';

/**
 * Tells menus whether any account is linked, for without one there is nothing to bind a folder to; and whether there is a
 * registry file that a row can lead to.
 */
export function keepContextKeys(status: ServerStatus): Disposable[] {
  const tellLinked = () => tell('sipLens.isLinked', connections().length > 0);
  const tellRegistry = () => tell('sipLens.hasRegistry', status.registryUri !== undefined);
  tellLinked();
  tellRegistry();
  return [
    status.onDidChange(tellRegistry),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(connectionsSetting)) tellLinked();
    }),
  ];
}

function tell(key: string, value: boolean): void {
  void commands.executeCommand('setContext', key, value);
}
