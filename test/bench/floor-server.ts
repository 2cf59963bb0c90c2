// The least that a language server of this library can do: it keeps the text and finds one word in the changed line.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const FAULT = 'max_contactsz';

const connection = createConnection(ProposedFeatures.all);
const documents = new Map<string, TextDocument>();
const faults = new Map<string, number | undefined>();

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: 2 },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['='] },
    diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
  },
}));
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  documents.set(uri, TextDocument.create(uri, languageId, version, text));
});
connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
  const document = documents.get(textDocument.uri);
  if (!document) return;
  TextDocument.update(document, contentChanges, textDocument.version);
  for (const change of contentChanges) {
    if (!('range' in change)) continue;
    const { line } = change.range.start;
    const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    faults.set(textDocument.uri, text.includes(FAULT) ? line : undefined);
  }
});
connection.languages.diagnostics.on(({ textDocument }) => {
  const line = faults.get(textDocument.uri);
  const range = { start: { line: line ?? 0, character: 0 }, end: { line: line ?? 0, character: 5 } };
  const items =
    line === undefined ? [] : [{ range, message: 'unknown', severity: 1 as const, code: 'floor' }];
  return { kind: 'full', items };
});
connection.onHover(() => ({ contents: { kind: 'markdown', value: 'floor' } }));
connection.onCompletion(() => [{ label: 'floor' }]);
connection.listen();
