import assert from 'node:assert/strict';
import { brief, type Client, stage } from './support';
import { FAULT, FAULTY, REGISTRATION, registry, SOUND } from './support/texts';

const start = { line: 0, character: 0 };
const QUIET_MS = 250;

function publishedFor(client: Client, uri: string): string[] {
  return client.published
    .filter((each) => each.uri === uri)
    .map(({ version, diagnostics }) => `${version ?? '-'}: ${brief(diagnostics).join(', ')}`);
}

describe('diagnostics that are sent', () => {
  const { open, site: newSite } = stage();
  const push = { pull: false };

  it('carry the version of the document', async () => {
    const { client, site } = await open({ 'pjsip.conf': SOUND }, push);
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY, 4);
    await client.expect(uri, [`4 ${FAULT}`]);
    client.change(uri, SOUND);
    await client.expect(uri, []);
    client.change(uri, `\n${FAULTY}`);
    await client.expect(uri, [`5 ${FAULT}`]);
    const sent = publishedFor(client, uri);
    assert.deepEqual(sent, [`4: 4 ${FAULT}`, '5: ', `6: 5 ${FAULT}`]);
  });

  it('come for a document without findings too', async () => {
    const { client, site } = await open({ 'pjsip.conf': SOUND }, push);
    client.open(site.uri('pjsip.conf'), SOUND, 3);
    await client.until('an empty list', () => client.published.length > 0);
    assert.deepEqual(publishedFor(client, site.uri('pjsip.conf')), ['3: ']);
  });

  it('follow what the edit moves, though the findings are the same', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY }, push);
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    await client.expect(uri, [`4 ${FAULT}`]);
    client.change(uri, '\n', { start, end: start });
    await client.expect(uri, [`5 ${FAULT}`]);
  });

  for (const accounts of [1, 1000]) {
    it(`speak of the last of 50 edits at once, ${accounts} sections`, async () => {
      const { client, site } = await open({ 'pjsip.conf': '' }, push);
      const uri = site.uri('pjsip.conf');
      const phones = Array.from({ length: accounts }, (_, index) => FAULTY.replace('alice', `phone${index}`));
      client.open(uri, phones.join(''));
      await client.until('the first findings', () => client.published.length > 0);
      client.published.length = 0;
      const edits = Array.from({ length: 50 }, () => ';\n');
      const version = client.changeAtOnce(uri, edits, { start, end: start });
      const isLast = () => client.published.at(-1)?.version === version;
      await client.until('findings of the last version', isLast);
      await client.quiet(QUIET_MS);
      assert.ok(client.published.length <= 3, `${client.published.length} times`);
      const last = client.published.at(-1);
      assert.equal(last?.version, version);
      assert.equal(last?.diagnostics[0]?.range.start.line, 53);
    });
  }

  it('reach a client that never stops typing', async () => {
    const { client, site } = await open({ 'pjsip.conf': '' }, push);
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    const typing = setInterval(() => client.change(uri, ';\n', { start, end: start }), 2);
    try {
      await client.until('findings meanwhile', () => client.published.length > 1);
    } finally {
      clearInterval(typing);
    }
  });

  it('are taken back when the document is closed', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY }, push);
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    await client.expect(uri, [`4 ${FAULT}`]);
    client.close(uri);
    await client.expect(uri, []);
    await client.quiet(QUIET_MS);
    assert.deepEqual(publishedFor(client, uri), [`1: 4 ${FAULT}`, '-: ']);
  });

  it('are not sent behind the closing of the document that was edited last', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY }, push);
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    client.change(uri, `\n${FAULTY}`);
    client.close(uri);
    await client.quiet(QUIET_MS);
    assert.equal(publishedFor(client, uri).at(-1), '-: ');
  });

  it('speak of open documents only, so that each has a version', async () => {
    const { client, site } = await open({ 'a/pjsip.conf': FAULTY, 'b/pjsip.conf': FAULTY }, push);
    client.open(site.uri('a/pjsip.conf'), FAULTY);
    await client.expect(site.uri('a/pjsip.conf'), [`4 ${FAULT}`]);
    client.filesChanged({ [site.uri('b/pjsip.conf')]: 'changed' });
    await client.quiet(QUIET_MS);
    assert.deepEqual(publishedFor(client, site.uri('b/pjsip.conf')), []);
  });

  it('come again for every document that an edit concerns, and for no other', async () => {
    const files = {
      'pjsip.conf': '#include pjsip_phones.conf\n[alice]\ntype = endpoint\ncontext = office\naors = alice\n',
      'pjsip_phones.conf': '[alice]\ntype = aor\nmax_contacts = 1\n',
      'other/pjsip.conf': FAULTY,
    };
    const { client, site } = await open(files, push);
    for (const [path, text] of Object.entries(files)) client.open(site.uri(path), text);
    await client.until('all findings', () => client.published.length >= 3);
    await client.quiet(QUIET_MS);
    client.published.length = 0;
    client.change(site.uri('pjsip_phones.conf'), '');
    await client.expect(site.uri('pjsip.conf'), ['5 asterisk/undefined-reference']);
    await client.quiet(QUIET_MS);
    const expected = [site.uri('pjsip.conf'), site.uri('pjsip_phones.conf')];
    assert.deepEqual(client.published.map(({ uri }) => uri).sort(), expected);
  });

  it('come again when the registry is edited', async () => {
    const { client, site } = await open(
      { 'pjsip.conf': REGISTRATION, 'twilio.registry.yaml': registry('alice') },
      push,
    );
    const uri = site.uri('pjsip.conf');
    client.open(uri, REGISTRATION);
    client.open(site.uri('twilio.registry.yaml'), registry('alice'), 1, 'yaml');
    await client.expect(uri, []);
    client.change(site.uri('twilio.registry.yaml'), registry('bob'));
    await client.expect(uri, ['13 twilio/username-not-found']);
    client.close(site.uri('twilio.registry.yaml'));
    await client.expect(uri, []);
  });

  it('do not wait for the rest of the workspace', async () => {
    const folders = Array.from({ length: 400 }, (_, index) => [`site${index}/pjsip.conf`, FAULTY.repeat(20)]);
    const site = newSite(Object.fromEntries(folders));
    const { client } = await openLater(site.uri());
    const uri = site.uri('site399/pjsip.conf');
    client.open(uri, FAULTY);
    client.initialized();
    await client.until('its findings', () => client.published.length > 0);
    assert.equal(client.statuses.length, 0, 'the folder was looked through before');
  });

  const { fresh } = stage();
  async function openLater(folder: string) {
    const client = fresh({ folders: [folder], pull: false });
    await client.initialize();
    return { client };
  }
});
