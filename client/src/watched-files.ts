import { type Disposable, type FileSystemWatcher, workspace } from 'vscode';
import { knownNames, selectorPattern } from './recognise';
import { configuredFiles } from './settings';

/** Watches the files that only the settings name; those with well-known names the server has watched by itself. */
export class WatchedFiles implements Disposable {
  private watchers: FileSystemWatcher[] = [];

  /** @returns watchers for what the settings name now, in the place of the earlier ones */
  renew(): FileSystemWatcher[] {
    this.dispose();
    const patterns = configuredFiles().map(selectorPattern);
    this.watchers = patterns
      .filter((pattern) => !knownNames.includes(pattern))
      .map((pattern) => workspace.createFileSystemWatcher(pattern));
    return this.watchers;
  }

  dispose(): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = [];
  }
}
