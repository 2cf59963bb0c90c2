import type { Connection } from 'vscode-languageserver';
import type { Host } from '../host/host';
import type { Linked } from './account/account-link';
import { BackgroundChecks } from './background-checks';
import { discover } from './discovery';
import type { Documents } from './documents';
import { failureReport, inBackground } from './failure-report';
import { LiveEnvironment } from './live-environment';
import type { SettingsStore } from './settings-store';
import type { Territory } from './territory';
import { TrackedFiles } from './tracked-files';
import { World } from './world';

/** How often everything is begun anew after a failure of our own before the checks are given up. */
const MAX_FAILURES = 3;

/** What the keeper tells of. */
export interface KeeperEvents {
  /** The findings of these files may be others now. */
  changed(uris: Iterable<string>): void;
  /** There is something to be told. */
  happened(): void;
  /** The folders are being looked through from here on. */
  discovering(): void;
  discovered(): void;
  /** The account data or the files that it comes from are others now. */
  registryChanged(): void;
}

/** Keeps what is known of the folders true while texts, files, settings and the world outside change. */
export class Keeper {
  readonly tracked: TrackedFiles;
  private readonly environment: LiveEnvironment;
  private readonly background: BackgroundChecks;
  private current: World;
  /** The texts of registry files are others than those that were read. */
  private accountsAreStale = true;
  private loading: Promise<void> | undefined;
  private failures = 0;
  private isDisposed = false;

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
    private readonly territory: Territory,
    private readonly settings: SettingsStore,
    private readonly documents: Documents,
    /** The accounts that are linked live, and which folders are bound to them. */
    private readonly linked: Linked,
    private readonly events: KeeperEvents,
  ) {
    this.tracked = new TrackedFiles(host.git, host.clock, () => this.outsideChanged());
    this.environment = new LiveEnvironment(host, settings, this.tracked);
    this.background = new BackgroundChecks(host.clock, () => this.current.checker, {
      first: () => documents.uris,
      changed: (uris) => this.tell(uris),
      failed: (error) => this.failed(error),
    });
    this.current = this.newWorld();
  }

  get world(): World {
    return this.current;
  }

  private newWorld(): World {
    const { host, territory, settings, environment } = this;
    const world = new World(host, territory.folders, settings, environment, () => this.arrived());
    this.linkAccounts(world);
    return world;
  }

  private arrived(): void {
    this.settle();
    this.events.happened();
  }

  private linkAccounts({ accounts }: World): void {
    accounts.link(this.linked.accounts);
    accounts.bind(this.linked.bindings);
  }

  /** The linked accounts, or what was read of them, are others now. */
  accountsChanged(): void {
    if (this.isDisposed) return;
    this.linkAccounts(this.current);
    this.outsideChanged();
    this.events.registryChanged();
  }

  open(uri: string, text: string, version: number): void {
    if (this.current.open(uri, text, version)) this.accountsAreStale = true;
    this.noteRegistry(uri);
  }

  /** To be called for every file that changes: it may hold account data. */
  noteRegistry(uri: string): void {
    this.accountsAreStale ||= this.current.accounts.isRegistry(uri);
  }

  /** The account data, the settings or git say something else than before. */
  outsideChanged(): void {
    if (this.isDisposed) return;
    this.settle();
    this.current.checker.noteAccountChange();
    this.background.wake();
    this.events.happened();
  }

  /** Other settings: all that was found is presented anew. */
  settingsChanged(): void {
    this.accountsAreStale = true;
    this.outsideChanged();
    this.events.changed(this.current.files);
    this.events.registryChanged();
  }

  /** Takes over what happened, for this file first; what takes long goes on in the background. Cheap where nothing happened. */
  settle(uri?: string): void {
    if (this.isStuck) return;
    try {
      this.events.changed(this.current.checker.begin(uri));
    } catch (error) {
      this.failed(error);
    }
    this.background.wake();
  }

  /** Something was found out in the background. */
  private tell(uris: ReadonlySet<string>): void {
    if (uris.size === 0) return;
    this.events.changed(uris);
    this.events.happened();
  }

  /** A mistake of ours must not leave findings behind that nobody keeps true. */
  private failed(error: unknown): void {
    this.connection.console.error(failureReport('a check', error));
    if (++this.failures > MAX_FAILURES) {
      this.background.dispose();
      return;
    }
    inBackground(this.connection, 'beginning anew', () => this.beginAnew());
  }

  /** Resolves when everything is taken over, and the findings of this file are those of the texts at hand. */
  async bringUpToDate(uri?: string): Promise<World> {
    this.settle(uri);
    while (this.accountsAreStale || this.loading) await this.loadAccountsOnce();
    if (uri !== undefined) await this.waitFor(uri);
    return this.current;
  }

  private async waitFor(uri: string): Promise<void> {
    while (!this.isStuck && !this.current.checker.isUpToDate(uri)) {
      await this.background.until(uri);
      // it may have been edited meanwhile
      this.settle(uri);
    }
  }

  /** Nothing will be found out any more. */
  private get isStuck(): boolean {
    return this.isDisposed || this.failures > MAX_FAILURES;
  }

  /** Resolves when all findings are those of the texts at hand. */
  async bringAllUpToDate(): Promise<World> {
    await this.bringUpToDate();
    await this.background.finish();
    return this.current;
  }

  /** Whoever comes while they are loaded waits for the same. */
  private loadAccountsOnce(): Promise<void> {
    this.loading ??= this.loadAccounts().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadAccounts(): Promise<void> {
    this.accountsAreStale = false;
    if (await this.current.accounts.load()) {
      this.outsideChanged();
      this.events.registryChanged();
    }
    this.settle();
  }

  /** Other files may be read, or files are read in another way. */
  renew(): void {
    this.events.changed(this.current.files);
    this.current = this.newWorld();
    this.accountsAreStale = true;
    for (const uri of this.documents.uris) {
      const document = this.documents.get(uri);
      if (document && this.territory.isOurs(uri)) this.open(uri, document.getText(), document.version);
    }
  }

  async beginAnew(): Promise<void> {
    this.renew();
    this.events.happened();
    await this.discover();
  }

  async discover(): Promise<void> {
    const world = this.current;
    const isOver = () => this.isDisposed || this.current !== world;
    this.events.discovering();
    await discover(world, this.host, {
      isOver,
      registriesKnown: async () => {
        this.accountsAreStale = true;
        await this.bringUpToDate();
      },
      settle: () => {
        this.settle();
        this.events.happened();
      },
    });
    await this.background.finish();
    if (!isOver()) this.events.discovered();
  }

  dispose(): void {
    this.isDisposed = true;
    this.tracked.dispose();
    this.background.dispose();
  }
}
