import type {
  CodeAction,
  CodeActionParams,
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
  ReferenceParams,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver';
import * as features from '../features';
import { SourceFile } from '../workspace/source-file';
import { workspaceUri } from './client-uri';
import type { SessionOptions } from './session-options';
import type { World } from './world';

/** Answers the questions about one document. */
export class Answers {
  constructor(
    private readonly options: SessionOptions,
    /** Resolves when everything is as the texts at hand say. */
    private readonly current: () => Promise<World>,
  ) {}

  private async context(): Promise<features.FeatureContext> {
    const { workspace, checker, accounts } = await this.current();
    return { workspace, checker, accountFor: (uri) => accounts.snapshotForFile(uri) };
  }

  async hover({ textDocument, position }: HoverParams): Promise<Hover | null> {
    return features.hover(await this.context(), workspaceUri(textDocument.uri), position) ?? null;
  }

  async complete({ textDocument, position }: CompletionParams): Promise<CompletionList> {
    return features.complete(await this.context(), workspaceUri(textDocument.uri), position);
  }

  async definition({ textDocument, position }: DefinitionParams): Promise<Definition | null> {
    return features.definition(await this.context(), workspaceUri(textDocument.uri), position) ?? null;
  }

  async references({ textDocument, position, context }: ReferenceParams): Promise<Location[]> {
    const uri = workspaceUri(textDocument.uri);
    return features.references(await this.context(), uri, position, context.includeDeclaration);
  }

  async symbols({ textDocument }: DocumentSymbolParams): Promise<DocumentSymbol[] | SymbolInformation[]> {
    const symbols = features.documentSymbols(await this.context(), workspaceUri(textDocument.uri));
    return this.options.hierarchicalSymbols ? symbols : flattened(symbols, textDocument.uri);
  }

  async links({ textDocument }: DocumentLinkParams): Promise<DocumentLink[]> {
    return features.documentLinks(await this.context(), workspaceUri(textDocument.uri));
  }

  async codeActions({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const own = await this.context();
    const actions = features.codeActions(own, workspaceUri(textDocument.uri), range, context.only);
    return actions.filter(({ edit }) => edit === undefined || this.isPossible(edit, own));
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
