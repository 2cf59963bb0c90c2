import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  Trace,
  TraceFormat,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  FileChangeType,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  Registration,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { assertNoLeak, assertNoLeakInMessages, messagesOf } from '../../support/planted';
import { PROGRAMS, Program } from './program';

export interface ClientOptions {
  /** URIs of workspace folders. */
  readonly folders?: readonly string[];
  /** False for a client that does not ask for diagnostics. */
  readonly pull?: boolean;
  /** Put over the capabilities that the client has otherwise. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** The `sipLens` section; by folder where it differs. */
  readonly settings?: Settings;
  readonly program?: readonly string[];
  /** Keeps what an editor writes to its log when the trace is verbose; it is looked through at the end. */
  readonly trace?: boolean;
  /** Answers other than the usual ones to what the server asks. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
}

export type Settings = Readonly<Record<string, unknown>>;

/** What the server says it checks. */
export interface Status {
  readonly registry?: { readonly uri: string; readonly accounts: number };
  readonly units: number;
  readonly files: number;
  readonly problem?: string;
  readonly connections?: readonly { readonly label: string; readonly state: string }[];
}

/** What has not come by then never comes, on a slow machine too. */
const PATIENCE_MS = 30_000;
const POLL_MS = 15;
const CHANGE_TYPES: Readonly<Record<'created' | 'changed' | 'deleted', FileChangeType>> = {
  created: 1,
  changed: 2,
  deleted: 3,
};

/** An editor, as the server sees it. */
export class Client {
  readonly program: Program;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: Status[] = [];
  readonly logged: string[] = [];
  readonly registrations: Registration[] = [];
  readonly traced: unknown[] = [];
  refreshes = 0;
  settings: Settings;
  readonly folderSettings = new Map<string, Settings>();
  private mayFail = false;
  private readonly connection: MessageConnection;
  private readonly versions = new Map<string, number>();

  constructor(private readonly options: ClientOptions = {}) {
    this.settings = options.settings ?? {};
    this.program = new Program(options.program ?? PROGRAMS.bundle);
    const { stdout, stdin } = this.program.process;
    this.connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.listen();
  }

  /** Resolves when the server has looked through its folders. */
  async start(): Promise<void> {
    await this.initialize();
    this.initialized();
    await this.until('a first status', () => this.statuses.length > 0);
  }

  private listen(): void {
    const { connection } = this;
    const answer = (method: string, usual: (params: never) => unknown): void => {
      connection.onRequest(method, (params: never) => (this.options.answers?.[method] ?? usual)(params));
    };
    answer('workspace/configuration', ({ items }: { items: readonly { scopeUri?: string }[] }) =>
      items.map(({ scopeUri = '' }) => this.folderSettings.get(scopeUri) ?? this.settings),
    );
    answer('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    answer('workspace/codeLens/refresh', () => null);
    for (const [method, own] of Object.entries(this.options.answers ?? {})) answer(method, own);
    answer('client/registerCapability', ({ registrations }: { registrations: readonly Registration[] }) => {
      this.registrations.push(...registrations);
      return null;
    });
    answer('client/unregisterCapability', () => null);
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    connection.onNotification('sipLens/status', (params: Status) => {
      this.statuses.push(params);
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.onError(() => undefined);
    connection.listen();
    if (this.options.trace) this.keepTrace();
  }

  private keepTrace(): void {
    const tracer = { log: (entry: unknown) => this.traced.push(entry) };
    void this.connection.trace(Trace.Verbose, tracer, { traceFormat: TraceFormat.JSON });
  }

  initialize(): Promise<InitializeResult> {
    const { folders = [], pull = true, capabilities, initializationOptions } = this.options;
    return this.request('initialize', {
      processId: process.pid,
      rootUri: folders[0] ?? null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })),
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
          workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
        },
        textDocument: {
          publishDiagnostics: { versionSupport: true, relatedInformation: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          ...(pull ? { diagnostic: {} } : {}),
        },
        ...capabilities,
      },
      ...(initializationOptions ? { initializationOptions } : {}),
    });
  }

  initialized(): void {
    this.notify('initialized', {});
  }

  request<R>(method: string, params?: object): Promise<R> {
    return params === undefined
      ? this.connection.sendRequest<R>(method)
      : this.connection.sendRequest<R>(method, params);
  }

  /** The code of the error that the request is answered with; undefined where it is answered. */
  async errorOf(method: string, params?: object): Promise<number | undefined> {
    return this.request(method, params).then(
      () => undefined,
      (error: { code?: number }) => error.code,
    );
  }

  /** A request that can be cancelled, and the code of the error that it is answered with then. */
  cancellable(method: string, params: object): { code: Promise<number | undefined>; cancel(): void } {
    const source = new CancellationTokenSource();
    const code = this.connection.sendRequest(method, params, source.token).then(
      () => undefined,
      (error: { code?: number }) => error.code,
    );
    return { code, cancel: () => source.cancel() };
  }

  notify(method: string, params?: object): void {
    void (
      params === undefined
        ? this.connection.sendNotification(method)
        : this.connection.sendNotification(method, params)
    ).catch(() => undefined);
  }

