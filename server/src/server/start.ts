import type {
  ClientCapabilities,
  Connection,
  InitializeParams,
  InitializeResult,
  ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Host } from '../host/host';
import type { Session } from './session';
import { NO_OPTIONS, type SessionOptions } from './session-options';

/** Where the checks live. They are loaded after the answer to `initialize`, so that an editor starts without waiting. */
type LoadSession = () => Promise<{
  createSession(connection: Connection, host: Host, options: SessionOptions): Session;
}>;

const INCREMENTAL: TextDocumentSyncKind = 2;

/** Characters after which an editor asks for completions without being told to. */
const TRIGGERS = ['=', '/', ',', '@', '(', ':', '.', '[', '!', '"', ' '];

/** `answered` is called once, when the first document has its diagnostics or is edited. */
export function startServer(
  connection: Connection,
  host: Host,
  load: LoadSession,
  answered: () => void,
): void {
  let first = true;
  const looked = () => {
    if (first) answered();
    first = false;
  };
  let session: Promise<Session> | undefined;
  let options: SessionOptions | undefined;
  connection.onInitialize((params): InitializeResult => {
    options = optionsOf(params);
    return {
      capabilities: capabilitiesOf(options),
      serverInfo: { name: 'sip-lens' },
    };
  });
  /** Everything waits for the same promise, so that it is handled in the order in which it came. */
  const ready = (): Promise<Session> => {
    session ??= load().then((module) => module.createSession(connection, host, options ?? NO_OPTIONS));
    return session;
  };
  connection.onInitialized(async () => (await ready()).start());
  connection.onDidOpenTextDocument(async (event) => (await ready()).opened(event));
  connection.onDidChangeTextDocument(async (event) => {
    (await ready()).edited(event);
    looked();
  });
  connection.onDidCloseTextDocument(async (event) => (await ready()).closed(event));
  connection.onDidSaveTextDocument(async (event) => (await ready()).saved(event));
  connection.onDidChangeWatchedFiles(async (event) => (await ready()).changedOnDisk(event));
  connection.onDidChangeConfiguration(async () => (await ready()).configurationChanged());
  connection.onHover(async (params) => (await ready()).hover(params));
  connection.onCompletion(async (params) => (await ready()).complete(params));
  connection.onDefinition(async (params) => (await ready()).definition(params));
  connection.onReferences(async (params) => (await ready()).references(params));
  connection.onDocumentSymbol(async (params) => (await ready()).symbols(params));
  connection.onDocumentLinks(async (params) => (await ready()).links(params));
  connection.onCodeAction(async (params) => (await ready()).codeActions(params));
  connection.languages.diagnostics.on(async (params) => {
    const report = (await ready()).diagnostics(params);
    looked();
    return report;
  });
  connection.languages.diagnostics.onWorkspace(async (params, token) =>
    (await ready()).workspaceDiagnostics(params, token),
  );
  connection.onShutdown(async () => {
    if (session) (await session).dispose();
  });
  connection.listen();
}

function optionsOf(params: InitializeParams): SessionOptions {
  const { textDocument, workspace } = params.capabilities;
  const folders = params.workspaceFolders?.map(({ uri }) => withoutSlash(uri)) ?? [];
  // the client may still speak of one root only
  if (folders.length === 0 && params.rootUri) folders.push(withoutSlash(params.rootUri));
  return {
    folders,
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    dynamicWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    hierarchicalSymbols: hasHierarchicalSymbols(params.capabilities),
  };
}

function hasHierarchicalSymbols(capabilities: ClientCapabilities): boolean {
  return capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}

function capabilitiesOf({ pull }: SessionOptions): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: { includeText: false } },
    hoverProvider: true,
    completionProvider: { triggerCharacters: TRIGGERS },
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: true,
    documentLinkProvider: {},
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.sipLens'] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pull
      ? {
          diagnosticProvider: {
            identifier: 'sip-lens',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
  };
}
