import { Checker } from '../diagnostics/checker';
import type { Host } from '../host/host';
import { allRules } from '../rules';
import type { HostInfo } from '../rules/environment';
import { Accounts } from '../workspace/accounts';
import { REGISTRY_NAME } from '../workspace/recognise';
import { isInside, joinUri, parentOf } from '../workspace/uri';
import { Workspace } from '../workspace/workspace';
import { DEFAULT_SIZE_LIMIT } from './settings';
import type { SettingsStore } from './settings-store';

/** All that is known of the folders. It is made anew when other files may be read or files are read in another way. */
export class World {
  readonly workspace: Workspace;
  readonly accounts: Accounts;
  readonly checker: Checker;

  /** @param arrived called where a host that cannot answer at once has answered */
  constructor(
    host: Host,
    folders: readonly string[],
    settings: SettingsStore,
    environment: HostInfo,
    arrived: () => void,
  ) {
    this.workspace = new Workspace(host, {
      folders,
      sizeLimit: DEFAULT_SIZE_LIMIT,
      optionsFor: (uri) => settings.for(uri),
      arrived,
    });
    this.accounts = new Accounts(this.workspace, (folder = '') => settings.for(folder).registryPath);
    this.checker = new Checker(
      this.workspace,
      allRules,
      this.accounts,
      environment,
      (uri) => settings.for(uri).rules,
    );
  }

  /** Every file that matters, whatever it is called. */
  get files(): ReadonlySet<string> {
    return new Set([...this.checker.knownFiles, ...this.accounts.units.map(({ id }) => id)]);
  }

  /** True where a registry file came to light. */
  open(uri: string, text: string, version: number): boolean {
    const before = this.workspace.registryFiles.size;
    this.considerRegistriesAbove(uri);
    this.workspace.open(uri, text, version);
    return this.workspace.registryFiles.size !== before;
  }

  /** Those count for the file at once, and not only when the whole folder has been looked through. */
  private considerRegistriesAbove(uri: string): void {
    const { workspace } = this;
    const own = parentOf(uri);
    const limit = workspace.folders.find((folder) => isInside(uri, folder)) ?? own;
    for (let folder = own; isInside(folder, limit); folder = parentOf(folder)) {
      const entries = workspace.store.list(folder);
      if (entries === 'pending') return;
      if (entries?.some(({ name }) => name === REGISTRY_NAME))
        workspace.consider(joinUri(folder, REGISTRY_NAME));
      if (folder === parentOf(folder)) return;
    }
  }
}
