import type { DidChangeTextDocumentParams, TextDocumentItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { mergeWindows, type TextWindow } from '../syntax/conf/edit';

/** One change notification: the whole new text and the piece of it that differs. */
export interface DocumentEdit {
  readonly version: number;
  readonly text: string;
  readonly window: TextWindow;
}

/** The documents that the editor has open, as it sees them, by the name that the workspace has for them. */
export class Documents {
  private readonly open = new Map<string, TextDocument>();

  opened(uri: string, { uri: theirs, languageId, version, text }: TextDocumentItem): void {
    if (typeof text !== 'string') throw new TypeError('a document without a text');
    this.open.set(uri, TextDocument.create(theirs, languageId, version, text));
  }

  /** True where it was open. */
  closed(uri: string): boolean {
    return this.open.delete(uri);
  }

  get(uri: string): TextDocument | undefined {
    return this.open.get(uri);
  }

  has(uri: string): boolean {
    return this.open.has(uri);
  }

  get uris(): Iterable<string> {
    return this.open.keys();
  }

  /** Undefined for a document that was never opened, or a notification without a change. */
  edited(
    uri: string,
    { textDocument, contentChanges }: DidChangeTextDocumentParams,
  ): DocumentEdit | undefined {
    const document = this.open.get(uri);
    if (!document) return undefined;
    const before = document.getText().length;
    let window: TextWindow | undefined;
    try {
      for (const change of contentChanges) {
        const { start, oldEnd } = 'range' in change ? placed(document, change.range) : whole(document);
        TextDocument.update(document, [change], textDocument.version);
        const step = { start, oldEnd, newEnd: start + change.text.length };
        window = window ? mergeWindows(window, step) : step;
      }
    } catch (_malformed) {
      // the changes ahead of it are in the text, so that no window of ours tells what differs
      window = { start: 0, oldEnd: before, newEnd: document.getText().length };
    }
    return window && { version: textDocument.version, text: document.getText(), window };
  }
}

type Range = Parameters<TextDocument['getText']>[0] & object;

/** Some editors give the end of a range first. */
function placed(document: TextDocument, range: Range): { start: number; oldEnd: number } {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return start <= end ? { start, oldEnd: end } : { start: end, oldEnd: start };
}

function whole(document: TextDocument): { start: number; oldEnd: number } {
  return { start: 0, oldEnd: document.offsetAt({ line: document.lineCount, character: 0 }) };
}
