import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import type { CodeAction } from 'vscode-languageserver';
import { type Client, pause, stage } from './support';
import { FAULT, FAULTY, SOUND } from './support/texts';

const UNCHECKED = '1 internal/file-too-large';
const LATIN_1 = Buffer.from(`; B\xfcro K\xf6ln\n${FAULTY}`, 'latin1');
const NOT_UTF_8 = '1 internal/not-utf-8';

/** Every quick fix and fix-all for a file. */
async function actionsFor(client: Client, uri: string, only?: string[]): Promise<CodeAction[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  return client.request('textDocument/codeAction', { textDocument: { uri }, range, context });
}

describe('a file that cannot be checked', () => {
  const { open } = stage();

  const contents: [name: string, content: Buffer | string, settings: Record<string, unknown>][] = [
    ['too large', FAULTY.repeat(50), { maxFileSize: 100 }],
    ['binary', Buffer.from(`[alice]\0\0\n${FAULTY}`), {}],
  ];
  for (const [name, content, settings] of contents) {
    it(`is said to be so, and what it may define is not taken for missing: ${name}`, async () => {
      const main = '#include pjsip_big.conf\n[bob]\ntype = endpoint\ncontext = office\nauth = bob\n';
      const { client, site } = await open({ 'pjsip.conf': main, 'pjsip_big.conf': content }, { settings });
      await client.expect(site.uri('pjsip_big.conf'), [UNCHECKED]);
      await client.expect(site.uri('pjsip.conf'), []);
      const { items } = await client.pullAll();
      assert.deepEqual(
        items.map(({ uri }) => uri),
        [site.uri('pjsip_big.conf')],
      );
    });
  }

  it('is checked once it can be', async () => {
    const { client, site } = await open({ 'pjsip.conf': Buffer.from('\0\0') });
    const uri = site.uri('pjsip.conf');
    await client.expect(uri, [UNCHECKED]);
    site.write({ 'pjsip.conf': FAULTY });
    client.filesChanged({ [uri]: 'changed' });
    await client.expect(uri, [`4 ${FAULT}`]);
    site.write({ 'pjsip.conf': Buffer.from('\0\0') });
    client.filesChanged({ [uri]: 'changed' });
    await client.expect(uri, [UNCHECKED]);
  });

  it('is not checked in an editor either, while it is too long', async () => {
    const { client, site } = await open({ 'pjsip.conf': SOUND }, { settings: { maxFileSize: 100 } });
    const uri = site.uri('pjsip.conf');
    const long = `${FAULTY}${';\n'.repeat(40)}`;
    client.open(uri, long);
    assert.deepEqual(await client.findings(uri), [UNCHECKED]);
    client.change(uri, `${long};\n`);
    assert.deepEqual(await client.findings(uri), [UNCHECKED]);
    client.change(uri, FAULTY);
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
    client.change(uri, long, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } });
    assert.deepEqual(await client.findings(uri), [UNCHECKED]);
    client.close(uri);
    assert.deepEqual(await client.findings(uri), []);
  });

  it('counts its bytes, not its letters', async () => {
    const { client, site } = await open({ 'pjsip.conf': SOUND }, { settings: { maxFileSize: 100 } });
    const uri = site.uri('pjsip.conf');
    client.open(uri, `${FAULTY}; ${'€'.repeat(20)}\n`);
    assert.deepEqual(await client.findings(uri), [UNCHECKED]);
    client.change(uri, `${FAULTY}; ${'e'.repeat(20)}\n`);
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
  });

  const strange: [name: string, make: (path: string) => void, found: string[]][] = [
    ['a folder', (path) => spawnSync('mkdir', [path]), []],
    ['a pipe', (path) => spawnSync('mkfifo', [path]), []],
    ['a link to itself', (path) => symlinkSync(path, path), [UNCHECKED]],
    ['a link to nowhere', (path) => symlinkSync(`${path}.gone`, path), []],
    ['a device', (path) => symlinkSync('/dev/zero', path), [UNCHECKED]],
  ];
  for (const [name, make, found] of strange) {
    it(`keeps nobody waiting: ${name}`, async () => {
      const { client, site } = await open({ 'other/pjsip.conf': FAULTY });
      make(site.path('pjsip.conf'));
      client.filesChanged({ [site.uri('pjsip.conf')]: 'created' });
      await client.expect(site.uri('other/pjsip.conf'), [`4 ${FAULT}`]);
      const seen = await client.findings(site.uri('pjsip.conf'));
      if (name !== 'a folder' && name !== 'a pipe') assert.deepEqual(seen, found);
    });
  }

  it('leaves open what the main file defines', async () => {
    const dialplan = '[office]\nexten => 1,1,Dial(PJSIP/alice)\n';
    const { client, site } = await open({ 'pjsip.conf': FAULTY, 'extensions.conf': dialplan });
    await client.expect(site.uri('extensions.conf'), [], /undefined/);
    for (const content of [Buffer.from('\0\0'), SOUND.replace('alice', 'bob'), Buffer.from('\0')]) {
      site.write({ 'pjsip.conf': content });
      client.filesChanged({ [site.uri('pjsip.conf')]: 'changed' });
      const expected = typeof content === 'string' ? ['2 asterisk/undefined-dial-endpoint'] : [];
      await client.expect(site.uri('extensions.conf'), expected, /undefined/);
    }
  });
});

