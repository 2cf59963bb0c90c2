import { join } from 'node:path';
import { type ExtensionContext, type OutputChannel, workspace } from 'vscode';
import {
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
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

/** Commands of ours that an answer of the server may carry. */
const commandsForServer = [
  'sipLens.applyAccountFix',
  'sipLens.bindFolder',
  'sipLens.openFinding',
  'sipLens.registry.pull',
  'sipLens.revealResource',
];

/** The language server of this window: one for all its folders. */
export class Server {
  readonly client: LanguageClient;
  private readonly documents = new SynchronizedDocuments();
  private readonly watched = new WatchedFiles();
  private readonly crashPolicy = new CrashPolicy();
  private pending: Promise<void> = Promise.resolve();
  private startCount = 0;

  constructor(context: ExtensionContext, channel: OutputChannel) {
    this.client = new LanguageClient('sipLens', 'SIP Lens', serverOptions(context), this.options(channel));
    context.subscriptions.push(
      this.watched,
      this.client.onDidChangeState(({ newState }) => {
        if (newState === State.Starting) this.documents.reset();
        if (newState === State.Running) this.startCount += 1;
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (selectionSettings.some((name) => event.affectsConfiguration(name))) void this.restart();
        else if (event.affectsConfiguration('sipLens')) this.tellOfSettings();
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

  /** A text may only now show what it is: the server gets it when it is saved. */
  private showMissing(): void {
    const opening = this.client.getFeature(DidOpenTextDocumentNotification.method);
    for (const document of workspace.textDocuments.filter((each) => this.documents.isMissing(each))) {
      void opening.getProvider(document)?.send(document);
    }
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
