import assert from 'node:assert/strict';
import { type Client, type Site, stage } from './support';
import { FAULT, FAULTY, REGISTRATION, registry } from './support/texts';

const ENDPOINT = '[alice]\ntype = endpoint\ncontext = office\nauth = alice-auth\n';
const AUTH = '[alice-auth]\ntype = auth\nusername = alice\npassword = Example-Passw0rd\n';
const UNDEFINED = '4 asterisk/undefined-reference';

function change(client: Client, added: readonly Site[], removed: readonly Site[]): void {
  const named = (sites: readonly Site[]) => sites.map((site) => ({ uri: site.uri(), name: 'site' }));
  client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: named(added), removed: named(removed) },
  });
}

async function listed(client: Client): Promise<string[]> {
  return (await client.pullAll()).items
    .flatMap((item) => (item.kind === 'full' && item.items.length > 0 ? [item.uri] : []))
    .sort();
}

describe('folders', () => {
  const { site: newSite, client: newClient, fresh } = stage();

  it('with the same names do not satisfy the references of each other', async () => {
    const a = newSite({ 'pjsip.conf': ENDPOINT });
    const b = newSite({ 'pjsip.conf': `${ENDPOINT}${AUTH}` });
    const client = await newClient({ folders: [a.uri(), b.uri()] });
    await client.expect(a.uri('pjsip.conf'), [UNDEFINED]);
    await client.expect(b.uri('pjsip.conf'), []);
    client.open(b.uri('pjsip.conf'), ENDPOINT);
    client.open(a.uri('pjsip.conf'), `${ENDPOINT}${AUTH}`);
    await client.expect(a.uri('pjsip.conf'), []);
    await client.expect(b.uri('pjsip.conf'), [UNDEFINED]);
  });

  it('have registries of their own', async () => {
    const a = newSite({ 'pjsip.conf': REGISTRATION, 'twilio.registry.yaml': registry('alice') });
    const b = newSite({ 'pjsip.conf': REGISTRATION, 'twilio.registry.yaml': registry('bob') });
    const client = await newClient({ folders: [a.uri(), b.uri()] });
    await client.expect(a.uri('pjsip.conf'), [], /username-not-found/);
    await client.expect(b.uri('pjsip.conf'), ['13 twilio/username-not-found'], /username-not-found/);
  });

  it('may come and go', async () => {
    const a = newSite({ 'pjsip.conf': FAULTY });
    const b = newSite({ 'pjsip.conf': FAULTY });
    const client = await newClient({ folders: [a.uri()] });
    assert.deepEqual(await listed(client), [a.uri('pjsip.conf')]);
    change(client, [b], []);
    await client.until('both', async () => (await listed(client)).length === 2);
    change(client, [], [a]);
    await client.until('the other one', async () => (await listed(client)).join() === b.uri('pjsip.conf'));
    assert.deepEqual(await client.findings(a.uri('pjsip.conf')), []);
    change(client, [a], [b]);
    await client.until('the first one', async () => (await listed(client)).join() === a.uri('pjsip.conf'));
    change(client, [], [a]);
    await client.until('none', async () => (await listed(client)).length === 0);
  });

  it('that come and go leave open documents as they are', async () => {
    const a = newSite({ 'pjsip.conf': '' });
    const b = newSite({ 'pjsip.conf': FAULTY });
    const client = await newClient({ folders: [a.uri(), b.uri()] });
    client.open(a.uri('pjsip.conf'), FAULTY, 3);
    client.change(a.uri('pjsip.conf'), `\n${FAULTY}`);
    change(client, [], [a, b]);
    await client.until('the other one is gone', async () => (await listed(client)).length === 1);
    assert.deepEqual(await client.findings(a.uri('pjsip.conf')), [`5 ${FAULT}`]);
    client.change(a.uri('pjsip.conf'), '\n', {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    });
    assert.deepEqual(await client.findings(a.uri('pjsip.conf')), [`6 ${FAULT}`]);
  });

  it('that come before the server is ready are not lost', async () => {
    const [a, b] = [newSite({ 'pjsip.conf': FAULTY }), newSite({ 'pjsip.conf': FAULTY })];
    const client = fresh({ folders: [a.uri()] });
    await client.initialize();
    client.initialized();
    change(client, [b], []);
    await client.until('both', async () => (await listed(client)).length === 2);
  });

  it('bring their settings with them', async () => {
    const [a, b] = [newSite({ 'pjsip.conf': FAULTY }), newSite({ 'pjsip.conf': FAULTY })];
    const client = await newClient({ folders: [a.uri()] });
    client.folderSettings.set(b.uri(), { rules: { [FAULT]: 'hint' } });
    change(client, [b], []);
    const severity = async () => (await client.diagnostics(b.uri('pjsip.conf')))[0]?.severity;
    await client.until('a hint', async () => (await severity()) === 4);
  });

  it('inside each other are one where they overlap', async () => {
    const outer = newSite({ 'pjsip.conf': FAULTY, 'inner/pjsip.conf': FAULTY });
    const client = await newClient({ folders: [outer.uri(), outer.uri('inner')] });
    assert.deepEqual(await listed(client), [outer.uri('inner/pjsip.conf'), outer.uri('pjsip.conf')]);
    assert.equal((await client.pullAll()).items.length, 2);
  });

  it('are known to a client that speaks of one root only', async () => {
    const site = newSite({ 'pjsip.conf': FAULTY });
    const client = fresh();
    await client.request('initialize', {
      processId: null,
      rootUri: `${site.uri()}/`,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    client.initialized();
    await client.until('its file', async () => (await listed(client)).length === 1);
  });

  it('that are not there, or of no disk, are empty', async () => {
    const client = await newClient({ folders: [newSite().uri('nowhere'), 'vscode-vfs://example/site'] });
    assert.deepEqual(await listed(client), []);
  });
});
