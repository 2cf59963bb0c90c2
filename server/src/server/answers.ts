import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CodeLens,
  CodeLensParams,
  CompletionList,
  CompletionParams,
  Definition,
  DefinitionParams,
  DocumentLink,
  DocumentLinkParams,
  DocumentSymbol,
  DocumentSymbolParams,
  Hover,
  HoverParams,
  Location,
  PrepareRenameParams,
  PrepareRenameResult,
  ReferenceParams,
  RenameParams,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { MigrationPreview, MigrationRequest, UsedService } from '../../../protocol/migration';
import * as features from '../features';
import { editOf } from '../features/code-actions/fixes';
import { SourceFile } from '../workspace/source-file';
import { whileWanted } from './cancellation';
import { workspaceUri } from './client-uri';
import type { LensRefresher } from './lens-refresher';
import type { SessionOptions } from './session-options';
import type { SettingsStore } from './settings-store';
import type { World } from './world';

/** Answers the questions about one document. */
export class Answers {
  constructor(
    private readonly options: SessionOptions,
    private readonly settings: SettingsStore,
    private readonly lenses: LensRefresher,
    /** Resolves when everything is as the texts at hand say. */
    private readonly current: (uri?: string) => Promise<World>,
  ) {}

  /**
   * As soon as this file has been read, or every file, for those who look through them all; nothing is worked out for
   * those who do not wait that long.
   */
  private async context(token: CancellationToken, uri?: string): Promise<features.FeatureContext> {
    const { workspace, checker, accounts } = await whileWanted(this.current(uri), token);
    return { workspace, checker, accountFor: (file) => accounts.snapshotForFile(file) };
  }

  async hover({ textDocument, position }: HoverParams, token: CancellationToken): Promise<Hover | null> {
    const uri = workspaceUri(textDocument.uri);
    return features.hover(await this.context(token, uri), uri, position) ?? null;
  }

  async complete(
    { textDocument, position, context }: CompletionParams,
    token: CancellationToken,
  ): Promise<CompletionList> {
    const uri = workspaceUri(textDocument.uri);
    const client = { ...this.options, trigger: context?.triggerCharacter };
    return features.complete(await this.context(token, uri), uri, position, client);
  }

  async definition(
    { textDocument, position }: DefinitionParams,
    token: CancellationToken,
  ): Promise<Definition | null> {
    const uri = workspaceUri(textDocument.uri);
    return features.definition(await this.context(token, uri), uri, position) ?? null;
  }

  async references(
    { textDocument, position, context }: ReferenceParams,
    token: CancellationToken,
  ): Promise<Location[]> {
    const uri = workspaceUri(textDocument.uri);
    return features.references(await this.context(token), uri, position, context.includeDeclaration);
  }

  async prepareRename(
    { textDocument, position }: PrepareRenameParams,
    token: CancellationToken,
  ): Promise<PrepareRenameResult | features.Refusal | null> {
    const uri = workspaceUri(textDocument.uri);
    return features.prepareRename(await this.context(token, uri), uri, position) ?? null;
  }

  async rename(
    { textDocument, position, newName }: RenameParams,
    token: CancellationToken,
  ): Promise<WorkspaceEdit | features.Refusal | null> {
    const uri = workspaceUri(textDocument.uri);
    const edits = features.rename(await this.context(token), uri, position, newName);
    if (edits === undefined || 'problem' in edits) return edits ?? null;
    return features.workspaceEdit(edits, () => true);
  }

  async migrationServices(token: CancellationToken): Promise<readonly UsedService[]> {
    return features.migrationServices(await this.context(token));
  }

  async migration(request: MigrationRequest, token: CancellationToken): Promise<MigrationPreview> {
    return features.migrationPreview(await this.context(token), request);
  }

  async symbols(
    { textDocument }: DocumentSymbolParams,
    token: CancellationToken,
  ): Promise<DocumentSymbol[] | SymbolInformation[]> {
    const uri = workspaceUri(textDocument.uri);
    const symbols = features.documentSymbols(await this.context(token, uri), uri);
    return this.options.hierarchicalSymbols ? symbols : flattened(symbols, textDocument.uri);
  }

  async links({ textDocument }: DocumentLinkParams, token: CancellationToken): Promise<DocumentLink[]> {
    const uri = workspaceUri(textDocument.uri);
    return features.documentLinks(await this.context(token, uri), uri);
  }

  async codeLenses({ textDocument }: CodeLensParams, token: CancellationToken): Promise<CodeLens[]> {
    const uri = workspaceUri(textDocument.uri);
    this.lenses.gave(uri);
    if (!this.settings.for(uri).codeLens) return [];
    return features.codeLenses(await this.context(token, uri), uri);
  }

  async resolveCodeLens(lens: CodeLens, token: CancellationToken): Promise<CodeLens> {
    const uri = features.uriOfLens(lens);
    if (uri === undefined) return lens;
    return features.resolveCodeLens(await this.context(token, uri), lens, this.options.commands);
  }

  async codeActions(
    { textDocument, range, context }: CodeActionParams,
    token: CancellationToken,
  ): Promise<CodeAction[]> {
    const uri = workspaceUri(textDocument.uri);
    const own = await this.context(token, uri);
    const actions = features.codeActions(own, uri, range, context.only, this.options.commands);
    return actions.filter((action) => {
      const edit = editOf(action);
      return edit === undefined || this.isPossible(edit, own);
    });
  }

  /** Not in a file that the editor would save in another encoding, and only with what the client can do. */
  private isPossible(edit: WorkspaceEdit, { workspace }: features.FeatureContext): boolean {
    const changes = edit.documentChanges ?? [];
    if (!this.options.createsFiles && changes.some((change) => 'kind' in change)) return false;
    const uris = changes.flatMap((change) => ('textDocument' in change ? [change.textDocument.uri] : []));
    return [...uris, ...Object.keys(edit.changes ?? {})].every((uri) => {
      const file = workspace.store.file(uri);
      return !(file instanceof SourceFile) || file.encoding === 'utf-8';
    });
  }
}

/** For clients that know no symbols within symbols. */
function flattened(symbols: readonly DocumentSymbol[], uri: string, container = ''): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [], tags }) => [
    {
      name,
      kind,
      location: { uri, range },
      ...(container === '' ? {} : { containerName: container }),
      ...(tags ? { tags } : {}),
    },
    ...flattened(children, uri, name),
  ]);
}
