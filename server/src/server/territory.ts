import { isInside } from '../workspace/uri';
import { schemeOf } from './client-uri';
import type { SettingsStore } from './settings-store';

/** The folders of the client, and what of its documents and files concerns us. */
export class Territory {
  constructor(
    /** Without trailing slash. */
    public folders: readonly string[],
    private readonly settings: SettingsStore,
  ) {}

  /** A URI whose documents are files: others show another state of a file, or none, and would be duplicates. */
  isOurs(uri: string): boolean {
    const scheme = schemeOf(uri);
    return scheme === 'file:' || this.folders.some((folder) => schemeOf(folder) === scheme);
  }

  /** What lies elsewhere is read where a PBX reads it, and told of only while it is open. */
  holds(uri: string): boolean {
    return (
      this.folders.some((folder) => isInside(uri, folder)) ||
      this.settings.all.some(({ asteriskRoot }) => asteriskRoot !== undefined && isInside(uri, asteriskRoot))
    );
  }
}
