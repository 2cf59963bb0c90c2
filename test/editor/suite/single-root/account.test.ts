import assert from 'node:assert/strict';
import { authentication, ConfigurationTarget, workspace } from 'vscode';
import { extension } from '../workbench';

const provider = 'sip-lens-twilio';

describe('the linked account', () => {
  it('has a provider of sessions, and none without a key', async () => {
    await extension();
    assert.deepEqual(await authentication.getAccounts(provider), []);
    assert.equal(await authentication.getSession(provider, ['account'], { silent: true }), undefined);
  });

  const kept: [setting: string, value: unknown][] = [
    ['connections', [{ label: 'x', accountSid: `AC${'0'.repeat(32)}`, region: 'us1' }]],
    ['account.refreshMinutes', 1],
    ['twilio.emulator', 'http://127.0.0.1:1'],
    ['twilio.caFile', '/etc/ssl/other.pem'],
  ];
  for (const target of [ConfigurationTarget.Workspace, ConfigurationTarget.WorkspaceFolder]) {
    for (const [setting, value] of kept) {
      it(`takes no sipLens.${setting} from ${ConfigurationTarget[target]} settings`, async () => {
        const folder = workspace.workspaceFolders?.[0]?.uri;
        const configuration = workspace.getConfiguration('sipLens', folder);
        const before: unknown = configuration.get(setting);
        await assert.rejects(() => Promise.resolve(configuration.update(setting, value, target)));
        assert.deepEqual(workspace.getConfiguration('sipLens', folder).get(setting), before);
      });
    }
  }
});
