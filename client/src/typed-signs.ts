import { type Disposable, Range, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { slashPath } from './documents';
import { mayBringSigns } from './recognise';
import { ownKeys } from './settings';

/** Milliseconds between a line that may make a document ours and the look at the whole of it. */
const patience = 200;

/** Characters beyond which a text is looked at when it is saved or opened only. */
const longest = 1_000_000;

/** Watches the documents that are not ours while they are typed, by the lines that change. */
export class TypedSigns implements Disposable {
  private readonly waiting = new Set<TextDocument>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param look is to see whether the document is ours now */
  constructor(private readonly look: (document: TextDocument) => void) {}

  note(event: TextDocumentChangeEvent): void {
    const { document } = event;
    if (this.waiting.has(document) || lengthOf(document) > longest) return;
    const lines = document.getText(changedLines(event));
    if (!mayBringSigns(slashPath(document.uri), lines, ownKeys(document.uri))) return;
    this.waiting.add(document);
    this.timer ??= setTimeout(() => this.lookAll(), patience);
  }

  private lookAll(): void {
    this.timer = undefined;
    const open = [...this.waiting].filter(({ isClosed }) => !isClosed);
    this.waiting.clear();
    for (const document of open) this.look(document);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}

function lengthOf(document: TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** From the first to the last line that the edit touched, whole. */
function changedLines({ document, contentChanges }: TextDocumentChangeEvent): Range {
  const first = Math.min(...contentChanges.map(({ range }) => range.start.line));
  const last = Math.max(...contentChanges.map(({ range }) => range.end.line));
  const added = contentChanges.reduce((count, { text }) => count + (text.split('\n').length - 1), 0);
  return document.validateRange(new Range(first, 0, last + added + 1, 0));
}