describe('a file that is not UTF-8', () => {
  const { open, site: newSite, client: newClient } = stage();

  it('is checked, and said to be so, and not edited', async () => {
    const { client, site } = await open({ 'pjsip.conf': LATIN_1 });
    const uri = site.uri('pjsip.conf');
    await client.expect(uri, [NOT_UTF_8, `5 ${FAULT}`]);
    client.open(uri, LATIN_1.toString('utf8'));
    assert.deepEqual(await client.findings(uri), [NOT_UTF_8, `5 ${FAULT}`]);
    assert.deepEqual(await actionsFor(client, uri), []);
    assert.deepEqual(await actionsFor(client, uri, ['source.fixAll.sipLens']), []);
    assert.deepEqual(
      (await client.pullAll()).items.map((item) => item.uri),
      [uri],
    );
  });

  it('is not edited from another file, nor by fix-all', async () => {
    const files = {
      'pjsip.conf': '#include pjsip_phones.conf\n[alice](phone)\ncolour = red\n# comment\n',
      'pjsip_phones.conf': Buffer.from(
        '; B\xfcro\n[phone](!)\ntype = endpoint\ncontext = x\n# comment\n',
        'latin1',
      ),
    };
    const { client, site } = await open(files);
    const all = [
      ...(await actionsFor(client, site.uri('pjsip.conf'))),
      ...(await actionsFor(client, site.uri('pjsip.conf'), ['source.fixAll.sipLens'])),
    ];
    assert.ok(all.length > 0, 'the file itself is UTF-8');
    for (const action of all) assert.ok(!JSON.stringify(action.edit).includes('pjsip_phones'), action.title);
  });

  it('is edited once it was saved as UTF-8', async () => {
    const { client, site } = await open({ 'pjsip.conf': LATIN_1 });
    const uri = site.uri('pjsip.conf');
    const text = LATIN_1.toString('latin1');
    client.open(uri, text);
    await client.expect(uri, [NOT_UTF_8, `5 ${FAULT}`]);
    const first = await client.pull(uri);
    site.write({ 'pjsip.conf': text });
    client.save(uri);
    const second = await client.pull(uri, first.resultId);
    assert.equal(second.kind, 'full');
    await client.expect(uri, [`5 ${FAULT}`]);
    assert.ok((await actionsFor(client, uri)).length > 0);
    site.write({ 'pjsip.conf': LATIN_1 });
    client.filesChanged({ [uri]: 'changed' });
    await client.expect(uri, [NOT_UTF_8, `5 ${FAULT}`]);
  });

  it('may be left out by a setting or a comment', async () => {
    const comment = Buffer.from(`; sip-lens-disable-file internal/not-utf-8\n; \xfc\n${FAULTY}`, 'latin1');
    const { client, site } = await open({ 'a/pjsip.conf': LATIN_1, 'b/pjsip.conf': comment });
    client.changeSettings({ rules: { 'internal/not-utf-8': 'off' } });
    await client.expect(site.uri('a/pjsip.conf'), [`5 ${FAULT}`]);
    client.changeSettings({});
    await client.expect(site.uri('a/pjsip.conf'), [NOT_UTF_8, `5 ${FAULT}`]);
    await client.expect(site.uri('b/pjsip.conf'), [`6 ${FAULT}`]);
  });

  it('is told apart from UTF-8 with signs of its own', async () => {
    const text = `; Büro Köln €\n${FAULTY}`;
    const { client, site } = await open({ 'pjsip.conf': text, 'bom/pjsip.conf': `\ufeff${FAULTY}` });
    await client.expect(site.uri('pjsip.conf'), [`5 ${FAULT}`]);
    client.open(site.uri('pjsip.conf'), text);
    assert.deepEqual(await client.findings(site.uri('pjsip.conf')), [`5 ${FAULT}`]);
    assert.ok(!(await client.findings(site.uri('bom/pjsip.conf'))).includes(NOT_UTF_8));
  });

  it('is no matter in a document that is nothing of ours', async () => {
    const site = newSite({ 'nginx.conf': Buffer.from('# \xfc\n', 'latin1') });
    const client = await newClient({ folders: [site.uri()] });
    client.open(site.uri('nginx.conf'), '# \ufffd\n');
    await pause(50);
    assert.deepEqual(await client.findings(site.uri('nginx.conf')), []);
    assert.deepEqual((await client.pullAll()).items, []);
  });
});
