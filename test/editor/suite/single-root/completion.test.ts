import assert from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  commands,
  Range,
  SnippetString,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { at, open, replace, revert, until } from '../workbench';

async function complete(document: TextDocument, marked: string, label: string): Promise<CompletionItem> {
  const position = at(document, marked);
  let seen: unknown[] = [];
  return until(
    `a completion ${label} at ${marked}`,
    async () => {
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      seen = items.slice(0, 20).map((item) => item.label);
      return items.find((item) => (typeof item.label === 'string' ? item.label : item.label.label) === label);
    },
    () => seen,
  );
}

/** The line as it is after a completion was accepted at a place in it. */
async function accepted(editor: TextEditor, marked: string, label: string): Promise<string> {
  const { document } = editor;
  const item = await complete(document, marked, label);
  const position = at(document, marked);
  const word = document.getWordRangeAtPosition(position) ?? new Range(position, position);
  const range = item.range ?? word;
  const replaced = range instanceof Range ? range : range.replacing;
  const label_ = typeof item.label === 'string' ? item.label : item.label.label;
  const inserted = item.insertText instanceof SnippetString ? item.insertText.value : item.insertText;
  const line = document.lineAt(position).text;
  return line.slice(0, replaced.start.character) + (inserted ?? label_) + line.slice(replaced.end.character);
}

describe('completion', () => {
  let editor: TextEditor;

  beforeEach(async () => {
    editor = await open('asterisk/pjsip.conf');
  });

  afterEach(() => revert(editor));

  it('offers the options of the type of the section', async () => {
    await replace(editor, 'max_contacts=1', 'max_cont');
    assert.match(await accepted(editor, 'max_cont|', 'max_contacts'), /^max_contacts/);
  });

  it('offers the values of an option', async () => {
    await replace(editor, 'dtmf_mode=rfc4773', 'dtmf_mode=');
    assert.equal(await accepted(editor, 'dtmf_mode=|', 'rfc4733'), 'dtmf_mode=rfc4733');
  });

  it('offers the objects that a reference can name, from an included file too', async () => {
    await replace(editor, 'auth=reception-auth', 'auth=rec');
    assert.equal(await accepted(editor, '\nauth=rec|', 'reception-auth'), 'auth=reception-auth');
  });

  it('offers the SIP Domains of the registry', async () => {
    await replace(editor, 'contact=sip:acme-pbz.sip.dublin.twilio.com', 'contact=sip:ac');
    const line = await accepted(editor, 'contact=sip:ac|', 'acme-pbx.sip.twilio.com');
    assert.equal(line, 'contact=sip:acme-pbx.sip.twilio.com');
  });
});
