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
import { isInside } from '../workspace/uri';
import { Answers } from './answers';
import { Breath } from './breath';
import { schemeOf, workspaceUri } from './client-uri';
import { DiagnosticsReports, type ReportSource } from './diagnostics-reports';
import { discover } from './discovery';
import { Documents } from './documents';
import { failureReport } from './failure-report';
import { LiveEnvironment } from './live-environment';
import type { Outlet } from './outlet';
import { Publisher } from './publisher';
import { Refresher } from './refresher';
import type { SessionOptions } from './session-options';
import { SettingsStore } from './settings-store';
import { StatusLine } from './status-line';
import { TrackedFiles } from './tracked-files';
import { Watching } from './watching';
import { World } from './world';

/** FileChangeType.Changed: what is there has another text; anything else came or went. */
const CHANGED = 2;
/** How often everything is begun anew after a failure of our own before the checks are given up. */
const MAX_FAILURES = 3;

/** One client's view of its folders: takes its notifications in and tells it what was found. */
export class Session {
  readonly answers: Answers;
  private readonly documents = new Documents();
  private readonly settings: SettingsStore;
  private readonly tracked: TrackedFiles;
  private readonly environment: LiveEnvironment;
  private readonly reports: DiagnosticsReports;
  private readonly outlet: Outlet;
  private readonly watching: Watching;
  private readonly status: StatusLine;
  private world: World;
  private folders: readonly string[];
  /** The texts of registry files are others than those that were read. */
  private accountsAreStale = true;
  private failures = 0;
  private isDisposed = false;

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
    private readonly options: SessionOptions,
  ) {
    this.folders = options.folders;
    this.settings = new SettingsStore(connection, options.configuration, options.folders);
    this.tracked = new TrackedFiles(host.git, host.clock, () => this.outsideChanged());
    this.environment = new LiveEnvironment(host, this.settings, this.tracked);
    this.reports = new DiagnosticsReports(this.source, host.clock.now().toString(36));
    this.outlet = this.newOutlet();
    this.watching = new Watching(connection);
    this.status = new StatusLine(connection, host.clock, () => this.world);
    this.world = this.newWorld();
    this.answers = new Answers(options, async () => {
      await this.bringUpToDate();
      return this.world;
    });
  }

  private newOutlet(): Outlet {
    const { connection, host, reports, options } = this;
    const bringUpToDate = () => this.bringUpToDate();
    if (!options.pull)
      return new Publisher(connection, host.clock, this.documents, reports, this.source, bringUpToDate);
    return new Refresher(connection, host.clock, reports, options.refresh, bringUpToDate);
  }

  private newWorld(): World {
    return new World(this.host, this.folders, this.settings, this.environment);
  }

  private get source(): ReportSource {
    return {
      items: (uri) => (this.isListed(uri) ? this.world.checker.findings(uri).map(toDiagnostic) : []),
      version: (uri) => this.documents.get(uri)?.version,
      clientUri: (uri) => this.documents.get(uri)?.uri ?? uri,
    };
  }

  /** After `initialized`: settings, watchers, a look at the whole workspace. Nothing else waits for it. */
  async start(): Promise<void> {
    if (this.options.dynamicWatching) this.watching.start();
    await this.takeSettings(this.options.settings);
    await this.discover();
  }

  // ---- what happens in the editor

  opened({ textDocument }: DidOpenTextDocumentParams): void {
    const uri = workspaceUri(textDocument.uri);
    this.documents.opened(uri, textDocument);
    if (!this.isOurs(uri)) return;
    this.accountsAreStale =
      this.world.open(uri, textDocument.text, textDocument.version) || this.accountsAreStale;
    this.noteRegistry(uri);
    this.outlet.touched(uri);
  }

  edited(params: DidChangeTextDocumentParams): void {
    const uri = workspaceUri(params.textDocument.uri);
    const edit = this.documents.edited(uri, params);
    if (!edit || !this.isOurs(uri)) return;
    this.world.workspace.edit(uri, edit.text, edit.window, edit.version);
    this.noteRegistry(uri);
    this.outlet.touched(uri);
  }

  closed({ textDocument }: DidCloseTextDocumentParams): void {
    const uri = workspaceUri(textDocument.uri);
    if (!this.documents.closed(uri) || !this.isOurs(uri)) return;
    const { workspace } = this.world;
    workspace.close(uri);
    if (!this.isListed(uri)) workspace.forsake(uri);
    this.noteRegistry(uri);
    this.reports.changed([uri]);
    this.outlet.closed(uri);
  }

  /** Only what is on the disk tells the encoding; and what was saved may now show what it is. */
  saved({ textDocument }: DidSaveTextDocumentParams): void {
    const uri = workspaceUri(textDocument.uri);
    this.tracked.refresh();
    if (!this.documents.has(uri) || !this.isOurs(uri)) return;
    const { workspace } = this.world;
    if (workspace.changedOnDisk(uri, false)) this.reports.changed([uri]);
    workspace.consider(uri);
    this.outlet.changed();
  }

  // ---- what happens elsewhere

  changedOnDisk({ changes }: DidChangeWatchedFilesParams): void {
    for (const change of changes) {
      const uri = workspaceUri(change.uri);
      if (/\/\.git(\/|ignore$)/.test(uri)) this.tracked.refresh();
      else if (this.isOurs(uri)) this.fileChanged(uri, change.type !== CHANGED);
    }
    this.outlet.changed();
    this.status.tellSoon();
  }

  private fileChanged(uri: string, existence: boolean): void {
    this.noteRegistry(uri);
    this.world.workspace.changedOnDisk(uri, existence);
    this.noteRegistry(uri);
    this.reports.changed([uri]);
  }

  async foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    const gone = new Set(removed.map(({ uri }) => workspaceUri(uri)));
    const fresh = added.map(({ uri }) => workspaceUri(uri));
    this.folders = [...new Set([...this.folders.filter((uri) => !gone.has(uri)), ...fresh])];
    await this.settings.refresh(this.folders);
    await this.beginAnew();
  }

  async configurationChanged({ settings }: DidChangeConfigurationParams): Promise<void> {
    if (await this.takeSettings(settings)) await this.discover();
  }

  /** True where all folders have to be looked through again. */
  private async takeSettings(given: unknown): Promise<boolean> {
    const change = await this.settings.refresh(this.folders, given);
    if (change === 'nothing') return false;
    if (change === 'files') this.renewWorld();
    this.accountsAreStale = true;
    this.outsideChanged();
    this.reports.changed(this.world.checker.knownFiles);
    this.status.tellSoon();
    return change === 'files';
  }

  // ---- what is known

  /** A URI whose documents are files: others show another state of a file, or none, and would be duplicates. */
  private isOurs(uri: string): boolean {
    const scheme = schemeOf(uri);
    return scheme === 'file:' || this.folders.some((folder) => schemeOf(folder) === scheme);
  }

  /** What lies elsewhere is read where a PBX reads it, and told of only while it is open. */
  private isListed(uri: string): boolean {
    return (
      (this.documents.has(uri) && this.isOurs(uri)) ||
      this.folders.some((folder) => isInside(uri, folder)) ||
      this.settings.all.some(({ asteriskRoot }) => asteriskRoot !== undefined && isInside(uri, asteriskRoot))
    );
  }

  private noteRegistry(uri: string): void {
    this.accountsAreStale ||= this.world.accounts.isRegistry(uri);
  }

  /** The account data, the settings or git say something else than before. */
  private outsideChanged(): void {
    if (this.isDisposed) return;
    this.settle();
    this.reports.changed(this.world.checker.accountChanged());
    this.outlet.changed();
  }

  /** Brings the findings up to date; cheap where nothing happened. */
  private settle(): void {
    if (this.failures > MAX_FAILURES) return;
    try {
      this.reports.changed(this.world.checker.settle());
    } catch (error) {
      this.failed(error);
    }
  }

  /** A mistake of ours must not leave findings behind that nobody keeps true. */
  private failed(error: unknown): void {
    this.failures++;
    this.connection.console.error(failureReport('a check', error));
    void this.beginAnew();
  }

  private async bringUpToDate(): Promise<void> {
    this.settle();
    if (!this.accountsAreStale) return;
    this.accountsAreStale = false;
    if (await this.world.accounts.load()) {
      this.outsideChanged();
      this.status.tellSoon();
    }
    this.settle();
  }

  private renewWorld(): void {
    this.reports.changed(this.world.checker.knownFiles);
    this.world = this.newWorld();
    this.accountsAreStale = true;
    for (const uri of this.documents.uris) {
      const document = this.documents.get(uri);
      if (document && this.isOurs(uri)) this.world.open(uri, document.getText(), document.version);
    }
  }

  private async beginAnew(): Promise<void> {
    this.renewWorld();
    this.outlet.changed();
    await this.discover();
  }

  private async discover(): Promise<void> {
    const { world } = this;
    const isOver = () => this.isDisposed || this.world !== world;
    this.status.hold();
    await discover(world, this.host, {
      isOver,
      registriesKnown: () => {
        this.accountsAreStale = true;
        return this.bringUpToDate();
      },
      settle: () => {
        this.settle();
        this.outlet.changed();
      },
    });
    if (isOver()) return;
    if (this.options.dynamicWatching) this.watching.follow(world.files);
    this.outlet.discovered();
    this.status.release();
  }

  // ---- what the client asks

  /** A file that no finding stands in must still be known: the client may ask for it first. */
  async diagnostics({
    textDocument,
    previousResultId,
  }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    await this.bringUpToDate();
    return this.reports.document(workspaceUri(textDocument.uri), previousResultId);
  }

  /** Every file with findings, and every file that the client thinks has some. */
  async workspaceDiagnostics(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    await this.bringUpToDate();
    const known = new Map(previousResultIds.map((each) => [workspaceUri(each.uri), each]));
    const uris = new Set([...this.world.checker.knownFiles, ...known.keys()]);
    const breath = new Breath(this.host.clock);
    const items: WorkspaceDiagnosticReport['items'] = [];
    for (const uri of uris) {
      if (breath.isDue) {
        await breath.take();
        if (token.isCancellationRequested) break;
        await this.bringUpToDate();
      }
      const report = this.reports.inWorkspace(uri, known.get(uri));
      if (report) items.push(report);
    }
    return { items };
  }

  dispose(): void {
    this.isDisposed = true;
    this.outlet.dispose();
    this.tracked.dispose();
    this.status.dispose();
  }
}

export function createSession(connection: Connection, host: Host, options: SessionOptions): Session {
  return new Session(connection, host, options);
}
