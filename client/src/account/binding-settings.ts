import { ConfigurationTarget, Uri, type WorkspaceFolder, workspace } from 'vscode';
import { bindingsByUri, labelFor, rebound } from './bindings';

const name = 'bindings';

export const bindingsSetting = `sipLens.${name}`;

/** By folder URI, for all folders of the window. In a workspace that is not trusted its own settings do not count. */
export function bindings(): Record<string, string> {
  const folders = workspace.workspaceFolders ?? [];
  return bindingsByUri(
    folders.map(({ uri }) => ({
      setting: workspace.getConfiguration('sipLens', uri).get(name),
      uriOf: (parts) =>
        Uri.joinPath(uri, ...parts)
          .toString()
          .replace(/\/$/, ''),
    })),
  );
}

/** The label that a file is bound to. */
export function labelOf(uri: Uri): string | undefined {
  return labelFor(uri.toString(), bindings());
}

/** Binds a folder, which lies in a workspace folder, to a label or to none. Kept in that folder's settings. */
export async function bind(
  workspaceFolder: WorkspaceFolder,
  folder: Uri,
  label: string | undefined,
): Promise<void> {
  const configuration = workspace.getConfiguration('sipLens', workspaceFolder.uri);
  const before = configuration.inspect(name)?.workspaceFolderValue;
  const isTop = folder.toString() === workspaceFolder.uri.toString();
  const path = isTop ? '' : workspace.asRelativePath(folder, false);
  await configuration.update(name, rebound(before, path, label), ConfigurationTarget.WorkspaceFolder);
}
