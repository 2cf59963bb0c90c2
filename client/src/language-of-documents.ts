import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import { declaresPjsip, selectorPattern } from './recognise';
import { fileGlobs, fileKinds } from './settings';
import { languageOf } from './treat-as';

/** Language ids that VS Code gives to a `.conf` file for want of a better one. */
const unspecific = new Set(['plaintext', 'properties', 'ini']);

/** Shows files that only their content or the settings tell as Asterisk's in its colours. */
export function showOurLanguages(): Disposable {
  for (const document of workspace.textDocuments) show(document);
  return workspace.onDidOpenTextDocument(show);
}

/** A language that the user or another extension chose is left as it is: the server does not depend on it. */
function show(document: TextDocument): void {
  if (document.uri.scheme !== 'file' || !unspecific.has(document.languageId)) return;
  const language = languageByContent(document);
  if (language !== undefined) void languages.setTextDocumentLanguage(document, language);
}

function languageByContent(document: TextDocument): string | undefined {
  for (const kind of fileKinds) {
    const patterns = fileGlobs(kind, document.uri).map((glob) => ({ pattern: selectorPattern(glob) }));
    if (languages.match(patterns, document) > 0) return languageOf(kind);
  }
  const isPjsip = document.uri.path.endsWith('.conf') && declaresPjsip(document.getText());
  return isPjsip ? 'asterisk-pjsip' : undefined;
}
