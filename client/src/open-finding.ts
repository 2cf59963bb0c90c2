import { window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** Goes to the place of a finding, as a code lens passes it: a `Location` of the language server protocol. */
export async function openFinding(place: unknown, client: LanguageClient): Promise<void> {
  const location = client.protocol2CodeConverter.asLocation(Object(place));
  await window.showTextDocument(location.uri, { selection: location.range });
}
