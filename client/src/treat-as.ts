import { ConfigurationTarget, languages, type TextDocument, Uri, window, workspace } from 'vscode';
import { slashPath } from './documents';
import { literalGlob } from './recognise';
import { type FileKind, fileGlobs, fileKinds } from './settings';

const names: Record<FileKind, string> = {
  pjsip: 'pjsip.conf',
  wizard: 'pjsip_wizard.conf',
  dialplan: 'extensions.conf',
  freeswitch: 'FreeSWITCH XML',
};

/**
 * Has a file read as one that it is not called: its path is added to the settings of its workspace folder, so that the
 * server, the command line's users and colleagues see the same. A file outside every folder goes to the user's settings.
 *
 * @param resource as a menu passes it; without it the active editor's file
 */
export async function treatAs(kind: FileKind, resource?: unknown): Promise<void> {
  const uri = resource instanceof Uri ? resource : window.activeTextEditor?.document.uri;
  if (uri?.scheme !== 'file') {
    void window.showInformationMessage(
      'Open the file in an editor first: only a file on disk can be treated so.',
    );
    return;
  }
  const inFolder = workspace.getWorkspaceFolder(uri) !== undefined;
  const target = inFolder ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Global;
  const glob = literalGlob(inFolder ? workspace.asRelativePath(uri, false) : slashPath(uri));
  const configuration = workspace.getConfiguration('sipLens', uri);
  for (const each of fileKinds) {
    const before = fileGlobs(each, uri);
    const others = before.filter((other) => other !== glob);
    const after = each === kind ? [...others, glob] : others;
    if (after.join('\n') !== before.join('\n')) await configuration.update(`files.${each}`, after, target);
  }
  await showLanguage(await workspace.openTextDocument(uri), kind);
  void window.setStatusBarMessage(`SIP Lens reads ${workspace.asRelativePath(uri)} as ${names[kind]}`, 5000);
}

async function showLanguage(document: TextDocument, kind: FileKind): Promise<void> {
  const language = languageOf(kind);
  if (language !== undefined) await languages.setTextDocumentLanguage(document, language);
}

/** Undefined for files that keep the language that their names give them. */
export function languageOf(kind: FileKind): string | undefined {
  if (kind === 'freeswitch') return undefined;
  return kind === 'dialplan' ? 'asterisk-dialplan' : 'asterisk-pjsip';
}
