import { workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Connections, KeyRequest, SealedRequest } from '../../../protocol/account';
import { type Sealed, seal } from '../../../protocol/sealed';
import { bindings } from './binding-settings';
import { connections } from './connection-settings';
import type { KeyStore } from './key-store';
import { networkSettings } from './network-settings';

/** Answers what the server asks of connections, keys and the network. What is secret is sealed for the server. */
export function answerServer(client: LanguageClient, keys: KeyStore): { dispose(): void }[] {
  return [
    client.onRequest('sipLens/account/connections', currentConnections),
    client.onRequest('sipLens/account/key', ({ label, publicKey }: KeyRequest) =>
      sealedKey(keys, label, publicKey),
    ),
    client.onRequest('sipLens/network', ({ publicKey }: SealedRequest) =>
      seal(publicKey, JSON.stringify(networkSettings())),
    ),
  ];
}

function currentConnections(): Connections {
  const minutes: unknown = workspace.getConfiguration('sipLens').get('account.refreshMinutes');
  return {
    connections: connections(),
    bindings: bindings(),
    refreshMinutes: typeof minutes === 'number' && minutes >= 0 ? minutes : 0,
    trusted: workspace.isTrusted,
  };
}

/** No key leaves the storage for a workspace that is not trusted. */
async function sealedKey(keys: KeyStore, label: string, publicKey: string): Promise<Sealed | null> {
  const connection = connections().find((each) => each.label === label);
  if (connection === undefined || !workspace.isTrusted) return null;
  const key = await keys.get(connection);
  return key === undefined ? null : seal(publicKey, JSON.stringify(key));
}
