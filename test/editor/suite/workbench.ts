import assert from 'node:assert/strict';
import {
  commands,
  type Diagnostic,
  extensions,
  languages,
  Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { SipLens } from '../../../client/src/extension';

const pollMilliseconds = 20;
const patienceMilliseconds = 12_000;

/** Asks again until there is an answer; what was last seen is said where there is none. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  seen: () => unknown = () => undefined,
): Promise<T> {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Not seen in time: ${what}. ${JSON.stringify(seen()) ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

/** The extension under test, once VS Code has activated it by itself. */
export async function extension(): Promise<SipLens> {
  const found = extensions.getExtension<SipLens>('sip-lens.sip-lens');
  assert.ok(found, 'the extension is not there');
  await until(
    'the extension is active',
    () => found.isActive || undefined,
    () => workspace.workspaceFolders?.map(({ uri }) => uri.toString()),
  );
  return found.exports;
}

/** A file of the workspace. */
export function uriOf(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return Uri.joinPath(folder.uri, path);
}

export async function open(path: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(uriOf(path)));
}

/** The place of a text with a `|` in it, which is not in the document; it must stand there once. */
export function at(document: TextDocument, marked: string): Position {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = document.getText().indexOf(text);
  assert.ok(offset >= 0 && found >= 0, `not in ${document.fileName}: ${text}`);
  assert.equal(document.getText().indexOf(text, found + 1), -1, `twice in ${document.fileName}: ${text}`);
  return document.positionAt(found + offset);
}

/** Puts a text in the place of another one, as typing does. */
export async function replace(editor: TextEditor, before: string, after: string): Promise<void> {
  const { document } = editor;
  const start = at(document, `|${before}`);
  const end = document.positionAt(document.offsetAt(start) + before.length);
  const range = document.validateRange(new Range(start, end));
  assert.ok(await editor.edit((edit) => edit.replace(range, after)));
}

function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** What is said of a file, as `line: rule` with lines from 1. */
export function findings(uri: Uri): string[] {
  return languages.getDiagnostics(uri).map((each) => `${each.range.start.line + 1}: ${ruleOf(each)}`);
}

/** Waits for a finding of a rule in a line. */
export function finding(document: TextDocument, rule: string, line: string): Promise<Diagnostic> {
  const number = at(document, `|${line}`).line;
  return until(
    `${rule} in ${JSON.stringify(line)}`,
    () =>
      languages
        .getDiagnostics(document.uri)
        .find((each) => ruleOf(each) === rule && each.range.start.line === number),
    () => findings(document.uri),
  );
}

/** Waits until no finding of a rule is in a file, or in one line of it. */
export async function noFinding(document: TextDocument, rule: string): Promise<void> {
  await until(
    `${rule} is gone from ${document.fileName}`,
    () => languages.getDiagnostics(document.uri).every((each) => ruleOf(each) !== rule) || undefined,
    () => findings(document.uri),
  );
}

/** Throws away what a test typed. */
export async function revert(editor: TextEditor): Promise<void> {
  await window.showTextDocument(editor.document);
  await commands.executeCommand('workbench.action.files.revert');
  await until('the file is as on disk', () => !editor.document.isDirty || undefined);
}

/** An answer of the server to a later question: what it was told before has been worked off. */
export async function serverAnswered(): Promise<void> {
  const document = await workspace.openTextDocument(uriOf('asterisk/pjsip.conf'));
  await commands.executeCommand('vscode.executeHoverProvider', document.uri, new Position(0, 0));
}

let allowedCrashes = 0;

/** A test is about to stop the server by force. */
export function allowCrashes(count: number): void {
  allowedCrashes += count;
}

/** Fails when the server has stopped by itself, whatever else was seen. */
export async function assertNoCrash(): Promise<void> {
  const { crashes } = await extension();
  assert.equal(crashes(), allowedCrashes, 'the server crashed');
}
