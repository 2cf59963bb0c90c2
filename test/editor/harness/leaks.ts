import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { leaks } from '../../../scripts/lib/planted.mjs';

/** Where VS Code keeps the text of documents for itself. */
const DOCUMENTS = /[\\/](?:History|Backups)[\\/]/;

/**
 * Where a planted secret stands in what VS Code and the extension left behind: settings, state, logs. The documents
 * themselves are set aside.
 *
 * @param data the folder of a server
 */
export function leaksBelow(data: string): string[] {
  const kept = join(data, 'server/data');
  if (!existsSync(kept)) return [];
  return readdirSync(kept, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !DOCUMENTS.test(path))
    .flatMap((path) =>
      leaks(readFileSync(path, 'latin1')).map(({ line }) => `${relative(data, path)}, line ${line}`),
    );
}
