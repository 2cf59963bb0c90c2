import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { filePath, fileUri } from '../../host/node';
import { isInside } from '../../workspace/uri';

/** Something that the command line names. */
export interface Target {
  readonly kind: 'file' | 'folder';
  readonly uri: string;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** What is wrong with the others, each a sentence for people. */
  readonly missing: readonly string[];
}

/** URI without a slash at its end, as the workspace has it. */
export function uriOfPath(path: string, folder: string): string {
  return fileUri(resolve(folder, path)).replace(/(?<!:\/\/)\/$/, '');
}

export function findTargets(paths: readonly string[], folder: string): Targets {
  const targets: Target[] = [];
  const missing: string[] = [];
  for (const given of new Set(paths)) {
    const kind = kindOf(resolve(folder, given));
    if (kind === undefined) missing.push(`There is no file or folder ${given}.`);
    else targets.push({ kind, uri: uriOfPath(given, folder) });
  }
  return { targets, missing };
}

/** What is there, if anything; what cannot be looked at is taken for a file, so that reading it says why. */
export function kindOf(path: string): Target['kind'] | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && (stats.isDirectory() ? 'folder' : 'file');
  } catch (_hidden) {
    return 'file';
  }
}

/** Marks of the folder that a PBX reads its files from. */
const CONFIGURATION_FOLDER = ['asterisk.conf', 'pjsip.conf', 'freeswitch.xml'];

/**
 * The folders that may be read for these targets: the one that one stands in where a target lies in it, else the target's
 * own; in both cases the configuration folder above it where there is one, for a file in `pjsip.d` is read from there.
 * None lies inside another one.
 */
export function foldersFor(targets: readonly Target[], folder: string): string[] {
  const here = uriOfPath('.', folder);
  const all = targets.map(({ kind, uri }) => {
    const path = filePath(uri);
    const own = isInside(uri, here) ? folder : kind === 'folder' ? path : dirname(path);
    return uriOfPath(configurationFolder(own), folder);
  });
  const distinct = [...new Set(all)].sort((a, b) => a.length - b.length);
  return distinct.filter((uri, index) => !distinct.slice(0, index).some((outer) => isInside(uri, outer)));
}

/** Looks upwards, but not out of a repository. */
function configurationFolder(path: string): string {
  for (let folder = path; ; folder = dirname(folder)) {
    if (CONFIGURATION_FOLDER.some((name) => existsSync(resolve(folder, name)))) return folder;
    if (existsSync(resolve(folder, '.git')) || dirname(folder) === folder) return path;
  }
}

/** A path for people and formats: from the folder one stands in, always with `/`. */
export function displayPath(uri: string, folder: string): string {
  const path = relative(folder, filePath(uri)) || '.';
  return sep === '/' ? path : path.split(sep).join('/');
}
