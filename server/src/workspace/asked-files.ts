import type { FileStore } from './file-store';
import type { Lister } from './glob';
import { isInside } from './uri';

/** What a load unit reads through: it knows what was looked for, so that the unit hears of what comes and goes. */
export abstract class AskedFiles implements Lister {
  /** Files and folders that were looked for. */
  protected readonly asked = new Set<string>();

  constructor(
    protected readonly store: FileStore,
    /** The configuration's own folder. */
    protected readonly folder: string,
    /** Workspace folders and configured PBX roots: nothing outside them is read. */
    private readonly allowed: readonly string[],
  ) {}

  /** Whether another answer is likely where these files and folders came or went. */
  concerns(moved: ReadonlySet<string>): boolean {
    for (const uri of this.asked) if (moved.has(uri)) return true;
    return false;
  }

  list(uri: string): ReturnType<FileStore['list']> {
    this.asked.add(uri);
    return this.store.list(uri);
  }

  protected isAllowed(uri: string): boolean {
    return this.allowed.some((folder) => isInside(uri, folder));
  }
}
