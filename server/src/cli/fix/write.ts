import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BYTE_ORDER_MARK, type DecodedText, decodeText, encodeText } from '../../host/node-text';

export interface FileToWrite {
  readonly path: string;
  /** What was read; undefined for a file that was not there. */
  readonly before: string | undefined;
  readonly after: string;
  readonly encoding: 'utf-8' | 'latin-1';
}

/** A reason, fit for people, why the file could not be written; undefined where it was. */
export function writeFile(file: FileToWrite): string | undefined {
  const { before, after, encoding } = file;
  const outside = [...after].find((character) => (character.codePointAt(0) ?? 0) > 255);
  if (encoding === 'latin-1' && outside !== undefined)
    return `it is no UTF-8, and "${outside}" has no place in it`;
  try {
    // a link stays a link: what it leads to is written
    const path = before === undefined ? file.path : realpathSync(file.path);
    const now = decoded(path);
    if (now?.text !== before) return 'it has changed since it was read';
    const bytes = encodeText({ text: after, encoding, isMarked: now?.isMarked ?? false });
    replace(path, bytes, before !== undefined);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function decoded(path: string): DecodedText | undefined {
  return statSync(path, { throwIfNoEntry: false }) ? decodeText(readFileSync(path)) : undefined;
}

/** The byte order mark that the file begins with, which its text leaves out; empty where there is none. */
export function markOf(path: string): string {
  try {
    return decoded(path)?.isMarked ? BYTE_ORDER_MARK : '';
  } catch (_unreadable) {
    return '';
  }
}

/** Whoever reads the file sees the old text or the new one, never a part. */
function replace(path: string, bytes: Buffer, exists: boolean): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (exists) keepOwner(path, temporary);
    else chmodSync(temporary, 0o640);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function keepOwner(path: string, temporary: string): void {
  const { mode, uid, gid } = statSync(path);
  const made = statSync(temporary);
  if (made.uid !== uid || made.gid !== gid) chownSync(temporary, uid, gid);
  chmodSync(temporary, mode & 0o7777);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EROFS') return 'the file system is read-only';
  if (code === 'ENOSPC') return 'there is no room left on the disk';
  if (code === 'ENOENT') return 'its folder is gone';
  return `it cannot be written${code === '' ? '' : ` (${code})`}`;
}
