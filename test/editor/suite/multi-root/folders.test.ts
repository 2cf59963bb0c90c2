import assert from 'node:assert/strict';
import { ConfigurationTarget, Uri, window, workspace } from 'vscode';
import { extension, finding, noFinding } from '../workbench';

const rule = 'asterisk/undefined-reference';

async function open(site: string) {
  const folder = workspace.workspaceFolders?.find(({ name }) => name === site);
  assert.ok(folder, `no folder ${site}`);
  return window.showTextDocument(Uri.joinPath(folder.uri, 'pjsip.conf'));
}

describe('two folders', () => {
  it('are served by one server', async () => {
    const sipLens = await extension();
    await sipLens.ready;
    assert.equal(workspace.workspaceFolders?.length, 2);
    assert.equal(sipLens.starts(), 1);
  });

  it('do not satisfy the references of each other', async () => {
    const { document } = await open('south');
    await finding(document, rule, 'auth=reception-auth');
    const { document: other } = await open('north');
    await noFinding(other, rule);
  });

  it('have settings of their own', async () => {
    const { document } = await open('south');
    await finding(document, rule, 'auth=reception-auth');
    const settings = workspace.getConfiguration('sipLens', document);
    await settings.update('rules', { [rule]: 'off' }, ConfigurationTarget.WorkspaceFolder);
    await noFinding(document, rule);
    await settings.update('rules', undefined, ConfigurationTarget.WorkspaceFolder);
    await finding(document, rule, 'auth=reception-auth');
  });

  it('are compared with the registry file that the settings name, as it is on the disk', async () => {
    const { document } = await open('north');
    await finding(document, 'twilio/username-not-found', 'username=alice');
    const registry = Uri.joinPath(document.uri, '../infra/names.yaml');
    const text = Buffer.from(await workspace.fs.readFile(registry)).toString();
    await workspace.fs.writeFile(registry, Buffer.from(text.replace('[bob]', '[alice, bob]')));
    await noFinding(document, 'twilio/username-not-found');
  });
});
