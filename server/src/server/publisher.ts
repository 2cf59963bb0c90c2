import type { Connection } from 'vscode-languageserver';
import type { Clock } from '../host/host';
import type { DiagnosticsReports } from './diagnostics-reports';
import type { Documents } from './documents';
import type { SessionOptions } from './session-options';

/** Milliseconds in which edits are collected before anything is sent. */
const PUSH_DELAY_MS = 5;
const REFRESH_DELAY_MS = 50;

/** Sends diagnostics to a client that does not ask, and tells one that asks when to ask again. */
export class Publisher {
  private readonly pending = new Set<string>();
  private readonly sent = new Map<string, number>();
  private cancel: (() => void) | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
    private readonly options: SessionOptions,
    private readonly reports: DiagnosticsReports,
    private readonly documents: Documents,
    private readonly settle: () => void,
  ) {}

  /** A document changed: a client that asks will ask, the other one is told. */
  touched(uri: string): void {
    if (this.options.pull) return;
    this.pending.add(uri);
    this.schedule(() => this.push(), PUSH_DELAY_MS);
  }

  /** Any file's findings may differ. */
  everything(): void {
    if (!this.options.pull) {
      for (const uri of this.documents.uris) this.pending.add(uri);
      this.schedule(() => this.push(), PUSH_DELAY_MS);
    } else if (this.options.refresh) {
      this.schedule(() => this.connection.languages.diagnostics.refresh(), REFRESH_DELAY_MS);
    }
  }

  /** The client has just asked, so that what waits to be sent is of no use. */
  answered(): void {
    this.pending.clear();
  }

  closed(uri: string): void {
    if (this.options.pull) return;
    this.pending.delete(uri);
    this.touched(uri);
  }

  private schedule(task: () => void, delay: number): void {
    this.cancel ??= this.clock.schedule(() => {
      this.cancel = undefined;
      task();
    }, delay);
  }

  private push(): void {
    this.settle();
    for (const uri of this.reports.takeChanged()) this.pending.add(uri);
    for (const uri of this.pending) {
      const version = this.documents.get(uri)?.version;
      const diagnostics = this.reports.items(uri);
      if (diagnostics.length === 0 && version === undefined && !this.sent.get(uri)) continue;
      this.sent.set(uri, diagnostics.length);
      void this.connection.sendDiagnostics({
        uri,
        diagnostics,
        ...(version === undefined ? {} : { version }),
      });
    }
    this.pending.clear();
  }

  dispose(): void {
    this.cancel?.();
    this.cancel = undefined;
  }
}
