import type {
  CompletionList,
  Connection,
  DocumentDiagnosticReport,
  InitializeResult,
  ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Host } from '../host/host';
import { listenToAccounts } from './account/listen';
import { Lifetime } from './lifetime';
import { listenToMigration } from './migration';
import { refusing } from './refusing';
import type { Session } from './session';
import { type SessionOptions, sessionOptions } from './session-options';

/** Where the checks live. They are loaded after the answer to `initialize`, so that an editor starts without waiting. */
type LoadSession = () => Promise<{
  createSession(connection: Connection, host: Host, options: SessionOptions): Session;
}>;

const INCREMENTAL: TextDocumentSyncKind = 2;

/** Characters after which an editor asks for completions without being told to. */
const TRIGGERS = ['=', '/', ',', '@', '(', ':', '.', '[', '!', '"', "'", '<', '{', ' '];

const NO_COMPLETIONS: CompletionList = { isIncomplete: false, items: [] };
const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: 'full', items: [] };

/** `firstEdit` is called once, when somebody begins to type. */
export function startServer(
  connection: Connection,
  host: Host,
  load: LoadSession,
  firstEdit: () => void,
): void {
  const lifetime = new Lifetime(connection);
  let session: Promise<Session> | undefined;
  let options: SessionOptions | undefined;
  connection.onInitialize((params): InitializeResult => {
    options = sessionOptions(params);
    lifetime.begin();
    return {
      capabilities: capabilitiesOf(options),
      serverInfo: { name: 'sip-lens' },
    };
  });
  /** Everything waits for the same promise, so that it is handled in the order in which it came. */
  const ready = (): Promise<Session> => {
    const known = options ?? sessionOptions({ processId: null, rootUri: null, capabilities: {} });
    session ??= load().then((module) => module.createSession(connection, host, known));
    return session;
  };
  connection.onInitialized(
    lifetime.told('the start', async () => {
      if (options?.workspaceFolders) followFolders(connection, lifetime, ready);
      await (await ready()).start();
    }),
  );
  listenToEvents(connection, lifetime, ready, once(firstEdit));
  listenToQuestions(connection, lifetime, ready);
  listenToAccounts(connection, lifetime, ready);
  listenToMigration(connection, lifetime, ready);
  connection.onShutdown(async () => {
    lifetime.end();
    if (session) (await session).dispose();
  });
  connection.listen();
}

type Ready = () => Promise<Session>;

/** A change may come while the session is still being loaded. */
function followFolders(connection: Connection, lifetime: Lifetime, ready: Ready): void {
  connection.workspace.onDidChangeWorkspaceFolders(
    lifetime.told('a change of folders', async (event) => (await ready()).foldersChanged(event)),
  );
}

function once(task: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) task();
    isDone = true;
  };
}

function listenToEvents(
  connection: Connection,
  { told }: Lifetime,
  ready: Ready,
  firstEdit: () => void,
): void {
  connection.onDidOpenTextDocument(told('opening', async (event) => (await ready()).opened(event)));
  connection.onDidChangeTextDocument(
    told('an edit', async (event) => {
      firstEdit();
      (await ready()).edited(event);
    }),
  );
  connection.onDidCloseTextDocument(told('closing', async (event) => (await ready()).closed(event)));
  connection.onDidSaveTextDocument(told('saving', async (event) => (await ready()).saved(event)));
  connection.onDidChangeWatchedFiles(
    told('a change of files', async (event) => (await ready()).changedOnDisk(event)),
  );
  connection.onDidChangeConfiguration(
    told('a change of settings', async (event) => (await ready()).configurationChanged(event)),
  );
}

function listenToQuestions(connection: Connection, { asked }: Lifetime, ready: Ready): void {
  const answers = async () => (await ready()).answers;
  connection.onHover(asked('hover', null, async (params, token) => (await answers()).hover(params, token)));
  connection.onCompletion(
    asked('completion', NO_COMPLETIONS, async (params, token) => (await answers()).complete(params, token)),
  );
  connection.onDefinition(
    asked('definition', null, async (params, token) => (await answers()).definition(params, token)),
  );
  connection.onReferences(
    asked('references', [], async (params, token) => (await answers()).references(params, token)),
  );
  connection.onPrepareRename(
    refusing(
      asked('a rename', null, async (params, token) => (await answers()).prepareRename(params, token)),
    ),
  );
  connection.onRenameRequest(
    refusing(asked('renaming', null, async (params, token) => (await answers()).rename(params, token))),
  );
  connection.onDocumentSymbol(
    asked('symbols', [], async (params, token) => (await answers()).symbols(params, token)),
  );
  connection.onDocumentLinks(
    asked('links', [], async (params, token) => (await answers()).links(params, token)),
  );
  connection.onCodeLens(
    asked('code lenses', [], async (params, token) => (await answers()).codeLenses(params, token)),
  );
  connection.onCodeLensResolve(async (lens, token) =>
    asked('a code lens', lens, async () => (await answers()).resolveCodeLens(lens, token))(lens, token),
  );
  connection.onCodeAction(
    asked('code actions', [], async (params, token) => (await answers()).codeActions(params, token)),
  );
  const { diagnostics } = connection.languages;
  diagnostics.on(
    asked('diagnostics', NO_DIAGNOSTICS, async (params, token) => (await ready()).diagnostics(params, token)),
  );
  diagnostics.onWorkspace(
    asked('diagnostics of the workspace', { items: [] }, async (params, token) =>
      (await ready()).workspaceDiagnostics(params, token),
    ),
  );
}

function capabilitiesOf({ pull, prepareRename }: SessionOptions): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: { includeText: false } },
    hoverProvider: true,
    completionProvider: { triggerCharacters: TRIGGERS },
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: prepareRename ? { prepareProvider: true } : true,
    documentSymbolProvider: true,
    documentLinkProvider: {},
    codeLensProvider: { resolveProvider: true },
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
