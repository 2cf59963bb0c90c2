import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import { APPLY_ACCOUNT_FIX } from '../features/code-actions/fixes';
import { isRecord } from '../text/record';
import { workspaceUri } from './client-uri';

/** What the client said of itself at the start. */
export interface SessionOptions {
  /** Workspace folders, without trailing slash. */
  readonly folders: readonly string[];
  /** The client asks for diagnostics; otherwise they are sent. */
  readonly pull: boolean;
  /** The client can be told to ask again. */
  readonly refresh: boolean;
  readonly dynamicWatching: boolean;
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  readonly hierarchicalSymbols: boolean;
  /** A completion may say where the caret goes on. */
  readonly snippets: boolean;
  /** An edit may make a file that is not there. */
  readonly createsFiles: boolean;
  /** The client asks whether there is something to rename before it asks for a new name. */
  readonly prepareRename: boolean;
  /** The client can be told to ask for code lenses again. */
  readonly lensRefresh: boolean;
  /** The client knows of Twilio accounts and keeps the keys for them (protocol/account.ts): `accounts` of its initialization options. */
  readonly accounts: boolean;
  /**
   * Commands of the client's own that an answer may carry: `commands` of its initialization options, and the one for
   * account fixes where `accountFixes` is true.
   */
  readonly commands: ReadonlySet<string>;
  /** Settings of a client that cannot be asked for them. */
  readonly settings: unknown;
}

export function sessionOptions(params: InitializeParams): SessionOptions {
  const { textDocument, workspace } = params.capabilities;
  const folders = params.workspaceFolders?.map(({ uri }) => workspaceUri(uri)) ?? [];
  // the client may still speak of one root only
  if (folders.length === 0 && params.rootUri) folders.push(workspaceUri(params.rootUri));
  return {
    folders,
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    dynamicWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    createsFiles: createsFiles(workspace),
    prepareRename: textDocument?.rename?.prepareSupport === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    accounts: isRecord(params.initializationOptions) && params.initializationOptions.accounts === true,
    commands: commandsOf(params.initializationOptions),
    settings: params.initializationOptions,
  };
}

function commandsOf(options: unknown): ReadonlySet<string> {
  if (typeof options !== 'object' || options === null) return new Set();
  const given = 'commands' in options && Array.isArray(options.commands) ? options.commands : [];
  const accountFixes = 'accountFixes' in options && options.accountFixes === true ? [APPLY_ACCOUNT_FIX] : [];
  return new Set([
    ...given.filter((command): command is string => typeof command === 'string'),
    ...accountFixes,
  ]);
}

function createsFiles(workspace: ClientCapabilities['workspace']): boolean {
  const { documentChanges, resourceOperations = [] } = workspace?.workspaceEdit ?? {};
  return documentChanges === true && resourceOperations.includes('create');
}
