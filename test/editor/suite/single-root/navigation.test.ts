import assert from 'node:assert/strict';
import {
  commands,
  type DocumentSymbol,
  Location,
  type LocationLink,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import { at, open, until, uriOf } from '../workbench';

async function places(command: string, document: TextDocument, marked: string): Promise<string[]> {
  const position = at(document, marked);
  return until(`${command} at ${marked}`, async () => {
    const found = await commands.executeCommand<(Location | LocationLink)[]>(command, document.uri, position);
    const lines = await Promise.all(
      found.map((each) =>
        each instanceof Location
          ? lineAt(each.uri, each.range.start.line)
          : lineAt(each.targetUri, each.targetRange.start.line),
      ),
    );
    return lines.length > 0 ? lines.sort() : undefined;
  });
}

async function lineAt(uri: Uri, line: number): Promise<string> {
  const document = await workspace.openTextDocument(uri);
  return `${workspace.asRelativePath(uri)}: ${document.lineAt(line).text}`;
}

describe('navigation', () => {
  it('goes from a reference to its object in an included file', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    assert.deepEqual(await places('vscode.executeDefinitionProvider', document, '\nauth=rece|ption-auth'), [
      'asterisk/pjsip.d/phones.conf: [reception-auth]',
    ]);
  });

  it('goes from a Twilio host to its line in the registry file', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    const found = await places('vscode.executeDefinitionProvider', document, 'alcie@acme-|pbx');
    assert.deepEqual(found, ['twilio.registry.yaml:           - name: acme-pbx']);
  });

  it('finds the references to an object from its own line', async () => {
    const { document } = await open('asterisk/pjsip.d/phones.conf');
    const found = await places('vscode.executeReferenceProvider', document, '[reception-|auth]');
    assert.ok(found.includes('asterisk/pjsip.conf: auth=reception-auth'), found.join('\n'));
  });

  it('shows the sections of a file as its outline', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    const symbols = await until('an outline', async () => {
      const found = await commands.executeCommand<DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        uriOf('asterisk/pjsip.conf'),
      );
      return found !== undefined && found.length > 0 ? found : undefined;
    });
    const sections = document.getText().match(/^\[[^\]]+\]/gm) ?? [];
    assert.equal(symbols.length, sections.length);
    assert.ok(symbols.some(({ name }) => name.includes('twilio-auth')));
  });
});
