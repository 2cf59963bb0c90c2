import { CONFIGURATION_FOLDER } from '../../dialects/freeswitch/load/globals';
import { isRooted, type XmlIncludeTarget, type XmlSource } from '../../syntax/xml/source';
import { AskedFiles } from '../asked-files';
import { glob, hasMagic } from '../glob';
import { SourceFile } from '../source-file';
import { joinUri, parentOf } from '../uri';

/** Where a configuration is installed; a path that begins so means the folder at hand. */
const INSTALLED_FOLDERS = [
  `${CONFIGURATION_FOLDER}/`,
  '/usr/local/freeswitch/conf/',
  '/usr/local/freeswitch/etc/freeswitch/',
  '/opt/freeswitch/conf/',
  '/usr/share/freeswitch/conf/',
];

/** Resolves the includes of one configuration inside the folders that may be read. */
export class FreeSwitchIncludes extends AskedFiles implements XmlSource {
  text(uri: string): string | undefined {
    this.asked.add(uri);
    const file = this.store.file(uri);
    return file instanceof SourceFile ? file.text : undefined;
  }

  resolve(pattern: string, from: string): XmlIncludeTarget {
    const base = this.baseOf(pattern, from);
    if (!base || !this.isAllowed(joinUri(base.folder, fixedPart(base.pattern)))) return { state: 'outside' };
    const matches = glob(this, base.folder, base.pattern);
    if (matches === 'pending') return { state: 'pending' };
    const uris: string[] = [];
    const unread: string[] = [];
    for (const uri of matches) {
      if (!this.isAllowed(uri)) return { state: 'outside' };
      this.asked.add(uri);
      const file = this.store.file(uri);
      if (file === 'pending') return { state: 'pending' };
      if (file instanceof SourceFile) uris.push(uri);
      // a folder that the pattern matches cannot be opened as a file
      else if (file.state !== 'missing' && this.store.list(uri) === undefined) unread.push(uri);
    }
    if (unread.length > 0) return { state: 'unread', uris: unread };
    if (uris.length > 0) return { state: 'files', uris };
    return { state: this.hasFolder(base) ? 'none' : 'folder-missing' };
  }

  /** The folder that the pattern counts from; undefined where it leads elsewhere. */
  private baseOf(pattern: string, from: string): { folder: string; pattern: string } | undefined {
    if (!isRooted(pattern)) return { folder: parentOf(from), pattern };
    const installed = INSTALLED_FOLDERS.find((folder) => pattern.startsWith(folder));
    if (installed === undefined) return undefined;
    return { folder: this.folder, pattern: pattern.slice(installed.length) };
  }

  private hasFolder({ folder, pattern }: { folder: string; pattern: string }): boolean {
    const parent = parentOf(joinUri(folder, fixedPart(pattern)));
    const fixed = hasMagic(pattern) ? joinUri(folder, fixedPart(pattern)) : parent;
    return this.list(fixed) !== undefined;
  }
}

/** The segments ahead of the first one with a wildcard. */
function fixedPart(pattern: string): string {
  const segments = pattern.split('/');
  const magic = segments.findIndex(hasMagic);
  return magic < 0 ? pattern : segments.slice(0, magic).join('/');
}
