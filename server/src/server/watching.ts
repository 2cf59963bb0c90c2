import type { Connection } from 'vscode-languageserver';
import { possibleFiles } from '../../../protocol/file-patterns';
import { matchesSegment } from '../workspace/glob';
import { nameOf } from '../workspace/uri';

const METHOD = 'workspace/didChangeWatchedFiles';

/** Files whose coming, going and changing matters: configurations, the registry, and what git tracks. */
const PATTERNS = [...possibleFiles, '**/.gitignore', '**/.git/index'];
const NAMES = PATTERNS.map((pattern) => pattern.slice(pattern.lastIndexOf('/') + 1));

/** Has the client watch files, and more of them when more turn out to matter. */
export class Watching {
  private readonly watched = new Set<string>();

  constructor(private readonly connection: Connection) {}

  start(): void {
    this.watch(PATTERNS);
  }

  /** Files of other names that somebody includes or that the settings name. */
  follow(uris: Iterable<string>): void {
    const fresh = new Set<string>();
    for (const uri of uris) {
      const name = nameOf(uri);
      if (!NAMES.some((known) => matchesSegment(name, known))) fresh.add(`**/${literally(name)}`);
    }
    this.watch([...fresh].filter((pattern) => !this.watched.has(pattern)));
  }

  private watch(patterns: readonly string[]): void {
    if (patterns.length === 0) return;
    for (const pattern of patterns) this.watched.add(pattern);
    const watchers = patterns.map((globPattern) => ({ globPattern }));
    const registration = {
      id: `sipLens.watch.${this.watched.size}`,
      method: METHOD,
      registerOptions: { watchers },
    };
    this.connection.sendRequest('client/registerCapability', { registrations: [registration] }).catch(() => {
      this.connection.console.warn(
        'The editor does not watch files: changes made elsewhere are seen when a file is opened.',
      );
    });
  }
}

/** A glob that matches this name only. */
function literally(name: string): string {
  return name.replace(/[[\]{}*?]/g, '[$&]');
}
