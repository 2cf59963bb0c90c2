import type { Connection } from 'vscode-languageserver';
import type { RuleSettings } from '../diagnostics/checker';
import { isInside, joinUri } from '../workspace/uri';
import { DEFAULT_SETTINGS, readSettings, type Settings } from './settings';

export interface CommonSettings extends Settings {
  readonly asteriskRootUri?: string;
}

/** The settings of each folder, fetched from the client when they change. */
export class SettingsStore {
  private readonly byFolder = new Map<string, Settings>();
  /** Those of the first folder: for what is one for the whole server. */
  common: CommonSettings = DEFAULT_SETTINGS;

  constructor(
    private readonly connection: Connection,
    private readonly supported: boolean,
  ) {}

  /** Severities are a folder's own. */
  rulesFor(uri: string): RuleSettings {
    for (const [folder, settings] of this.byFolder) if (isInside(uri, folder)) return settings.rules;
    return this.common.rules;
  }

  /** Asks the client again; true where anything differs. */
  async refresh(folders: readonly string[]): Promise<boolean> {
    if (!this.supported) return false;
    const scopes: (string | undefined)[] = folders.length > 0 ? [...folders] : [undefined];
    const answers = await this.connection.workspace.getConfiguration(
      scopes.map((scopeUri) => ({ section: 'sipLens', ...(scopeUri ? { scopeUri } : {}) })),
    );
    const before = JSON.stringify([this.common, ...this.byFolder]);
    this.byFolder.clear();
    scopes.forEach((folder, index) => {
      const settings = readSettings(Array.isArray(answers) ? answers[index] : undefined);
      if (folder) this.byFolder.set(folder, settings);
      if (index === 0) this.common = { ...settings, ...rootUri(settings.asteriskRoot, folder) };
    });
    return before !== JSON.stringify([this.common, ...this.byFolder]);
  }
}

function rootUri(root: string, folder: string | undefined): { asteriskRootUri?: string } {
  if (root === '') return {};
  if (root.startsWith('/')) return { asteriskRootUri: joinUri('file://', root) };
  return folder ? { asteriskRootUri: joinUri(folder, root) } : {};
}
