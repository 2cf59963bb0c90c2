import { type Disposable, EventEmitter, type TextDocument, Uri } from 'vscode';
import type { Middleware, TextDocumentFilter } from 'vscode-languageclient/node';
import { isOurs, namedDocuments, onlyDocument } from './documents';
import { TypedSigns } from './typed-signs';

/**
 * The documents whose text the server has. VS Code asks us about every `.conf` file; this keeps those that are not
 * ours away from the server.
 */
export class SynchronizedDocuments implements Disposable {
  private readonly uris = new Set<string>();
  private readonly signs: TypedSigns;
  private readonly changed = new EventEmitter<void>();
  /** Documents were opened to the server or closed. */
  readonly onDidChange = this.changed.event;
  private named: TextDocumentFilter[] = [];

  /** @param show is to open a document to the server that has become ours while it was typed */
  constructor(show: (document: TextDocument) => void) {
    this.signs = new TypedSigns((document) => this.isMissing(document) && show(document));
  }

  /** A new server knows no document, and the settings may have changed. */
  reset(): void {
    this.uris.clear();
    this.named = namedDocuments();
    this.changed.fire();
  }

  /** What is ours whether or not it is open, and what turned out to be. */
  get selector(): TextDocumentFilter[] {
    return [...namedDocuments(), ...[...this.uris].map((uri) => onlyDocument(Uri.parse(uri, true)))];
  }

  has(uri: Uri): boolean {
    return this.uris.has(uri.toString());
  }

  /** Whether the document is ours and the server does not have it yet. */
  isMissing(document: TextDocument): boolean {
    return !this.has(document.uri) && isOurs(document, this.named);
  }

  middleware(): Middleware {
    return {
      didOpen: async (document, next) => {
        if (!this.isMissing(document)) return;
        this.uris.add(document.uri.toString());
        this.changed.fire();
        await next(document);
      },
      didChange: async (event, next) => {
        if (this.has(event.document.uri)) await next(event);
        else this.signs.note(event);
      },
      didSave: async (document, next) => {
        if (this.has(document.uri)) await next(document);
      },
      didClose: async (document, next) => {
        if (!this.uris.delete(document.uri.toString())) return;
        this.changed.fire();
        await next(document);
      },
      provideDiagnostics: (document, previousResultId, token, next) => {
        const uri = 'uri' in document ? document.uri : document;
        return this.has(uri) ? next(document, previousResultId, token) : undefined;
      },
    };
  }
  dispose(): void {
    this.signs.dispose();
    this.changed.dispose();
  }
}
