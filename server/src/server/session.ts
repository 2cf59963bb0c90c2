import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CompletionList,
  CompletionParams,
  Connection,
  Definition,
  DefinitionParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  DocumentLink,
  DocumentLinkParams,
  DocumentSymbol,
  DocumentSymbolParams,
  Hover,
  HoverParams,
  Location,
  ReferenceParams,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { Checker } from '../diagnostics/checker';
import * as features from '../features';
import type { Host } from '../host/host';
import { allRules } from '../rules';
import { Accounts } from '../workspace/accounts';
import { Workspace, type WorkspaceOptions } from '../workspace/workspace';
import { DiagnosticsReports } from './diagnostics-reports';
import { Documents } from './documents';
import { LiveEnvironment } from './live-environment';
import { Publisher } from './publisher';
import type { SessionOptions } from './session-options';
import { SettingsStore } from './settings-store';
import { watchFiles } from './watching';

/** Schemes whose documents show another state of a file, or none: their findings would be duplicates. */
const FOREIGN_SCHEMES =
  /^(git|gitfs|untitled|output|vscode-scm|vscode-local-history|review|pr|gitlens|conflictResolution|search-editor|walkThrough):/i;

/** One client's view of its folders: takes its notifications in and answers its questions. */
export class Session {
  private readonly documents = new Documents();
  private readonly settings: SettingsStore;
  private readonly workspace: Workspace;
  private readonly accounts: Accounts;
  private readonly environment: LiveEnvironment;
  private readonly checker: Checker;
  private readonly reports: DiagnosticsReports;
  private readonly publisher: Publisher;
  private folders: readonly string[];
  private disposed = false;

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
    private readonly options: SessionOptions,
  ) {
    this.folders = options.folders;
    this.settings = new SettingsStore(connection, options.configuration);
    this.workspace = new Workspace(host, this.workspaceOptions());
    this.accounts = new Accounts(this.workspace, () => this.settings.common.registryPath);
    this.environment = new LiveEnvironment(host, this.settings);
    this.checker = new Checker(this.workspace, allRules, this.accounts, this.environment, (uri) =>
      this.settings.rulesFor(uri),
    );
    this.reports = new DiagnosticsReports(this.checker, (uri) => this.documents.get(uri)?.version, isShown);
    this.publisher = new Publisher(connection, host.clock, options, this.reports, this.documents, () =>
      this.settle(),
    );
  }

  private workspaceOptions(): WorkspaceOptions {
    const { declared, sizeLimit, asteriskRootUri } = this.settings.common;
    return { folders: this.folders, declared, sizeLimit, asteriskRoot: asteriskRootUri };
  }

  /** After `initialized`: settings, watchers, a look at the whole workspace. Nothing else waits for it. */
  async start(): Promise<void> {
    if (this.options.dynamicWatching) watchFiles(this.connection);
    if (this.options.workspaceFolders) this.followFolders();
    await this.configurationChanged();
    await this.scan();
  }

  private followFolders(): void {
    this.connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri.replace(/\/$/, '')));
      this.folders = [
        ...this.folders.filter((uri) => !gone.has(uri)),
        ...added.map(({ uri }) => uri.replace(/\/$/, '')),
      ];
      this.workspace.configure(this.workspaceOptions());
      await this.scan();
    });
  }

  private async scan(): Promise<void> {
    for (const folder of this.folders) await this.workspace.scan(folder, () => this.disposed);
    await this.accounts.load();
    this.checker.accountChanged();
    await this.lookAround();
  }

  /** Asks git again which files it tracks, and tells the client what is checked against what. */
  private async lookAround(): Promise<void> {
    this.settle();
    const changed = await this.host.git.refresh([...this.workspace.files]);
    if (changed) this.reports.changed(this.checker.accountChanged());
    this.publisher.everything();
    this.sendStatus();
  }

  private sendStatus(): void {
    if (this.disposed) return;
    const units = [...this.workspace.units].length;
    const files = [...this.workspace.files].length;
    void this.connection.sendNotification('sipLens/status', { ...this.accounts.status(), units, files });
  }

  /** Brings the findings up to date; cheap where nothing happened. */
  private settle(): void {
    this.reports.changed(this.checker.settle());
  }

  async configurationChanged(): Promise<void> {
    if (await this.settings.refresh(this.folders)) {
      this.workspace.configure(this.workspaceOptions());
      await this.accounts.load();
      this.reports.changed(this.checker.accountChanged());
      this.reports.changed(this.workspace.files);
    }
    this.publisher.everything();
  }

  opened({ textDocument }: DidOpenTextDocumentParams): void {
    this.documents.opened(textDocument);
    if (!isShown(textDocument.uri)) return;
    this.workspace.open(textDocument.uri, textDocument.text, textDocument.version);
    this.publisher.touched(textDocument.uri);
    if (this.accounts.isRegistry(textDocument.uri)) void this.registryChanged();
  }

  edited(params: DidChangeTextDocumentParams): void {
    const edit = this.documents.edited(params);
    if (!edit || !isShown(edit.uri)) return;
    this.workspace.edit(edit.uri, edit.text, edit.window, edit.version);
    this.publisher.touched(edit.uri);
    if (this.accounts.isRegistry(edit.uri)) void this.registryChanged();
  }

  private async registryChanged(): Promise<void> {
    if (!(await this.accounts.load())) return;
    this.reports.changed(this.checker.accountChanged());
    this.publisher.everything();
    this.sendStatus();
  }

  closed({ textDocument }: DidCloseTextDocumentParams): void {
    this.documents.closed(textDocument.uri);
    this.workspace.close(textDocument.uri);
    this.publisher.closed(textDocument.uri);
    if (this.accounts.isRegistry(textDocument.uri)) void this.registryChanged();
  }

  async saved(_params: DidSaveTextDocumentParams): Promise<void> {
    await this.lookAround();
  }

  async changedOnDisk({ changes }: DidChangeWatchedFilesParams): Promise<void> {
    for (const { uri, type } of changes) this.workspace.changedOnDisk(uri, type !== CHANGED);
    await this.accounts.load();
    this.reports.changed(this.checker.accountChanged());
    await this.lookAround();
  }

  /** A file that no finding stands in must still be known: the client may ask for it first. */
  diagnostics({ textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    this.settle();
    this.publisher.answered();
    return this.reports.document(textDocument.uri, previousResultId);
  }

  workspaceDiagnostics(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): WorkspaceDiagnosticReport {
    this.settle();
    return this.reports.workspace(previousResultIds, token);
  }

  private context(): features.FeatureContext {
    this.settle();
    return {
      workspace: this.workspace,
      checker: this.checker,
      accountFor: (uri) => this.accounts.snapshotForFile(uri),
    };
  }

  hover({ textDocument, position }: HoverParams): Hover | null {
    return features.hover(this.context(), textDocument.uri, position) ?? null;
  }

  complete({ textDocument, position }: CompletionParams): CompletionList {
    return features.complete(this.context(), textDocument.uri, position);
  }

  definition({ textDocument, position }: DefinitionParams): Definition | null {
    return features.definition(this.context(), textDocument.uri, position) ?? null;
  }

  references({ textDocument, position, context }: ReferenceParams): Location[] {
    return features.references(this.context(), textDocument.uri, position, context.includeDeclaration);
  }

  symbols({ textDocument }: DocumentSymbolParams): DocumentSymbol[] {
    return features.documentSymbols(this.context(), textDocument.uri);
  }

  links({ textDocument }: DocumentLinkParams): DocumentLink[] {
    return features.documentLinks(this.context(), textDocument.uri);
  }

  codeActions({ textDocument, range, context }: CodeActionParams): CodeAction[] {
    return features.codeActions(this.context(), textDocument.uri, range, context.only);
  }

  dispose(): void {
    this.disposed = true;
    this.publisher.dispose();
  }
}

/** FileChangeType.Changed: what is there has another text; anything else came or went. */
const CHANGED = 2;

function isShown(uri: string): boolean {
  return !FOREIGN_SCHEMES.test(uri);
}

export function createSession(connection: Connection, host: Host, options: SessionOptions): Session {
  return new Session(connection, host, options);
}
