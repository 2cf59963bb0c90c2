import { env, Position, SnippetString, Uri, window } from 'vscode';
import type { ResourceNode } from '../../../protocol/account';
import type { AccountRequests } from '../account/account-requests';
import { type ResourceRow, resourceId } from './node';

/** Puts a text into the clipboard and says so. */
export async function copy(text: string | undefined): Promise<void> {
  if (text === undefined) return;
  await env.clipboard.writeText(text);
  void window.setStatusBarMessage(`Copied ${text}`, 5000);
}

const consoleHost = /^https:\/\/([a-z0-9-]+\.)*twilio\.com\//;

/** Opens the page of a resource, or the first page of the Console. */
export async function openInConsole(resource?: Pick<ResourceNode, 'console'>): Promise<void> {
  const page = resource?.console ?? 'https://console.twilio.com/';
  if (consoleHost.test(page)) await env.openExternal(Uri.parse(page, true));
}

/** Inserts the configuration of a trunk or domain where the caret stands, in the syntax of the open file. */
export async function insertResource(row: ResourceRow, requests: AccountRequests): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || editor.document.uri.scheme !== 'file') {
    void window.showInformationMessage(
      `Open the file into which the configuration of ${row.resource.name} belongs, and put the cursor there.`,
    );
    return;
  }
  const uri = editor.document.uri.toString();
  const position = editor.selection.active;
  const result = await requests
    .insert({ ...resourceId(row), uri, position: { line: position.line, character: position.character } })
    .catch(() => ({ problem: 'The SIP Lens server does not run. Restart it and try again.' }));
  if (!('snippet' in result) || result.snippet === undefined) {
    void window.showInformationMessage(result.problem ?? 'There is nothing to insert into this file.');
    return;
  }
  const place = result.position ? new Position(result.position.line, result.position.character) : position;
  await window.showTextDocument(editor.document, editor.viewColumn);
  await editor.insertSnippet(new SnippetString(result.snippet), place);
}
