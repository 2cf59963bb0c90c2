import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Checker } from '../diagnostics/checker';
import { toDiagnostic } from '../features';
import type { Finding } from '../rules/finding';

/** Turns the checker's findings into the reports that clients ask for, or into what is sent to those that do not ask. */
export class DiagnosticsReports {
  /** Counts the changes of each file's findings: a client that knows the number knows the findings. */
  private readonly generations = new Map<string, number>();
  private readonly unsent = new Set<string>();

  constructor(
    private readonly checker: Checker,
    private readonly versionOf: (uri: string) => number | undefined,
    private readonly isShown: (uri: string) => boolean,
  ) {}

  changed(uris: Iterable<string>): void {
    for (const uri of uris) {
      this.generations.set(uri, (this.generations.get(uri) ?? 0) + 1);
      this.unsent.add(uri);
    }
  }

  /** Files whose findings changed since this was last called. */
  takeChanged(): readonly string[] {
    const uris = [...this.unsent];
    this.unsent.clear();
    return uris;
  }

  /** Findings move with the text, so the document's version is part of what they are known by. */
  private resultId(uri: string): string {
    return `${this.generations.get(uri) ?? 0}.${this.versionOf(uri) ?? 'disk'}`;
  }

  items(uri: string): Diagnostic[] {
    if (!this.isShown(uri)) return [];
    return this.checker.findings(uri).map((finding: Finding) => toDiagnostic(finding));
  }

  document(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const resultId = this.resultId(uri);
    if (previous === resultId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: this.items(uri) };
  }

  /** Every file with findings, and every file that the client thinks has some. */
  workspace(previous: readonly PreviousResultId[], token: CancellationToken): WorkspaceDiagnosticReport {
    const known = new Map(previous.map(({ uri, value }) => [uri, value]));
    const uris = new Set([...this.checker.filesWithFindings, ...known.keys()]);
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      const version = this.versionOf(uri) ?? null;
      items.push({ uri, version, ...this.document(uri, known.get(uri)) });
    }
    return { items };
  }
}
