import { commands, type Location, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ResourceRow } from './node';

/** Goes to the place that uses a resource; where there are several they are listed beside the first one. */
export async function showUses({ resource }: ResourceRow, client: LanguageClient): Promise<void> {
  const places = (resource.usages ?? []).map((each) => client.protocol2CodeConverter.asLocation(each));
  const [first, ...others] = places;
  if (first === undefined) {
    void window.setStatusBarMessage(`Nothing in this workspace uses ${resource.name}`, 5000);
    return;
  }
  const selection = first.range;
  await window.showTextDocument(first.uri, { selection, preview: true });
  if (others.length > 0) await peek(first, places);
}

async function peek({ uri, range }: Location, places: Location[]): Promise<void> {
  await commands.executeCommand('editor.action.showReferences', uri, range.start, places);
}
