import assert from 'node:assert/strict';
import { type Client, pause, type Site, stage } from './support';

const RULE = 'sip/clear-text-password';
const FILE = `[alice]
type = auth
username = alice
password = Example-Passw0rd
[alice]
type = endpoint
context = office
auth = alice
aors = alice
[alice]
type = aor
max_contacts = 1
`;
const FOUND = [`4 ${RULE}`];
const AFTER_GIT_MS = 600;

function indexChanged(client: Client, site: Site): void {
  client.filesChanged({ [site.uri('.git/index')]: 'changed' });
}

describe('passwords in files that git tracks', () => {
  const { open, site: newSite, client: newClient } = stage();

  async function repository(pull = true) {
    const site = newSite({ 'pjsip.conf': FILE });
    site.git('init', '--quiet');
    const client = await newClient({ folders: [site.uri()], pull });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FILE);
    return { site, client, uri, expect: (found: string[]) => client.expect(uri, found, /clear-text/) };
  }

  for (const pull of [true, false]) {
    it(`are told of when and as long as it tracks them, ${pull ? 'pull' : 'push'}`, async () => {
      const { site, client, uri, expect } = await repository(pull);
      await pause(AFTER_GIT_MS);
      assert.deepEqual(await client.findings(uri, /clear-text/), []);
      site.git('add', 'pjsip.conf');
      indexChanged(client, site);
      await expect(FOUND);
      site.git('rm', '--quiet', '--cached', 'pjsip.conf');
      indexChanged(client, site);
      await expect([]);
    });
  }

  it('are told of from the start', async () => {
    const site = newSite({ 'deep/er/pjsip.conf': FILE });
    site.git('init', '--quiet');
    site.git('add', '.');
    const client = await newClient({ folders: [site.uri()] });
    await client.expect(site.uri('deep/er/pjsip.conf'), FOUND, /clear-text/);
  });

  it('are told of where the folder lies inside a repository, when the file is saved', async () => {
    const site = newSite({ 'etc/asterisk/pjsip.conf': FILE });
    site.git('init', '--quiet');
    const client = await newClient({ folders: [site.uri('etc/asterisk')] });
    const uri = site.uri('etc/asterisk/pjsip.conf');
    client.open(uri, FILE);
    await pause(AFTER_GIT_MS);
    assert.deepEqual(await client.findings(uri, /clear-text/), []);
    site.git('add', '.');
    client.save(uri);
    await client.expect(uri, FOUND, /clear-text/);
  });

  it('make a client that asks ask again', async () => {
    const { site, client, uri, expect } = await repository();
    await pause(AFTER_GIT_MS);
    await client.pull(uri);
    const before = client.refreshes;
    site.git('add', 'pjsip.conf');
    indexChanged(client, site);
    await client.until('a word', () => client.refreshes > before);
    await expect(FOUND);
  });

  it('are not told of without a repository, and nobody waits for an answer', async () => {
    const { client, site } = await open({ 'pjsip.conf': FILE });
    client.open(site.uri('pjsip.conf'), FILE);
    await pause(AFTER_GIT_MS);
    assert.deepEqual(await client.findings(site.uri('pjsip.conf'), /clear-text/), []);
  });

  it('are not told of in a file that git ignores', async () => {
    const { client, site, expect } = await repository();
    site.write({ '.gitignore': 'pjsip.conf\n' });
    site.git('add', '.');
    client.filesChanged({ [site.uri('.gitignore')]: 'created' });
    await pause(AFTER_GIT_MS);
    await expect([]);
  });
});
