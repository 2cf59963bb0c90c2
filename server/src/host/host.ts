import type { Http, Network } from './http';

/** A value that may already be there: reading from a disk is synchronous in Node and not in a browser. */
export type Awaitable<T> = T | Promise<T>;

export type FileRead =
  | {
      readonly state: 'text';
      readonly text: string;
      readonly encoding: 'utf-8' | 'latin-1';
      readonly bytes: number;
    }
  | { readonly state: 'missing' }
  | { readonly state: 'too-large'; readonly bytes: number }
  | { readonly state: 'binary' }
  /** `reason` is fit for people: no stack, no code alone. */
  | { readonly state: 'unreadable'; readonly reason: string };

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/** Files and folders by URI. Nothing throws: what cannot be read says why. */
export interface FileSystem {
  /** `limit`: bytes beyond which a file is not read. */
  read(uri: string, limit: number): Awaitable<FileRead>;
  /** Undefined where there is no such folder. Sorted by name. */
  list(uri: string): Awaitable<readonly DirectoryEntry[] | undefined>;
}

/** What git knows of files. Undefined answers: no repository, or git cannot be asked. */
export interface GitState {
  isTracked(uri: string): boolean | undefined;
  /** Looks again at the repositories that hold these files; resolves to true where an answer changed. */
  refresh(uris: readonly string[]): Promise<boolean>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` after `milliseconds`; the answer cancels it. */
  schedule(task: () => void, milliseconds: number): () => void;
}

/** Everything outside the server. Node and a browser worker give their own; tests give theirs. */
export interface Host {
  readonly files: FileSystem;
  readonly git: GitState;
  readonly clock: Clock;
  environment(name: string): string | undefined;
  /** A way out to the network; it costs nothing before the first request, and keeps connections for the next ones. */
  connect(network: Network): Http;
  /** While it is on, memory counts for more than speed: much is read that leaves little behind. */
  spareMemory?(isOn: boolean): void;
}
