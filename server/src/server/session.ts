import type {
  CancellationToken,
  Connection,
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { toDiagnostic } from '../features';
import type { Host } from '../host/host';
import { AccountChanges } from './account/account-changes';
import { AccountLink } from './account/account-link';
import { RegistryRequests } from './account/registry-requests';
import { AccountRequests } from './account/requests';
import { ResourceRequests } from './account/resource-requests';
import { Answers } from './answers';
import { Breath } from './breath';
import { whileWanted } from './cancellation';
import { workspaceUri } from './client-uri';
import { DiagnosticsReports, type ReportSource } from './diagnostics-reports';
import { Documents } from './documents';
import { inBackground } from './failure-report';
import { Keeper, type KeeperEvents } from './keeper';
import { LensRefresher } from './lens-refresher';
import type { Outlet } from './outlet';
import { Publisher } from './publisher';
import { Refresher } from './refresher';
import type { SessionOptions } from './session-options';
import { SettingsStore } from './settings-store';
import { StatusLine } from './status-line';
import { Territory } from './territory';
import { Watching } from './watching';
import type { World } from './world';

/** FileChangeType.Changed: what is there has another text; anything else came or went. */
const CHANGED = 2;

/** One client's view of its folders: takes its notifications in and tells it what was found. */
export class Session {
  readonly answers: Answers;
  readonly account: AccountRequests;
  private readonly documents = new Documents();
  private readonly settings: SettingsStore;
  private readonly territory: Territory;
  private readonly reports: DiagnosticsReports;
  private readonly outlet: Outlet;
  private readonly watching: Watching;
  private readonly status: StatusLine;
  private readonly keeper: Keeper;
  private readonly lenses: LensRefresher;
  private readonly link: AccountLink;

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
    private readonly options: SessionOptions,
  ) {
    const { configuration, folders, lensRefresh } = options;
    this.settings = new SettingsStore(connection, configuration, folders);
    this.territory = new Territory(folders, this.settings);
    this.reports = new DiagnosticsReports(this.source(), host.clock.now().toString(36));
    this.outlet = this.newOutlet(connection);
    this.watching = new Watching(connection);
    this.link = new AccountLink(connection, host, { changed: () => this.keeper.accountsChanged() });
    this.status = new StatusLine(connection, host.clock, () => this.keeper.world, this.link);
    const { territory, settings, documents } = this;
    this.keeper = new Keeper(connection, host, territory, settings, documents, this.link, this.events());
    const version = (uri: string) => documents.get(uri)?.version;
    this.lenses = new LensRefresher(connection, host.clock, lensRefresh, version);
    this.answers = new Answers(options, settings, this.lenses, (uri) => this.current(uri));
    this.account = this.newAccountRequests();
  }

  private newAccountRequests(): AccountRequests {
    const { connection, host, link } = this;
    const current = (uri?: string) => this.current(uri);
    return new AccountRequests(
      link,
      new AccountChanges(connection, link),
      new ResourceRequests(connection, link, host.clock, current),
      new RegistryRequests(link, current),
    );
  }

  /** Resolves when what is known of the file, or of all files, is what the texts at hand say. */
  private current(uri: string | undefined): Promise<World> {
    return uri === undefined ? this.keeper.bringAllUpToDate() : this.keeper.bringUpToDate(uri);
  }

  private source(): ReportSource {
    const isListed = (uri: string) =>
      this.territory.holds(uri) || (this.documents.has(uri) && this.territory.isOurs(uri));
    return {
      items: (uri) => (isListed(uri) ? this.keeper.world.checker.findings(uri).map(toDiagnostic) : []),
      version: (uri) => this.documents.get(uri)?.version,
      clientUri: (uri) => this.documents.get(uri)?.uri ?? uri,
    };
  }

  private newOutlet(connection: Connection): Outlet {
    const { host, documents, reports, options } = this;
    const bringUpToDate = async (uri?: string) => {
      await this.keeper.bringUpToDate(uri);
    };
    if (options.pull) return new Refresher(connection, host.clock, reports, options.refresh, bringUpToDate);
    return new Publisher(connection, host.clock, documents, reports, this.source(), bringUpToDate);
  }

  private events(): KeeperEvents {
    return {
      changed: (uris) => {
        const changed = [...uris];
        this.reports.changed(changed);
        this.lenses.changed(changed);
      },
      happened: () => this.outlet.changed(),
      discovering: () => this.status.hold(),
      discovered: () => {
        this.follow();
        this.outlet.discovered();
        this.status.release();
        this.accountsChanged();
      },
      registryChanged: () => {
        this.status.tellSoon();
        this.lenses.allChanged();
        this.accountsChanged();
      },
    };
  }

  private accountsChanged(): void {
    if (this.options.accounts) this.account.resources.changed();
  }

  private follow(): void {
    if (this.options.dynamicWatching) this.watching.follow(this.keeper.world.files);
  }

  /** After `initialized`: settings, watchers, a look at the whole workspace. Nothing else waits for it. */
  async start(): Promise<void> {
    if (this.options.dynamicWatching) this.watching.start();
    await this.takeSettings(this.options.settings);
    if (this.options.accounts)
      inBackground(this.connection, 'linking the accounts', () => this.link.update());
    await this.keeper.discover();
  }

  opened({ textDocument }: DidOpenTextDocumentParams): void {
    const uri = workspaceUri(textDocument.uri);
    this.documents.opened(uri, textDocument);
    if (!this.territory.isOurs(uri)) return;
    this.keeper.open(uri, textDocument.text, textDocument.version);
    this.outlet.touched(uri);
  }

  edited(params: DidChangeTextDocumentParams): void {
    const uri = workspaceUri(params.textDocument.uri);
    const edit = this.documents.edited(uri, params);
    if (!edit || !this.territory.isOurs(uri)) return;
    this.keeper.world.workspace.edit(uri, edit.text, edit.window, edit.version);
    this.keeper.noteRegistry(uri);
    this.outlet.touched(uri);
  }

  closed({ textDocument }: DidCloseTextDocumentParams): void {
    const uri = workspaceUri(textDocument.uri);
    if (!this.documents.closed(uri) || !this.territory.isOurs(uri)) return;
    const { workspace } = this.keeper.world;
    workspace.close(uri);
    if (!this.territory.holds(uri)) workspace.forsake(uri);
    this.keeper.noteRegistry(uri);
    this.reports.changed([uri]);
    this.outlet.closed(uri);
  }

  /** Only what is on the disk tells the encoding; and what was saved may now show what it is. */
  saved({ textDocument }: DidSaveTextDocumentParams): void {
    const uri = workspaceUri(textDocument.uri);
    this.keeper.tracked.refresh();
    if (!this.documents.has(uri) || !this.territory.isOurs(uri)) return;
    const { workspace } = this.keeper.world;
    if (workspace.changedOnDisk(uri, false)) this.reports.changed([uri]);
    workspace.consider(uri);
    this.outlet.changed();
  }

  changedOnDisk({ changes }: DidChangeWatchedFilesParams): void {
    for (const change of changes) {
      const uri = workspaceUri(change.uri);
      if (/\/\.git(\/|ignore$)/.test(uri)) this.keeper.tracked.refresh();
      else if (this.territory.isOurs(uri)) this.fileChanged(uri, change.type !== CHANGED);
    }
    this.keeper.settle();
    this.follow();
    this.outlet.changed();
    this.status.tellSoon();
  }

  private fileChanged(uri: string, existence: boolean): void {
    this.keeper.noteRegistry(uri);
    this.keeper.world.workspace.changedOnDisk(uri, existence);
    this.keeper.noteRegistry(uri);
    this.reports.changed([uri]);
  }

  async foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    const gone = new Set(removed.map(({ uri }) => workspaceUri(uri)));
    const fresh = added.map(({ uri }) => workspaceUri(uri));
    const kept = this.territory.folders.filter((uri) => !gone.has(uri));
    this.territory.folders = [...new Set([...kept, ...fresh])];
    await this.settings.refresh(this.territory.folders);
    await this.keeper.beginAnew();
  }

  async configurationChanged({ settings }: DidChangeConfigurationParams): Promise<void> {
    if (await this.takeSettings(settings)) await this.keeper.discover();
  }

  /** True where all folders have to be looked through again. */
  private async takeSettings(given: unknown): Promise<boolean> {
    const change = await this.settings.refresh(this.territory.folders, given);
    if (change === 'nothing') return false;
    if (change === 'files') this.keeper.renew();
    this.keeper.settingsChanged();
    return change === 'files';
  }

  async diagnostics(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const uri = workspaceUri(textDocument.uri);
    await whileWanted(this.keeper.bringUpToDate(uri), token);
    return this.reports.document(uri, previousResultId);
  }

  /** Every file with findings, and every file that the client thinks has some. */
  async workspaceDiagnostics(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const { checker } = await whileWanted(this.keeper.bringAllUpToDate(), token);
    const known = new Map(previousResultIds.map((each) => [workspaceUri(each.uri), each]));
    const breath = new Breath(this.host.clock);
    const items: WorkspaceDiagnosticReport['items'] = [];
    for (const uri of new Set([...checker.knownFiles, ...known.keys()])) {
      if (breath.isDue) {
        await breath.take();
        if (token.isCancellationRequested) break;
        await this.keeper.bringUpToDate();
      }
      const report = this.reports.inWorkspace(uri, known.get(uri));
      if (report) items.push(report);
    }
    return { items };
  }

  dispose(): void {
    this.keeper.dispose();
    this.outlet.dispose();
    this.status.dispose();
    this.lenses.dispose();
    this.link.dispose();
    this.account.resources.dispose();
  }
}

export function createSession(connection: Connection, host: Host, options: SessionOptions): Session {
  return new Session(connection, host, options);
}
