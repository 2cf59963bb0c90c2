import { commands, FileType, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { bind, bindings, labelOf } from './binding-settings';
import { connectionName } from './connection-list';
import { connections } from './connection-settings';

/**
 * Binds a folder to a connection: what is in it is compared with that account only.
 *
 * @param resource a file or folder, as the explorer passes it or as the URI that a quick fix has; without it the folder is
 * asked for
 * @param label the connection; without it that is asked for too
 */
export async function bindFolder(resource?: unknown, label?: string): Promise<void> {
  const given = typeof resource === 'string' ? Uri.parse(resource, true) : resource;
  const folder = given instanceof Uri ? await folderOf(given) : await chooseFolder();
  const top = folder && workspace.getWorkspaceFolder(folder);
  if (folder === undefined || top === undefined) return;
  const chosen = label === undefined ? await chooseLabel(folder) : { label };
  if (chosen === undefined) return;
  try {
    await bind(top, folder, chosen.label);
  } catch (_error) {
    void window.showErrorMessage(
      'The setting sipLens.bindings could not be written. Look whether the settings of the folder have errors or unsaved changes.',
    );
    return;
  }
  const name = nameOf(folder);
  const text =
    chosen.label === undefined ? `${name} is bound to no account` : `${name} is bound to ${chosen.label}`;
  void window.setStatusBarMessage(text, 5000);
}

async function folderOf(resource: Uri): Promise<Uri> {
  const { type } = await workspace.fs.stat(resource);
  return type & FileType.Directory ? resource : Uri.joinPath(resource, '..');
}

function nameOf(folder: Uri): string {
  const top = workspace.getWorkspaceFolder(folder);
  return top?.uri.toString() === folder.toString() ? top.name : workspace.asRelativePath(folder);
}

/** The only workspace folder; else the one chosen, or the folder of the open file. */
async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage('Open a folder first: a binding is kept in its settings.');
    return undefined;
  }
  const open = window.activeTextEditor?.document.uri;
  const inside = open && workspace.getWorkspaceFolder(open) ? Uri.joinPath(open, '..') : undefined;
  const uris = [...folders.map(({ uri }: WorkspaceFolder) => uri), ...(inside ? [inside] : [])];
  const items = [...new Map(uris.map((uri) => [uri.toString(), uri])).values()].map((uri) => ({
    label: nameOf(uri),
    description: labelOf(uri),
    uri,
  }));
  if (items.length === 1) return items[0]?.uri;
  const options = { title: 'Bind folder to account', placeHolder: 'Which folder?' };
  return (await window.showQuickPick(items, options))?.uri;
}

async function chooseLabel(folder: Uri): Promise<{ label: string | undefined } | undefined> {
  const current = bindings()[folder.toString()];
  const all = connections();
  const items = [
    ...all.map((connection) => ({
      text: connection.label,
      label: connectionName(connection),
      description: connection.label === current ? 'bound now' : connection.accountSid,
    })),
    ...(current === undefined ? [] : [{ label: '$(circle-slash) No account of its own', none: true }]),
    { label: '$(add) Sign in to another account…', signIn: true },
  ];
  const options = {
    title: `Bind ${nameOf(folder)} to an account`,
    placeHolder: 'Which connection?',
  };
  const chosen: { text?: string; none?: true | boolean; signIn?: boolean } | undefined =
    await window.showQuickPick(items, options);
  if (chosen?.signIn) {
    await commands.executeCommand('sipLens.signIn');
    return connections().length > all.length ? chooseLabel(folder) : undefined;
  }
  return chosen && { label: chosen.text };
}
