import type { IncludeSource, IncludeTarget } from '../../dialects/asterisk/load/include-source';
import type { ConfTree } from '../../syntax/conf/tree';
import { hasPlaceholder } from '../../text/placeholder';
import type { Steps } from '../../text/steps';
import { AskedFiles } from '../asked-files';
import type { FileProblem } from '../file-store';
import { expandBraces, glob } from '../glob';
import { SourceFile } from '../source-file';
import { joinUri } from '../uri';

/** Asterisk's configuration folder where it is installed; a path that begins so means the folder at hand. */
const INSTALLED_FOLDER = '/etc/asterisk/';
/** Bytes of an include's path that Asterisk reads (main/config.c: 256 with the NUL). */
const MAX_PATH = 255;

/** Resolves the includes of one configuration folder inside the folders that may be read. */
export class FolderIncludes extends AskedFiles implements IncludeSource {
  tree(uri: string): ConfTree | undefined {
    const file = this.store.file(uri);
    return file instanceof SourceFile ? file.tree : undefined;
  }

  *read(uri: string): Steps<ConfTree | undefined> {
    const file = this.store.file(uri);
    return file instanceof SourceFile ? yield* file.read() : undefined;
  }

  resolve(pattern: string): IncludeTarget {
    const relative = this.relative(pattern);
    if (relative === undefined) return { state: 'outside' };
    const uris: string[] = [];
    for (const alternative of expandBraces(relative)) {
      if (!this.isInBounds(alternative)) return { state: 'outside' };
      const matches = glob(this, this.folder, alternative);
      if (matches === 'pending') return { state: 'pending' };
      for (const uri of matches) {
        this.asked.add(uri);
        const file = this.store.file(uri);
        if (file === 'pending') return { state: 'pending' };
        if (file instanceof SourceFile) uris.push(uri);
        else if (this.isThere(uri, file)) return { state: 'unread', uris: [uri] };
      }
    }
    return uris.length > 0 ? { state: 'files', uris } : { state: 'none' };
  }

  /** Whether Asterisk may read what nobody here can. It takes a folder for missing. */
  private isThere(uri: string, { state }: FileProblem): boolean {
    return state !== 'missing' && (state !== 'unreadable' || this.store.list(uri) === undefined);
  }

  /** The pattern from the configuration folder; undefined where it leads elsewhere or is a placeholder. */
  private relative(pattern: string): string | undefined {
    if (hasPlaceholder(pattern) || pattern.length > MAX_PATH) return undefined;
    if (!pattern.startsWith('/')) return pattern;
    return pattern.startsWith(INSTALLED_FOLDER) ? pattern.slice(INSTALLED_FOLDER.length) : undefined;
  }

  private isInBounds(pattern: string): boolean {
    return this.isAllowed(joinUri(this.folder, pattern.replace(/[*?[].*$/, '')));
  }
}
