import assert from 'node:assert/strict';
import { commands, languages, Uri, window, workspace } from 'vscode';
import { finding, findings, open, serverAnswered, uriOf } from '../workbench';

const faulty = '[acme]\ntype=endpoint\ndtmf_mode=rfc4773\n';

describe('documents that are not ours', () => {
  it('are untitled ones, though they are in our language', async () => {
    const document = await workspace.openTextDocument({ language: 'asterisk-pjsip', content: faulty });
    await window.showTextDocument(document);
    await serverAnswered();
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are earlier states of a file beside it in a diff, which has its findings once', async () => {
    const file = uriOf('asterisk/pjsip.conf');
    const provider = workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: () => faulty,
    });
    const earlier = Uri.from({ scheme: 'git', path: file.path, query: '{"ref":"HEAD"}' });
    await commands.executeCommand('vscode.diff', earlier, file, 'pjsip.conf (HEAD)');
    const document = await workspace.openTextDocument(file);
    await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
    await serverAnswered();
    assert.deepEqual(languages.getDiagnostics(earlier), []);
    const once = findings(file).filter((each) => each.endsWith('asterisk/invalid-value'));
    assert.equal(once.length, 1);
    await commands.executeCommand('workbench.action.closeActiveEditor');
    provider.dispose();
  });

  it('are .conf files of other programs', async () => {
    const { document } = await open('web/nginx.conf');
    await serverAnswered();
    assert.equal(document.languageId, 'properties');
    assert.deepEqual(findings(document.uri), []);
  });
});
