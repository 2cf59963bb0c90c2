import { ConfigurationTarget, workspace } from 'vscode';
import type { Connection } from '../../../protocol/account';
import { connectionsFrom } from './connection-list';

const name = 'connections';

export const connectionsSetting = `sipLens.${name}`;

/** The user's own, whatever a workspace writes into its settings. */
export function connections(): Connection[] {
  return connectionsFrom(workspace.getConfiguration('sipLens').inspect(name)?.globalValue);
}

/** Rejects where the settings file cannot be written, such as when it has errors. */
export async function writeConnections(list: readonly Connection[]): Promise<void> {
  const value = list.length === 0 ? undefined : list;
  await workspace.getConfiguration('sipLens').update(name, value, ConfigurationTarget.Global);
}
