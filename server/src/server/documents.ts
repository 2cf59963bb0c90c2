import type { DidChangeTextDocumentParams, TextDocumentItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { mergeWindows, type TextWindow } from '../syntax/conf/edit';

/** One change notification: the whole new text and the piece of it that differs. */
export interface DocumentEdit {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly window: TextWindow;
}

/** The documents that the editor has open, as it sees them. */
export class Documents {
  private readonly open = new Map<string, TextDocument>();

  opened({ uri, languageId, version, text }: TextDocumentItem): void {
    this.open.set(uri, TextDocument.create(uri, languageId, version, text));
  }

  closed(uri: string): void {
    this.open.delete(uri);
  }

  get(uri: string): TextDocument | undefined {
    return this.open.get(uri);
  }

  get uris(): Iterable<string> {
    return this.open.keys();
  }

  /** Undefined for a document that was never opened, or a notification without a change. */
  edited({ textDocument, contentChanges }: DidChangeTextDocumentParams): DocumentEdit | undefined {
    const document = this.open.get(textDocument.uri);
    if (!document) return undefined;
    let window: TextWindow | undefined;
    for (const change of contentChanges) {
      const start = 'range' in change ? document.offsetAt(change.range.start) : 0;
      const oldEnd = 'range' in change ? document.offsetAt(change.range.end) : lengthOf(document);
      TextDocument.update(document, [change], textDocument.version);
      const step = { start, oldEnd, newEnd: start + change.text.length };
      window = window ? mergeWindows(window, step) : step;
    }
    return (
      window && { uri: textDocument.uri, version: textDocument.version, text: document.getText(), window }
    );
  }
}

function lengthOf(document: TextDocument): number {
  return document.offsetAt({ line: document.lineCount, character: 0 });
}