  open(uri: string, text: string, version = 1, languageId = 'asterisk-pjsip'): void {
    this.versions.set(uri, version);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  /** The new version. */
  change(uri: string, text: string, range?: Range): number {
    const params = this.changeOf(uri, text, range);
    this.notify('textDocument/didChange', params);
    return params.textDocument.version;
  }

  /** Each a change of its own, and all of them in one write: however busy the machine is, no time lies between them. */
  changeAtOnce(uri: string, texts: readonly string[], range?: Range): number {
    const changes = texts.map((text) => this.changeOf(uri, text, range));
    const method = 'textDocument/didChange';
    this.program.process.stdin.write(
      changes.map((params) => framed({ jsonrpc: '2.0', method, params })).join(''),
    );
    return changes.at(-1)?.textDocument.version ?? 0;
  }

  private changeOf(uri: string, text: string, range?: Range) {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    return { textDocument: { uri, version }, contentChanges: [range ? { range, text } : { text }] };
  }

  save(uri: string): void {
    this.notify('textDocument/didSave', { textDocument: { uri } });
  }

  close(uri: string): void {
    this.versions.delete(uri);
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  filesChanged(changes: Readonly<Record<string, keyof typeof CHANGE_TYPES>>): void {
    this.notify('workspace/didChangeWatchedFiles', {
      changes: Object.entries(changes).map(([uri, type]) => ({ uri, type: CHANGE_TYPES[type] })),
    });
  }

  changeSettings(settings: Settings): void {
    this.settings = settings;
    this.notify('workspace/didChangeConfiguration', { settings: null });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const previous = previousResultId === undefined ? {} : { previousResultId };
    return this.request('textDocument/diagnostic', { textDocument: { uri }, ...previous });
  }

  pullAll(known: Readonly<Record<string, string>> = {}): Promise<WorkspaceDiagnosticReport> {
    const previousResultIds = Object.entries(known).map(([uri, value]) => ({ uri, value }));
    return this.request('workspace/diagnostic', { previousResultIds });
  }

  /** What the server last said of a file: asked for, or the last that was sent. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    if (this.options.pull === false)
      return this.published.filter((each) => each.uri === uri).at(-1)?.diagnostics ?? [];
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  /** `line rule` of each finding, lines from 1, in order; only of rules that match. */
  async findings(uri: string, rules = /./): Promise<string[]> {
    return brief(await this.diagnostics(uri), rules);
  }

  /** Waits for the findings of a file to become these. */
  async expect(uri: string, expected: readonly string[], rules?: RegExp): Promise<void> {
    let found: string[] = [];
    const isSo = async () => {
      found = await this.findings(uri, rules);
      return found.length === expected.length && found.every((each, index) => each === expected[index]);
    };
    await this.until('', isSo).catch(() => assert.deepEqual(found, expected, this.program.errors));
  }

  /** What the last status says of a connection with a Twilio account. */
  connectionState(label: string): string | undefined {
    return this.statuses.at(-1)?.connections?.find((connection) => connection.label === label)?.state;
  }

  /** Waits until it is so. */
  async until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await isSo())) {
      assert.ok(this.program.isRunning, `the server has ended: ${this.program.errors}`);
      assert.ok(Date.now() < deadline, `waited for nothing: ${what}`);
      await pause(POLL_MS);
    }
  }

  /**
   * Waits until the server has done what it was sent, and what it put off for less than this time. A fixed time alone
   * would be over on a busy machine before the server has begun.
   */
  async quiet(milliseconds: number): Promise<void> {
    await this.answered();
    await pause(milliseconds);
    await this.answered();
  }

  /** What was sent before has been taken, and what was due has been sent. */
  private async answered(): Promise<void> {
    const uri = 'file:///nothing/of/ours.txt';
    await this.request('textDocument/documentSymbol', { textDocument: { uri } });
  }

  private get failures(): string[] {
    return this.logged.filter((line) => /failed/.test(line));
  }

  /** It was sent what it must fail at. */
  expectFailures(): void {
    this.mayFail = true;
  }

  /** Ends the server in the proper way, and complains of what it did not do properly. */
  async stop(): Promise<void> {
    if (this.program.isRunning) {
      await this.request('shutdown');
      this.notify('exit');
      assert.equal(await this.program.ended(), 0, 'exit code');
    }
    assert.equal(this.program.errors, '', 'standard error');
    if (!this.mayFail) assert.deepEqual(this.failures, [], 'failures in the log');
    this.assertNoLeak();
    this.connection.dispose();
  }

  /** No secret of the tests is in what the server wrote, apart from edits of the documents that hold it. */
  assertNoLeak(): void {
    assertNoLeak(this.program.errors, 'standard error of the server');
    assertNoLeakInMessages(messagesOf(this.program.transcript), 'what the server sent');
    assertNoLeakInMessages(this.traced, 'the trace');
  }

  kill(): void {
    this.connection.dispose();
    this.program.process.kill('SIGKILL');
  }
}

export function brief(diagnostics: readonly Diagnostic[], rules = /./): string[] {
  return diagnostics.flatMap(({ range, code = '' }) =>
    rules.test(String(code)) ? [`${range.start.line + 1} ${code}`] : [],
  );
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function framed(message: object): string {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
