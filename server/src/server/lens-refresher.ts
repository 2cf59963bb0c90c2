import type { Connection } from 'vscode-languageserver';
import type { Clock } from '../host/host';
import { Delayed } from './delayed';
import { inBackground } from './failure-report';

const QUIET_MS = 250;
const LONGEST_MS = 2000;

/** Tells a client to ask for code lenses again, where it was given some that say something else now. */
export class LensRefresher {
  private readonly delayed: Delayed;
  /** The version of each document for which lenses were given: after an edit the client asks by itself. */
  private readonly given = new Map<string, number | undefined>();

  constructor(
    connection: Connection,
    clock: Clock,
    /** Whether the client can be told. */
    private readonly isPossible: boolean,
    private readonly version: (uri: string) => number | undefined,
  ) {
    const refresh = async () => {
      this.given.clear();
      // a client that refuses will ask when it likes
      await connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
    };
    this.delayed = new Delayed(
      clock,
      () => inBackground(connection, 'a refresh of code lenses', refresh),
      QUIET_MS,
      LONGEST_MS,
    );
  }

  gave(uri: string): void {
    if (this.isPossible) this.given.set(uri, this.version(uri));
  }

  /** The findings of these files are others now. */
  changed(uris: Iterable<string>): void {
    if (this.given.size === 0) return;
    for (const uri of uris)
      if (this.given.has(uri) && this.given.get(uri) === this.version(uri)) this.delayed.request();
  }

  /** The account data or the settings are others now. */
  allChanged(): void {
    if (this.given.size > 0) this.delayed.request();
  }

  dispose(): void {
    this.delayed.dispose();
  }
}
