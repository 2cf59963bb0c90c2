import { type Disposable, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ConnectionsChange } from '../../../protocol/account';
import { bindingsSetting } from './binding-settings';
import { connections, connectionsSetting } from './connection-settings';
import { keyName } from './key';
import type { KeyStore } from './key-store';
import { emulator, networkSettingNames } from './network-settings';

const settings = [connectionsSetting, bindingsSetting, 'sipLens.account.refreshMinutes'];

/** Tells the server at once when connections, keys, bindings, trust or the way to Twilio have changed. */
export function tellOfChanges(client: LanguageClient, keys: KeyStore): Disposable[] {
  const tell = (change: Partial<ConnectionsChange>) => {
    // a server that does not run asks when it starts
    if (!client.isRunning()) return;
    const all: ConnectionsChange = { keys: [], network: false, ...change };
    void client.sendNotification('sipLens/account/connectionsChanged', all);
  };
  sayWhyNoEmulator();
  return [
    keys.onDidChange((name) => tell({ keys: labelsOf(name) })),
    workspace.onDidGrantWorkspaceTrust(() => tell({})),
    workspace.onDidChangeWorkspaceFolders(() => tell({})),
    workspace.onDidChangeConfiguration((event) => {
      const network = networkSettingNames.some((name) => event.affectsConfiguration(name));
      if (network || settings.some((name) => event.affectsConfiguration(name))) tell({ network });
      if (event.affectsConfiguration('sipLens.twilio.emulator')) sayWhyNoEmulator();
    }),
  ];
}

function labelsOf(name: string): string[] {
  return connections().flatMap((each) => (keyName(each) === name ? [each.label] : []));
}

function sayWhyNoEmulator(): void {
  const found = emulator();
  if (found && 'problem' in found) void window.showErrorMessage(found.problem);
}
