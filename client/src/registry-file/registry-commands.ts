import {
  commands,
  ProgressLocation,
  Range,
  Uri,
  WorkspaceEdit,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import type { RegistryDiff, RegistryPull } from '../../../protocol/account';
import type { AccountRequests } from '../account/account-requests';
import type { ReportDocuments } from '../report-document';

const notRunning = { problem: 'The SIP Lens server does not run. Restart it and try again.' };

/**
 * Writes the registry file as the account is now, and shows what became another.
 *
 * @param file URI of a registry file, as a quick fix passes it; without it the folder is asked for
 */
export async function pullRegistry(
  requests: AccountRequests,
  reports: ReportDocuments,
  file?: unknown,
): Promise<void> {
  const given = typeof file === 'string' ? workspace.getWorkspaceFolder(Uri.parse(file, true)) : undefined;
  const folder = given ?? (await chooseFolder());
  if (folder === undefined) return;
  const options = {
    location: ProgressLocation.Notification,
    title: 'Writing the registry file from the account',
    cancellable: true,
  };
  const result = await window.withProgress(options, (_report, token) =>
    requests.pullRegistry({ folder: folder.uri.toString() }, token).catch((): RegistryPull => {
      return token.isCancellationRequested ? {} : notRunning;
    }),
  );
  const isWritten = result.uri !== undefined && result.text !== undefined;
  // what could not be read is kept in the file as it was
  const show = isWritten ? window.showWarningMessage : window.showErrorMessage;
  if (result.problem !== undefined) void show(result.problem);
  if (result.uri === undefined || result.text === undefined) return;
  await write(Uri.parse(result.uri, true), result.text, reports);
}

async function write(uri: Uri, text: string, reports: ReportDocuments): Promise<void> {
  const name = workspace.asRelativePath(uri);
  const before = await textOf(uri);
  if (before === text) {
    void window.showInformationMessage(`${name} is as the account is: nothing was written.`);
    return;
  }
  const edit = new WorkspaceEdit();
  if (before === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  else edit.replace(uri, new Range(0, 0, Number.MAX_SAFE_INTEGER, 0), text);
  const isWritten =
    (await workspace.applyEdit(edit)) && (await (await workspace.openTextDocument(uri)).save());
  if (!isWritten) {
    void window.showErrorMessage(`${name} could not be written. It may be read-only.`);
    return;
  }
  if (before === undefined) await window.showTextDocument(uri);
  else await commands.executeCommand('vscode.diff', reports.add(name, before), uri, `${name}: before ↔ now`);
}

async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    return (await workspace.openTextDocument(uri)).getText();
  } catch (_notThere) {
    return undefined;
  }
}

/** Shows where the registry file and the account differ. */
export async function diffRegistry(requests: AccountRequests, reports: ReportDocuments): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const options = {
    location: ProgressLocation.Notification,
    title: 'Comparing the registry file with the account',
    cancellable: true,
  };
  const { text, count, problem } = await window.withProgress(options, (_report, token) =>
    requests.diffRegistry({ folder: folder.uri.toString() }, token).catch((): RegistryDiff => {
      return token.isCancellationRequested ? {} : notRunning;
    }),
  );
  if (problem !== undefined) void window.showErrorMessage(problem);
  if (text === undefined) return;
  if (count === 0) void window.showInformationMessage('The registry file is as the account is.');
  else await reports.show('Registry drift.txt', text);
}

async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage('Open a folder first: the registry file lies in it.');
    return undefined;
  }
  if (folders.length === 1) return folders[0];
  return window.showWorkspaceFolderPick({ placeHolder: 'The registry file of which folder?' });
}
