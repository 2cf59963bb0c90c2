import type { Awaitable, FileSystem } from '../host/host';
import { joinUri } from './uri';

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);
const MAX_DEPTH = 40;
const MAX_FILES = 500_000;

/**
 * Every file below a folder, folders first met first; links to folders are not followed.
 *
 * @param breathe called behind each folder: resolves to false where the search is to end
 */
export async function scan(
  files: FileSystem,
  folder: string,
  visit: (uri: string, name: string) => void,
  breathe: () => Awaitable<boolean> = () => true,
): Promise<void> {
  const queue: { uri: string; depth: number }[] = [{ uri: folder, depth: 0 }];
  let count = 0;
  for (let next = queue.shift(); next; next = queue.shift()) {
    const listing = files.list(next.uri);
    const entries = listing instanceof Promise ? await listing : listing;
    for (const { name, kind } of entries ?? []) {
      const uri = joinUri(next.uri, name);
      if (kind === 'directory') {
        if (!SKIPPED_FOLDERS.has(name) && next.depth < MAX_DEPTH) queue.push({ uri, depth: next.depth + 1 });
      } else if (kind === 'file' && ++count <= MAX_FILES) visit(uri, name);
    }
    const goesOn = breathe();
    if (!(goesOn instanceof Promise ? await goesOn : goesOn)) return;
  }
}
