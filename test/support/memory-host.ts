import type { Clock, DirectoryEntry, FileRead, FileSystem, GitState, Host } from '../../server/src/host/host';
import type { Http, Network } from '../../server/src/host/http';

/** The day on which the tests live unless they say otherwise. */
export const TODAY = Date.parse('2026-11-22T12:00:00Z');

export interface MemoryHostOptions {
  /** Milliseconds since 1970. */
  readonly now?: number;
  /** URIs that git tracks; every other file is untracked. Left out: no repository. */
  readonly tracked?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The way out, such as the one of `nodeHost()` to an emulator. Left out: there is no network. */
  readonly connect?: (network: Network) => Http;
}

const noNetwork: Http = {
  send: async () => ({ state: 'failed', reason: 'offline', message: 'There is no network.' }),
};

/** A disk that is a map from URIs to texts, or to what a read of the file answers. */
export class MemoryFiles implements FileSystem {
  readonly contents = new Map<string, string | FileRead>();

  read(uri: string, limit: number): FileRead {
    const content = this.contents.get(uri);
    if (content === undefined) return { state: 'missing' };
    if (typeof content !== 'string') return content;
    const bytes = Buffer.byteLength(content);
    return bytes > limit
      ? { state: 'too-large', bytes }
      : { state: 'text', text: content, encoding: 'utf-8', bytes };
  }

  list(uri: string): readonly DirectoryEntry[] | undefined {
    const names = new Map<string, DirectoryEntry['kind']>();
    for (const path of this.contents.keys()) {
      if (!path.startsWith(`${uri}/`)) continue;
      const [name = '', ...deeper] = path.slice(uri.length + 1).split('/');
      names.set(decodeURIComponent(name), deeper.length === 0 ? 'file' : 'directory');
    }
    if (names.size === 0) return undefined;
    return [...names].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** A clock that stands still until a test moves it. */
class MemoryClock implements Clock {
  private readonly tasks = new Set<{ task: () => void; at: number }>();

  constructor(private time: number) {}

  now(): number {
    return this.time;
  }

  schedule(task: () => void, milliseconds: number): () => void {
    const entry = { task, at: this.time + milliseconds };
    this.tasks.add(entry);
    return () => this.tasks.delete(entry);
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
    const due = [...this.tasks].filter(({ at }) => at <= this.time).sort((a, b) => a.at - b.at);
    for (const entry of due) {
      this.tasks.delete(entry);
      entry.task();
    }
  }
}

/** A host with nothing behind it: what a test puts in is all there is. */
export class MemoryHost implements Host {
  readonly files = new MemoryFiles();
  readonly clock: MemoryClock;
  readonly git: GitState;

  constructor(private readonly options: MemoryHostOptions = {}) {
    this.clock = new MemoryClock(options.now ?? TODAY);
    const { tracked } = options;
    this.git = {
      isTracked: (uri) => tracked?.includes(uri),
      refresh: async () => false,
    };
  }

  environment(name: string): string | undefined {
    return this.options.environment?.[name];
  }

  connect(network: Network): Http {
    return this.options.connect?.(network) ?? noNetwork;
  }
}
