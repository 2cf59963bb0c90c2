import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands, type TextEditor, workspace } from 'vscode';
import { finding, noFinding, open, revert, until } from '../workbench';

/** The fixes that the light bulb offers for a finding. */
async function fixes(editor: TextEditor, rule: string, line: string): Promise<CodeAction[]> {
  const { document } = editor;
  const { range } = await finding(document, rule, line);
  return until(`a fix for ${rule}`, async () => {
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      CodeActionKind.QuickFix.value,
    );
    return actions.length > 0 ? actions : undefined;
  });
}

async function applyFirst(editor: TextEditor, rule: string, line: string): Promise<string> {
  const [first] = await fixes(editor, rule, line);
  assert.ok(first?.edit, 'the fix holds its edit');
  assert.ok(await workspace.applyEdit(first.edit));
  return editor.document.getText();
}

describe('quick fixes', () => {
  it('put the nearest value in the place of one that Asterisk refuses', async () => {
    const editor = await open('asterisk/pjsip.conf');
    const before = editor.document.getText();
    const after = await applyFirst(editor, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
    assert.equal(after, before.replace('rfc4773', 'rfc4733'));
    await noFinding(editor.document, 'asterisk/invalid-value');
    await revert(editor);
  });

  it('put a name that the registry knows in the place of one that it does not', async () => {
    const editor = await open('asterisk/pjsip.conf');
    const before = editor.document.getText();
    const after = await applyFirst(editor, 'twilio/domain-not-found', 'contact=sip:acme-pbz');
    assert.equal(after, before.replace('acme-pbz', 'acme-pbx'));
    await revert(editor);
  });

  it('are all applied at once where they are safe, and no other ones', async () => {
    const editor = await open('asterisk/pjsip.conf');
    const before = editor.document.getText();
    await finding(editor.document, 'twilio/legacy-edge', 'server_uri=');
    await commands.executeCommand('sipLens.fixAll');
    await noFinding(editor.document, 'twilio/legacy-edge');
    assert.equal(editor.document.getText(), before.replace('.ie1.', '.dublin.'));
    await revert(editor);
  });
});
