import { commands, type DocumentSymbol, Uri, window } from 'vscode';
import type { ResourceRow } from './node';

/** Opens the registry file at the name of a resource, as the outline of the file has it. */
export async function revealInRegistry(
  { resource }: ResourceRow,
  registry: string | undefined,
): Promise<void> {
  if (registry === undefined) {
    void window.showInformationMessage(
      'There is no registry file. "SIP Lens: Update the Registry File" makes one.',
    );
    return;
  }
  const uri = Uri.parse(registry, true);
  const outline = await commands.executeCommand<DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  const symbol = named(outline ?? [], resource.name);
  await window.showTextDocument(uri, symbol ? { selection: symbol.selectionRange } : {});
  if (!symbol)
    void window.showInformationMessage(
      `${resource.name} is not in the registry file. Update it from the account.`,
    );
}

function named(symbols: readonly DocumentSymbol[], name: string): DocumentSymbol | undefined {
  for (const symbol of symbols) {
    const found = symbol.name === name ? symbol : named(symbol.children ?? [], name);
    if (found) return found;
  }
  return undefined;
}
