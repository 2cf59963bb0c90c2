import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Clock, DirectoryEntry, FileRead, FileSystem, Host } from './host';
import type { Http, Network } from './http';
import { NodeGitState } from './node-git';
import { decodeText } from './node-text';

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
  const { text, encoding } = decodeText(bytes);
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

const clock: Clock = {
  now: () => Date.now(),
  schedule(task, milliseconds) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

function environment(name: string): string | undefined {
  return process.env[name];
}

/** HTTP is loaded at the first request: most runs make none. */
function connect(network: Network): Http {
  let http: Promise<Http> | undefined;
  return {
    send: async (request) => {
      http ??= import('./node-http/http').then(({ NodeHttp }) => new NodeHttp(network, environment));
      return (await http).send(request);
    },
  };
}

/**
 * What is read of an account dies young and by the megabyte; with its own measure V8 lets it pile up to four times of what
 * is alive before it looks. In per cent; 0 is its own measure.
 */
function spareMemory(isOn: boolean): void {
  setFlagsFromString(`--heap-growing-percent=${isOn ? 20 : 0}`);
}

export function nodeHost(): Host {
  return {
    files: new NodeFileSystem(),
    git: new NodeGitState(),
    clock,
    environment,
    connect,
    spareMemory,
  };
}

export function fileUri(path: string): string {
  return pathToFileURL(path).href;
}

export function filePath(uri: string): string {
  return fileURLToPath(uri);
}
