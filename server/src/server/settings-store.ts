import type { Connection } from 'vscode-languageserver';
import { isRecord } from '../text/record';
import { isInside, joinUri } from '../workspace/uri';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings';

/** The settings of one folder, with what they mean there. */
export interface FolderSettings extends Settings {
  /** Undefined for the settings of files outside all folders. */
  readonly folder: string | undefined;
  /** URI of Asterisk's configuration folder, where one is named. */
  readonly asteriskRoot?: string;
}

/** What a change of settings asks for: nothing, another look at what was found, or at which files there are and how they are read. */
export type SettingsChange = 'nothing' | 'findings' | 'files';

/** The settings of each folder, fetched from the client when they change. */
export class SettingsStore {
  /** Inner folders first. */
  private byFolder: readonly FolderSettings[] = [];
  /** Those of the first folder, for what lies outside all of them. */
  private common: FolderSettings = { ...DEFAULT_SETTINGS, folder: undefined };

  constructor(
    private readonly connection: Connection,
    private readonly supported: boolean,
    folders: readonly string[],
  ) {
    this.take(folders.map((folder) => settingsOf(DEFAULT_SETTINGS, folder)));
  }

  private take(found: readonly FolderSettings[]): void {
    this.common = { ...(found[0] ?? this.common), folder: undefined };
    this.byFolder = found
      .filter(({ folder }) => folder !== undefined)
      .sort((a, b) => (b.folder?.length ?? 0) - (a.folder?.length ?? 0));
  }

  /** Those of the folder that holds the file, or whose PBX reads it. */
  for(uri: string): FolderSettings {
    return (
      this.byFolder.find(({ folder }) => folder !== undefined && isInside(uri, folder)) ??
      this.byFolder.find(({ asteriskRoot }) => asteriskRoot !== undefined && isInside(uri, asteriskRoot)) ??
      this.common
    );
  }

  get all(): readonly FolderSettings[] {
    return this.byFolder.length > 0 ? this.byFolder : [this.common];
  }

  /**
   * Asks the client again; one that does not answer leaves them as they are. Of a client that cannot be asked, `given` are
   * the settings that it sent by itself.
   */
  async refresh(folders: readonly string[], given?: unknown): Promise<SettingsChange> {
    const scopes: (string | undefined)[] = folders.length > 0 ? [...folders] : [undefined];
    const answers = this.supported ? await this.ask(scopes) : sectionFor(scopes, given);
    if (!Array.isArray(answers)) return 'nothing';
    const before = this.all;
    this.take(scopes.map((folder, index) => settingsOf(readSettings(answers[index]), folder)));
    return changeBetween(before, this.all);
  }

  private ask(scopes: readonly (string | undefined)[]): Promise<unknown> {
    const items = scopes.map((scopeUri) => ({ section: 'sipLens', ...(scopeUri ? { scopeUri } : {}) }));
    return this.connection.workspace.getConfiguration(items).catch(() => undefined);
  }
}

function sectionFor(scopes: readonly unknown[], given: unknown): unknown {
  if (!isRecord(given)) return undefined;
  return scopes.map(() => given.sipLens ?? given);
}

function changeBetween(before: readonly FolderSettings[], after: readonly FolderSettings[]): SettingsChange {
  if (JSON.stringify(before) === JSON.stringify(after)) return 'nothing';
  const files = (all: readonly FolderSettings[]): string =>
    JSON.stringify(
      all.map(({ folder, declared, sizeLimit, asteriskRoot, yamlKeys }) => [
        folder,
        declared,
        sizeLimit,
        asteriskRoot,
        yamlKeys,
      ]),
    );
  return files(before) === files(after) ? 'findings' : 'files';
}

function settingsOf(settings: Settings, folder: string | undefined): FolderSettings {
  const asteriskRoot = rootUri(settings.asteriskFolder, folder);
  return { ...settings, folder, ...(asteriskRoot === undefined ? {} : { asteriskRoot }) };
}

function rootUri(path: string, folder: string | undefined): string | undefined {
  if (path === '') return undefined;
  if (path.includes('://')) return path.replace(/\/$/, '');
  if (path.startsWith('/')) return joinUri('file://', path);
  return folder === undefined ? undefined : joinUri(folder, path);
}
