import type {
  Diagnostic,
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';

/** Where the reports take from what they say. Files by the name that the workspace has for them. */
export interface ReportSource {
  items(uri: string): Diagnostic[];
  /** Of an open document. */
  version(uri: string): number | undefined;
  /** What the client calls the file. */
  clientUri(uri: string): string;
}

/** Turns findings into the reports that clients ask for, and knows which of those no longer hold. */
export class DiagnosticsReports {
  /** Counts the changes of each file's findings: a client that knows the number knows the findings. */
  private readonly generations = new Map<string, number>();
  /** The generation of which the client knows. */
  private readonly told = new Map<string, number>();
  /** Files without findings, with the result in which that was so. */
  private readonly empty = new Map<string, string>();
  private readonly changes = new Set<string>();

  constructor(
    private readonly source: ReportSource,
    /** Tells the results of this server from those of one that ran before. */
    private readonly mark: string,
  ) {}

  changed(uris: Iterable<string>): void {
    for (const uri of uris) {
      this.generations.set(uri, this.generation(uri) + 1);
      this.changes.add(uri);
    }
  }

  /** Files whose findings changed since this was last called. */
  takeChanged(): readonly string[] {
    const uris = [...this.changes];
    this.changes.clear();
    return uris;
  }

  /** Whether the client was told of findings that are others now. */
  isOutdated(uri: string): boolean {
    const told = this.told.get(uri);
    return told !== undefined && told !== this.generation(uri);
  }

  /** The client knows by itself that it has to ask again. */
  forget(uri: string): void {
    this.told.delete(uri);
  }

  private generation(uri: string): number {
    return this.generations.get(uri) ?? 0;
  }

  /** Findings move with the text, so the document's version is part of what they are known by. */
  private resultId(uri: string): string {
    return `${this.mark}.${this.generation(uri)}.${this.source.version(uri) ?? 'disk'}`;
  }

  document(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    this.told.set(uri, this.generation(uri));
    return this.report(uri, previous);
  }

  private report(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const resultId = this.resultId(uri);
    if (previous === resultId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: this.source.items(uri) };
  }

  /** Undefined for a file without findings, unless the client thinks that it has some. */
  inWorkspace(
    uri: string,
    previous: PreviousResultId | undefined,
  ): WorkspaceDocumentDiagnosticReport | undefined {
    if (!previous && this.empty.get(uri) === this.resultId(uri)) return undefined;
    const report = this.report(uri, previous?.value);
    // for a document that it shows a client goes by the report of that document, and passes this one over
    if (this.source.version(uri) === undefined) this.told.set(uri, this.generation(uri));
    if (!previous && report.kind === 'full' && report.items.length === 0) {
      this.empty.set(uri, report.resultId ?? '');
      return undefined;
    }
    const version = this.source.version(uri) ?? null;
    return { uri: previous?.uri ?? this.source.clientUri(uri), version, ...report };
  }
}
