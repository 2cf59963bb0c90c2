import type { Connection } from 'vscode-languageserver';
import type { Clock } from '../host/host';
import { Delayed } from './delayed';
import type { DiagnosticsReports } from './diagnostics-reports';
import { inBackground } from './failure-report';
import type { Outlet } from './outlet';

/** Milliseconds in which a client that edits will most likely ask by itself. */
const QUIET_MS = 100;
const LONGEST_MS = 1000;

/** Tells a client that asks for diagnostics to ask again, where it was told of findings that are others now. */
export class Refresher implements Outlet {
  private readonly delayed: Delayed;
  private hasDiscovered = false;

  constructor(
    private readonly connection: Connection,
    clock: Clock,
    private readonly reports: DiagnosticsReports,
    /** Whether the client can be told. */
    private readonly isPossible: boolean,
    /** Resolves when the findings are those of the texts at hand. */
    private readonly bringUpToDate: () => Promise<void>,
  ) {
    this.delayed = new Delayed(
      clock,
      () => inBackground(connection, 'a refresh', () => this.refresh()),
      QUIET_MS,
      LONGEST_MS,
    );
  }

  touched(uri: string): void {
    this.reports.forget(uri);
    this.changed();
  }

  changed(): void {
    if (this.isPossible) this.delayed.request();
  }

  discovered(): void {
    this.hasDiscovered = true;
    this.changed();
  }

  closed(uri: string): void {
    this.touched(uri);
  }

  private async refresh(): Promise<void> {
    await this.bringUpToDate();
    const outdated = this.reports.takeChanged().filter((uri) => this.reports.isOutdated(uri));
    if (outdated.length === 0 && !this.hasDiscovered) return;
    this.hasDiscovered = false;
    // a client that refuses will ask when it likes
    await this.connection.sendRequest('workspace/diagnostic/refresh').catch(() => undefined);
  }

  dispose(): void {
    this.delayed.dispose();
  }
}
