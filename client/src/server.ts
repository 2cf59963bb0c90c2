import { join } from 'node:path';
import { type ExtensionContext, type OutputChannel, type TextDocument, workspace } from 'vscode';
import {
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { CrashHandler } from './crash-handler';
import { CrashPolicy } from './crash-policy';
import { askedDocuments } from './documents';
import { selectionSettings } from './settings';
import { SynchronizedDocuments } from './synchronized-documents';
import { WatchedFiles } from './watched-files';

/** Commands that an answer of the server may carry: ours, and the one that opens the list of completions. */
const commandsForServer = [
  'editor.action.triggerSuggest',
  'sipLens.applyAccountFix',
  'sipLens.bindFolder',
  'sipLens.openFinding',
  'sipLens.registry.pull',
  'sipLens.revealResource',
];

/** The language server of this window: one for all its folders. */
export class Server {
  readonly client: LanguageClient;
  /** Those that the server is shown. */
  readonly documents = new SynchronizedDocuments((document) => this.show(document));
  private readonly watched = new WatchedFiles();
  private readonly crashPolicy = new CrashPolicy();
  private pending: Promise<void> = Promise.resolve();
  private startCount = 0;

  constructor(context: ExtensionContext, channel: OutputChannel) {
    this.client = new LanguageClient('sipLens', 'SIP Lens', serverOptions(context), this.options(channel));
    context.subscriptions.push(
      this.watched,
      this.documents,
      this.client.onDidChangeState(({ newState }) => {
        if (newState === State.Starting) this.documents.reset();
        if (newState === State.Running) this.startCount += 1;
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (selectionSettings.some((name) => event.affectsConfiguration(name))) void this.restart();
        else if (event.affectsConfiguration('sipLens')) this.tellOfSettings();
        if (event.affectsConfiguration('sipLens.yaml.keys')) this.showMissing();
      }),
      workspace.onDidSaveTextDocument(() => this.showMissing()),
    );
  }

  /** How often the server stopped by itself. */
  get crashes(): number {
    return this.crashPolicy.crashes;
  }

  /** How often the server was started, crashes included. */
  get starts(): number {
    return this.startCount;
  }

  /** Resolves when the server answers; a failure is in the log and in the status, and is not thrown. */
  start(): Promise<void> {
    return this.inTurn(() => this.client.start());
  }

  /** Starts anew, with the documents that the settings now select. */
  restart(): Promise<void> {
    return this.inTurn(async () => {
      if (this.client.needsStop()) await this.client.stop();
      this.crashPolicy.forgive();
      Object.assign(this.client.clientOptions, this.selection());
      await this.client.start();
    });
  }

  stop(): Promise<void> {
    return this.inTurn(() => (this.client.needsStop() ? this.client.stop() : Promise.resolve()));
  }

  private inTurn(task: () => Promise<void>): Promise<void> {
    this.pending = this.pending.then(task).catch((error: unknown) => {
      this.client.error('The server could not be started or stopped.', error, 'force');
    });
    return this.pending;
  }

  /** The server asks for the new ones when it knows that there are some. */
  private tellOfSettings(): void {
    if (!this.client.isRunning()) return;
    void this.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  /** What is ours may be told by the settings, a file beside it, or a text too long to be looked at while it is typed. */
  private showMissing(): void {
    for (const document of workspace.textDocuments.filter((each) => this.documents.isMissing(each)))
      this.show(document);
  }

  private show(document: TextDocument): void {
    const opening = this.client.getFeature(DidOpenTextDocumentNotification.method);
    const findings = this.client.getFeature(DocumentDiagnosticRequest.method);
    // it may have been asked about before, and then nobody would ask again
    void opening
      .getProvider(document)
      ?.send(document)
      .then(() => findings?.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire());
  }

  /** What the settings decide of the documents and files that the server hears of. */
  private selection(): Pick<LanguageClientOptions, 'documentSelector' | 'synchronize'> {
    return {
      documentSelector: askedDocuments(),
      synchronize: { fileEvents: this.watched.renew() },
    };
  }

  private options(channel: OutputChannel): LanguageClientOptions {
    return {
      ...this.selection(),
      outputChannel: channel,
      diagnosticCollectionName: 'sip-lens',
      diagnosticPullOptions: { onChange: true, onSave: true, match: () => false },
      errorHandler: new CrashHandler(this.crashPolicy),
      initializationOptions: { accounts: true, commands: commandsForServer },
      middleware: this.documents.middleware(),
    };
  }
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath(join('dist', 'server', 'main.js'));
  const program = { module, transport: TransportKind.ipc };
  return { run: program, debug: { ...program, options: { execArgv: ['--nolazy', '--inspect=0'] } } };
}
