import { isUtf8 } from 'node:buffer';
import { execFile } from 'node:child_process';
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Clock, DirectoryEntry, FileRead, FileSystem, GitState, Host } from './host';

/** Bytes at the start of a file in which a NUL makes it binary, as git judges. */
const SNIFFED_BYTES = 8000;

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ELOOP') return 'its links go in circles';
  return code === '' ? 'it cannot be read' : `it cannot be read (${code})`;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** UTF-16 has NUL bytes and is still text: a PBX reads it, and fails on it. */
function isBinary(bytes: Buffer): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !marked && bytes.subarray(0, SNIFFED_BYTES).includes(0);
}

function decode(bytes: Buffer): FileRead {
  if (isBinary(bytes)) return { state: 'binary' };
  const encoding = isUtf8(bytes) ? 'utf-8' : 'latin-1';
  const text = bytes.toString(encoding === 'utf-8' ? 'utf8' : 'latin1');
  return { state: 'text', text, encoding, bytes: bytes.length };
}

class NodeFileSystem implements FileSystem {
  read(uri: string, limit: number): FileRead {
    let file: number | undefined;
    try {
      // a named pipe must not make us wait for its writer
      file = openSync(fileURLToPath(uri), constants.O_RDONLY | constants.O_NONBLOCK);
      const stats = fstatSync(file);
      if (stats.isDirectory()) return { state: 'unreadable', reason: 'it is a folder' };
      if (!stats.isFile()) return { state: 'unreadable', reason: 'it is not a regular file' };
      if (stats.size > limit) return { state: 'too-large', bytes: stats.size };
      return decode(readFileSync(file));
    } catch (error) {
      return isMissing(error) ? { state: 'missing' } : { state: 'unreadable', reason: reasonOf(error) };
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  list(uri: string): readonly DirectoryEntry[] | undefined {
    try {
      const entries = readdirSync(fileURLToPath(uri), { withFileTypes: true });
      return entries
        .map((entry): DirectoryEntry => {
          const kind =
            entry.isFile() || entry.isSymbolicLink() ? 'file' : entry.isDirectory() ? 'directory' : 'other';
          return { name: entry.name, kind };
        })
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    } catch (_unreadable) {
      return undefined;
    }
  }
}

const GIT_TIMEOUT_MS = 5000;

/** The files of a repository that git tracks, asked once for each folder. */
class NodeGitState implements GitState {
  private readonly tracked = new Map<string, ReadonlySet<string> | undefined>();

  isTracked(uri: string): boolean | undefined {
    const path = fileURLToPath(uri);
    const files = this.tracked.get(dirname(path));
    return files?.has(path);
  }

  async refresh(uris: readonly string[]): Promise<boolean> {
    const folders = new Set(
      uris.filter((uri) => uri.startsWith('file:')).map((uri) => dirname(fileURLToPath(uri))),
    );
    let changed = false;
    for (const folder of folders) {
      const before = this.tracked.get(folder);
      const after = await trackedIn(folder);
      this.tracked.set(folder, after);
      changed ||= before?.size !== after?.size || [...(after ?? [])].some((file) => !before?.has(file));
    }
    return changed;
  }
}

/**
 * Asks git without letting the repository run or fetch anything: the workspace may not be trusted. A repository's own
 * settings can name a program to watch files and a command to fetch what is missing; and Windows would take a `git.exe`
 * of the folder that a program is started in.
 */
function trackedIn(folder: string): Promise<ReadonlySet<string> | undefined> {
  return new Promise((resolve) => {
    const options = {
      cwd: dirname(process.execPath),
      env: { ...process.env, GIT_ALLOW_PROTOCOL: 'none' },
      timeout: GIT_TIMEOUT_MS,
      maxBuffer: 64 * 1024 * 1024,
    };
    const question = ['-C', folder, '-c', 'core.fsmonitor=false', 'ls-files', '-z', '--', '.'];
    execFile('git', question, options, (error, output) => {
      // no git, no repository, a folder that is gone: not known
      if (error) resolve(undefined);
      else
        resolve(
          new Set(
            output
              .split('\0')
              .filter(Boolean)
              .map((file) => `${folder}/${file}`),
          ),
        );
    });
  });
}

const clock: Clock = {
  now: () => Date.now(),
  schedule(task, milliseconds) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

export function nodeHost(): Host {
  return {
    files: new NodeFileSystem(),
    git: new NodeGitState(),
    clock,
    environment: (name) => process.env[name],
  };
}

export function fileUri(path: string): string {
  return pathToFileURL(path).href;
}

export function filePath(uri: string): string {
  return fileURLToPath(uri);
}

export function relativePath(from: string, uri: string): string {
  return relative(from, fileURLToPath(uri)) || '.';
}
