import type { Connection } from 'vscode-languageserver';
import type { Clock } from '../host/host';
import { Delayed } from './delayed';
import type { DiagnosticsReports, ReportSource } from './diagnostics-reports';
import type { Documents } from './documents';
import { inBackground } from './failure-report';
import type { Outlet } from './outlet';

/** Milliseconds without an edit before anything is sent, and with edits after which it is sent all the same. */
const QUIET_MS = 5;
const LONGEST_MS = 300;

/** Sends the diagnostics of open documents, each with the version that it speaks of. */
export class Publisher implements Outlet {
  private readonly pending = new Set<string>();
  private readonly delayed: Delayed;

  constructor(
    private readonly connection: Connection,
    clock: Clock,
    private readonly documents: Documents,
    private readonly reports: DiagnosticsReports,
    private readonly source: ReportSource,
    /** Resolves when everything is taken over, and the findings of the file are those of the texts at hand. */
    private readonly bringUpToDate: (uri?: string) => Promise<void>,
  ) {
    this.delayed = new Delayed(
      clock,
      () => inBackground(connection, 'sending', () => this.publish()),
      QUIET_MS,
      LONGEST_MS,
    );
  }

  touched(uri: string): void {
    this.pending.add(uri);
    this.delayed.request();
  }

  changed(): void {
    this.delayed.request();
  }

  discovered(): void {
    this.delayed.request();
  }

  closed(uri: string): void {
    this.pending.delete(uri);
    this.send({ uri: this.source.clientUri(uri), diagnostics: [] });
    // what it held unsaved may have counted for others
    this.delayed.request();
  }

  private async publish(): Promise<void> {
    await this.bringUpToDate();
    for (const uri of this.reports.takeChanged()) this.pending.add(uri);
    // nobody waits for what is not open
    const pending = [...this.pending].filter((uri) => this.documents.has(uri));
    this.pending.clear();
    // a large file takes its time, and the others need not wait for it
    await Promise.all(pending.map((uri) => this.publishOne(uri)));
  }

  private async publishOne(uri: string): Promise<void> {
    await this.bringUpToDate(uri);
    const document = this.documents.get(uri);
    if (document)
      this.send({ uri: document.uri, version: document.version, diagnostics: this.source.items(uri) });
  }

  private send(params: Parameters<Connection['sendDiagnostics']>[0]): void {
    // a client that is gone is told nothing
    this.connection.sendDiagnostics(params).catch(() => this.dispose());
  }

  dispose(): void {
    this.delayed.dispose();
  }
}
