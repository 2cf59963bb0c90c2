import { Checker, type RuleSettings } from '../../diagnostics/checker';
import type { Awaitable, DirectoryEntry, Host } from '../../host/host';
import { nodeHost } from '../../host/node';
import { allRules } from '../../rules';
import { Accounts } from '../../workspace/accounts';
import { REGISTRY_NAME } from '../../workspace/recognise';
import { isInside } from '../../workspace/uri';
import { Workspace } from '../../workspace/workspace';
import type { Terminal } from '../terminal';
import { Batch, type BatchContext } from './batch';
import { batchesOf, type Discovered, discover } from './discover';
import { CommandLineEnvironment } from './environment';
import type { SessionOptions } from './options';
import { displayPath, findTargets, foldersFor, type Target } from './paths';
import { Progress } from './progress';
import { RegistryFiles } from './registry-files';

const STALE_AFTER_DAYS = 30;

/** What one run of a command looks at. */
export class Session {
  /** What was left out without being asked for by name, each a sentence for people. */
  readonly notes: string[] = [];
  private readonly missing: readonly string[];
  private readonly unreadable: string[] = [];
  readonly folders: readonly string[];
  private readonly targets: readonly Target[];
  private readonly progress: Progress;
  private readonly host: Host;
  private readonly environment: CommandLineEnvironment;
  private discovered: Discovered = { candidates: [], registries: [], configurationFolders: new Set() };
  private readonly registryWorkspace: Workspace;
  private readonly accounts: Accounts;

  private constructor(
    paths: readonly string[],
    private readonly terminal: Terminal,
    private readonly options: SessionOptions,
    private readonly settings: RuleSettings,
  ) {
    const { targets, missing } = findTargets(paths.length === 0 ? ['.'] : paths, terminal.folder);
    this.targets = targets;
    this.missing = missing;
    this.folders = foldersFor(targets, terminal.folder);
    this.progress = new Progress(terminal);
    this.host = this.countingHost();
    this.environment = new CommandLineEnvironment(options.publicAddresses, STALE_AFTER_DAYS);
    this.registryWorkspace = this.newWorkspace();
    this.accounts = new Accounts(this.registryWorkspace, () => options.registry ?? REGISTRY_NAME);
  }

  /** Finds what the paths name; without any, what is below the folder one stands in. */
  static async open(
    paths: readonly string[],
    terminal: Terminal,
    options: SessionOptions,
    settings: RuleSettings = {},
  ): Promise<Session> {
    const session = new Session(paths, terminal, options, settings);
    const { targets, folders, host } = session;
    session.discovered = await discover(targets, folders, host.files, options.declared);
    await session.readRegistries();
    return session;
  }

  /** What could not be found or read, each a sentence for people. */
  get problems(): readonly string[] {
    return [...this.missing, ...this.unreadable];
  }

  private async readRegistries(): Promise<void> {
    for (const uri of this.discovered.registries) this.registryWorkspace.consider(uri);
    await this.accounts.load();
  }

  private newWorkspace(): Workspace {
    const { declared, asteriskRoot, yamlKeys, sizeLimit } = this.options;
    return new Workspace(this.host, { folders: this.folders, declared, asteriskRoot, yamlKeys, sizeLimit });
  }

  /** The disk as this run sees it: what a folder holds is asked once, though every batch wants to know. */
  private countingHost(): Host {
    const host = nodeHost();
    const listings = new Map<string, Awaitable<readonly DirectoryEntry[] | undefined>>();
    let count = 0;
    const { progress } = this;
    return {
      ...host,
      files: {
        list(uri) {
          if (!listings.has(uri)) listings.set(uri, host.files.list(uri));
          return listings.get(uri);
        },
        read(uri, limit) {
          count++;
          progress.update(() => `Reading and checking… ${count} files`);
          return host.files.read(uri, limit);
        },
      },
    };
  }

  private get context(): BatchContext {
    const { environment, settings, accounts } = this;
    const source = {
      snapshotFor: (unit: Parameters<Accounts['snapshotFor']>[0]) => accounts.snapshotFor(unit),
    };
    return {
      newWorkspace: () => this.newWorkspace(),
      newChecker: (workspace) => new Checker(workspace, allRules, source, environment, () => settings),
      sizeLimit: this.options.sizeLimit,
      settings,
      path: (uri) => this.path(uri),
      isNamed: (uri) => this.isNamed(uri),
      isGiven: (uri) => this.targets.some((target) => target.kind === 'file' && target.uri === uri),
    };
  }

  path(uri: string): string {
    return displayPath(uri, this.terminal.folder);
  }

  isNamed(uri: string): boolean {
    return this.targets.some(({ kind, uri: target }) =>
      kind === 'file' ? target === uri : isInside(uri, target),
    );
  }

  /** The registry files, checked. */
  registries(): RegistryFiles {
    return new RegistryFiles(
      this.accounts,
      this.registryWorkspace,
      this.environment,
      this.settings,
      this.context,
    );
  }

  /** Everything in one workspace. */
  whole(): Batch {
    const batch = new Batch(this.discovered.candidates, this.context);
    this.note(batch);
    this.progress.clear();
    return batch;
  }

  /**
   * Calls `take` with files that belong together, then forgets them. Where two batches turn out to share a file, `restart`
   * is called and everything comes as one.
   */
  eachBatch(take: (batch: Batch) => void, restart: () => void): void {
    const batches = batchesOf(this.discovered);
    const owners = new Map<string, number>();
    batches.forEach((uris, index) => {
      for (const uri of uris) owners.set(uri, index);
    });
    for (const [index, uris] of batches.entries()) {
      const batch = new Batch(uris, this.context);
      for (const uri of batch.workspace.files) {
        const owner = owners.get(uri);
        if (owner === undefined) owners.set(uri, index);
        else if (owner !== index) {
          restart();
          this.forgetNotes();
          take(this.whole());
          return;
        }
      }
      this.note(batch);
      take(batch);
    }
    this.progress.clear();
  }

  private note(batch: Batch): void {
    for (const { text, failed } of batch.unreadable()) (failed ? this.unreadable : this.notes).push(text);
  }

  private forgetNotes(): void {
    this.notes.length = 0;
    this.unreadable.length = 0;
  }
}
