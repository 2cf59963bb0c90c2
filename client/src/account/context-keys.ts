import { commands, type Disposable, workspace } from 'vscode';
import { connections, connectionsSetting } from './connection-settings';

/** Tells menus whether any account is linked: without one there is nothing to bind a folder to. */
export function keepContextKeys(): Disposable {
  const tell = () => void commands.executeCommand('setContext', 'sipLens.isLinked', connections().length > 0);
  tell();
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(connectionsSetting)) tell();
  });
}
