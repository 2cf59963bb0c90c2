import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fromRoot, root } from './root.mjs';

/** When a file or folder of the project was changed, in milliseconds since 1970; 0 when it does not exist. */
export function changedAt(path) {
  return statSync(fromRoot(path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * When the newest of these files and folders, with all they hold, was changed. Folders count by themselves too, so
 * that a deleted or renamed file is noticed.
 */
export function newestChange(paths) {
  const all = paths.flatMap((path) => [path, ...below(path).map((entry) => entry.path)]);
  return all.map(changedAt).reduce((newest, time) => Math.max(newest, time), 0);
}

/** Every file below a folder of the project whose name ends so, relative to the root and sorted. */
export function filesBelow(folder, ending) {
  const files = below(folder).filter((entry) => entry.isFile && entry.path.endsWith(ending));
  return files.map((entry) => entry.path).sort();
}

function below(folder) {
  if (!statSync(fromRoot(folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = readdirSync(fromRoot(folder), { recursive: true, withFileTypes: true });
  return entries.map((entry) => ({
    path: relative(root, join(entry.parentPath, entry.name)),
    isFile: entry.isFile(),
  }));
}
