import { Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { AccountFix } from '../../../protocol/account';
import { textOfOneEdit, type VersionedText } from './one-edit';
import { pieceThatDiffers } from './piece';
import type { FilesToUndo } from './preview-text';

/** A file that a fix wrote into, as it was before and behind that. A password may be in it: it is never shown or logged. */
export interface EditedFile {
  readonly uri: Uri;
  readonly before: string;
  /** Undefined where somebody wrote into it at the same time: it stays as it is then. */
  readonly after: string | undefined;
}

/** @returns to be called when the fix has written into its files: those that have another text than now */
export async function watchFiles({ edits }: AccountFix): Promise<() => Promise<EditedFile[]>> {
  const before = await Promise.all(urisOf(edits).map(async (uri) => ({ uri, before: await versionOf(uri) })));
  return async () => {
    const files = await Promise.all(
      before.map(async (file) => ({ ...file, after: await versionOf(file.uri) })),
    );
    return files.flatMap(({ uri, before, after }) =>
      before === undefined || after === undefined || before.text === after.text
        ? []
        : [{ uri, before: before.text, after: textOfOneEdit(before, after) }],
    );
  };
}

function urisOf({ changes = {}, documentChanges = [] }: NonNullable<AccountFix['edits']> = {}): Uri[] {
  const written = documentChanges.flatMap((each) => ('edits' in each ? [each.textDocument.uri] : []));
  return [...new Set([...Object.keys(changes), ...written])].map((uri) => Uri.parse(uri, true));
}

/** What an undo would do to the files now. */
export async function filesToUndo(files: readonly EditedFile[]): Promise<FilesToUndo> {
  const untouched = await Promise.all(
    files.map(async ({ uri, after }) => after !== undefined && (await versionOf(uri))?.text === after),
  );
  const named = (isUntouched: boolean) =>
    files.flatMap(({ uri }, index) =>
      untouched[index] === isUntouched ? [workspace.asRelativePath(uri)] : [],
    );
  return { setBack: named(true), kept: named(false) };
}

/** Gives the files that nobody has edited since their text of before. @returns what was done */
export async function setBack(files: readonly EditedFile[]): Promise<FilesToUndo> {
  const edit = new WorkspaceEdit();
  const toUndo = await filesToUndo(files);
  for (const { uri, before, after } of files) {
    const document = await documentOf(uri);
    if (after === undefined || document?.getText() !== after) continue;
    const { start, end, text } = pieceThatDiffers(after, before);
    edit.replace(uri, new Range(document.positionAt(start), document.positionAt(end)), text);
  }
  const isDone = edit.size === 0 || (await workspace.applyEdit(edit));
  return isDone ? toUndo : { setBack: [], kept: [...toUndo.setBack, ...toUndo.kept] };
}

async function versionOf(uri: Uri): Promise<VersionedText | undefined> {
  const document = await documentOf(uri);
  return document && { text: document.getText(), version: document.version };
}

/** Undefined for a file that is gone. */
async function documentOf(uri: Uri): Promise<TextDocument | undefined> {
  return workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
}
