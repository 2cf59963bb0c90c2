import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import { finding, noFinding, open, replace, revert } from '../workbench';

async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('sipLens').update(name, value, ConfigurationTarget.Workspace);
}

describe('settings', () => {
  it('switch a rule off, and on again', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
    await set('rules', { 'asterisk/invalid-value': 'off' });
    await noFinding(document, 'asterisk/invalid-value');
    await set('rules', undefined);
    await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
  });

  it('have a file of another name read as pjsip.conf, by a command', async () => {
    const { document } = await open('odd/phones.txt');
    await commands.executeCommand('sipLens.treatAsPjsip');
    await finding(document, 'asterisk/invalid-value', 'dtmf_mode=rfc4773');
    await workspace
      .getConfiguration('sipLens', document)
      .update('files.pjsip', undefined, ConfigurationTarget.WorkspaceFolder);
    await noFinding(document, 'asterisk/invalid-value');
  });

  it('have a template read as FreeSWITCH XML, by a command, and leave it its language', async () => {
    const { document } = await open('odd/gateway.xml.tpl');
    const language = document.languageId;
    await commands.executeCommand('sipLens.treatAsFreeSwitch');
    await finding(document, 'twilio/unknown-edge', '<param name="proxy"');
    assert.equal(document.languageId, language);
    await workspace
      .getConfiguration('sipLens', document)
      .update('files.freeswitch', undefined, ConfigurationTarget.WorkspaceFolder);
    await noFinding(document, 'twilio/unknown-edge');
  });
});

describe('the registry file', () => {
  it('decides what is found in the configuration while it is edited', async () => {
    const { document } = await open('asterisk/pjsip.conf');
    await finding(document, 'twilio/username-not-found', 'username=alcie');
    const registry = await open('twilio.registry.yaml');
    await replace(registry, '[alice, bob]', '[alcie, bob]');
    await noFinding(document, 'twilio/username-not-found');
    await revert(registry);
    await finding(document, 'twilio/username-not-found', 'username=alcie');
  });
});
