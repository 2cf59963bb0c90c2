import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import { type Client, stage } from './support';
import { REGISTRATION, registry } from './support/texts';

const FILES = { 'pjsip.conf': REGISTRATION, 'twilio.registry.yaml': registry('alice') };
const COMMANDS = ['sipLens.revealResource', 'sipLens.openFinding'];

describe('code lenses over the protocol', () => {
  const { open } = stage();

  async function lenses(client: Client, uri: string): Promise<CodeLens[]> {
    const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
  }

  it('have their words and the commands that the client knows', async () => {
    const { client, site } = await open(FILES, { initializationOptions: { commands: COMMANDS } });
    const [lens, ...others] = await lenses(client, site.uri('pjsip.conf'));
    assert.deepEqual(others, []);
    assert.equal(lens?.range.start.line, 0);
    const account = 'Twilio: Acme production · US1 · registration on';
    assert.equal(lens?.command?.title, `${account} · 31203 risk: unknown (active region not read)`);
    assert.equal(lens?.command?.command, 'sipLens.revealResource');
  });

  it('have no command for a client that names none', async () => {
    const { client, site } = await open(FILES);
    const [lens] = await lenses(client, site.uri('pjsip.conf'));
    assert.equal(lens?.command?.command, '');
  });

  it('can be switched off', async () => {
    const { client, site } = await open(FILES, { settings: { codeLens: false } });
    assert.deepEqual(await lenses(client, site.uri('pjsip.conf')), []);
  });

  it('are asked for again when the account data is another', async () => {
    let refreshes = 0;
    const { client, site } = await open(FILES, {
      capabilities: { workspace: { codeLens: { refreshSupport: true } } },
      answers: {
        'workspace/codeLens/refresh': () => {
          refreshes++;
          return null;
        },
      },
    });
    const uri = site.uri('pjsip.conf');
    client.open(uri, REGISTRATION);
    await lenses(client, uri);
    site.write({ 'twilio.registry.yaml': registry('bob') });
    client.filesChanged({ [site.uri('twilio.registry.yaml')]: 'changed' });
    // as an editor does, it looks only when it is told to: the first word may be of what was read at the start
    let seen = 0;
    await client.until('the finding in the lens', async () => {
      await client.findings(uri);
      if (refreshes === seen) return false;
      seen = refreshes;
      const [lens] = await lenses(client, uri);
      return /risk: 1 finding, twilio\/username-not-found/.test(lens?.command?.title ?? '');
    });
  });
});
