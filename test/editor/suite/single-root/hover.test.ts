import assert from 'node:assert/strict';
import { commands, type Hover, MarkdownString, type TextDocument } from 'vscode';
import { at, open, until } from '../workbench';

async function hoverText(document: TextDocument, marked: string): Promise<string> {
  const position = at(document, marked);
  return until(`a hover at ${marked}`, async () => {
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const parts = hovers.flatMap(({ contents }) => contents);
    const text = parts.map((part) => (part instanceof MarkdownString ? part.value : String(part))).join('\n');
    return text === '' ? undefined : text;
  });
}

describe('hover', () => {
  it('tells what an option is, its values and its default', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    const text = await hoverText(document, 'dtmf|_mode=rfc4773');
    assert.match(text, /DTMF/i);
    assert.match(text, /rfc4733/);
    assert.match(text, /default/i);
  });

  it('tells what the registry knows of a Twilio host', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    const text = await hoverText(document, 'client_uri=sip:alcie@acme-|pbx');
    assert.match(text, /SIP Domain/);
    assert.match(text, /dublin/);
    assert.match(text, /Acme production/);
  });

  it('never shows a password', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    const text = await hoverText(document, 'username=alcie\npass|word=');
    assert.doesNotMatch(text, /Example-Passw0rd/);
  });
});
