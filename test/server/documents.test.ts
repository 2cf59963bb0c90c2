import assert from 'node:assert/strict';
import { stage } from './support';
import { FAULT, FAULTY, SOUND } from './support/texts';

const start = { line: 0, character: 0 };

const GATEWAY = `<include>
<gateway name="twilio">
<param name="proxy" value="acme.pstn.asburn.twilio.com"/>
<param name="register" value="false"/>
<param name="caller-id-in-from" value="true"/>
</gateway>
</include>
`;

/** The same file under schemes that show another state of it, or none. */
const foreign = [
  'git',
  'gitfs',
  'untitled',
  'diff',
  'vscode-scm',
  'output',
  'pr',
  'vscode-userdata',
  'https',
];

/** Names of one file, as editors write them. */
const spellings: [name: string, path: string, spell: (uri: string) => string][] = [
  ['every sign encoded', 'a+b (c), @d=e/pjsip.conf', (uri) => encoded(uri, /[+(),@=]/g)],
  ['no sign encoded', "a+b's &c;d!/pjsip.conf", (uri) => uri],
  ['small letters in escapes', 'büro/pjsip.conf', (uri) => uri.replace(/%../g, (hex) => hex.toLowerCase())],
  ['a colon', 'a:b/pjsip.conf', (uri) => uri.replace(/a:b/, 'a%3Ab')],
  ['brackets', 'a[b]/pjsip.conf', (uri) => encoded(uri, /[[\]]/g)],
  ['this machine by its name', 'a/pjsip.conf', (uri) => uri.replace('file:///', 'file://localhost/')],
  ['one slash', 'a/pjsip.conf', (uri) => uri.replace('file:///', 'file:/')],
];

function encoded(uri: string, signs: RegExp): string {
  return uri.replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

describe('documents', () => {
  const { open, client: newClient, site: newSite } = stage();

  for (const pull of [true, false]) {
    it(`of other schemes have no findings, ${pull ? 'pull' : 'push'}`, async () => {
      const { client, site } = await open({ 'pjsip.conf': FAULTY }, { pull });
      for (const scheme of foreign) {
        const uri = site.uri('pjsip.conf').replace(/^file:/, `${scheme}:`);
        client.open(uri, FAULTY);
        client.change(uri, `\n${FAULTY}`);
        client.save(uri);
        assert.deepEqual(await client.findings(uri), [], scheme);
        const params = { textDocument: { uri }, position: { line: 3, character: 1 } };
        assert.equal(await client.request('textDocument/hover', params), null, scheme);
        client.close(uri);
      }
      client.open(site.uri('pjsip.conf'), FAULTY);
      await client.expect(site.uri('pjsip.conf'), [`4 ${FAULT}`]);
      assert.deepEqual(new Set(client.published.map(({ uri }) => uri)).size, pull ? 0 : 1);
    });
  }

  it('are not found in a git: document while the file itself is edited', async () => {
    const { client, site } = await open({ 'pjsip.conf': SOUND });
    const before = `${site.uri('pjsip.conf').replace(/^file:/, 'git:')}?%7B%22ref%22%3A%22~%22%7D`;
    client.open(before, FAULTY);
    client.open(site.uri('pjsip.conf'), SOUND);
    assert.deepEqual(await client.findings(site.uri('pjsip.conf')), []);
    assert.deepEqual(await client.findings(before), []);
  });

  it('of the scheme of a folder are files', async () => {
    const folder = 'vscode-vfs://example/site';
    const client = await newClient({ folders: [folder] });
    client.open(`${folder}/pjsip.conf`, FAULTY);
    await client.expect(`${folder}/pjsip.conf`, [`4 ${FAULT}`]);
  });

  const others: [path: string, text: string][] = [
    ['nginx.conf', 'server {\n  listen 80;\n}\n'],
    ['my.conf', '[client]\nuser = root\npassword = Example-Passw0rd\n'],
    ['asterisk.conf', '[directories]\nastetcdir => /etc/asterisk\n'],
    ['supervisord.conf', '[program:alice]\ntype = simple\ncolour = red\n'],
    ['notes.txt', FAULTY],
    ['values.yaml', 'type: endpoint\n'],
  ];
  it('that are not ours have no findings', async () => {
    const { client, site } = await open(Object.fromEntries(others));
    for (const [path, text] of others) {
      client.open(site.uri(path), text);
      assert.deepEqual(await client.findings(site.uri(path)), [], path);
    }
    assert.deepEqual((await client.pullAll()).items, []);
  });

  it('that turn out to be ours when they are saved have findings from then on', async () => {
    const { client, site } = await open({ 'phones.conf': '' });
    const uri = site.uri('phones.conf');
    client.open(uri, '');
    client.change(uri, FAULTY);
    site.write({ 'phones.conf': FAULTY });
    client.save(uri);
    await client.expect(uri, [`4 ${FAULT}`]);
  });

  /** Files whose name does not tell: what they hold at first, then while it is typed, and what is found then. */
  const typed: [path: string, before: string, after: string, found: string][] = [
    ['phones.conf', '; later\n', FAULTY, `4 ${FAULT}`],
    ['late.xml', '<include>\n</include>\n', GATEWAY, '3 twilio/unknown-edge'],
    [
      'compose.yaml',
      'services: {}\n',
      'sip:\n  host: acme.pstn.asburn.twilio.com\n',
      '2 twilio/unknown-edge',
    ],
    ['.env', 'A=1\n', 'SIP_HOST=acme.pstn.asburn.twilio.com\n', '1 twilio/unknown-edge'],
  ];
  for (const [path, before, after, found] of typed) {
    it(`that turn out to be ours while they are typed have findings at once: ${path}`, async () => {
      const { client, site } = await open({ [path]: before });
      const uri = site.uri(path);
      client.open(uri, before);
      assert.deepEqual(await client.findings(uri), []);
      client.change(uri, after);
      assert.deepEqual(await client.findings(uri), [found]);
      client.change(uri, before);
      assert.deepEqual(await client.findings(uri), []);
      client.change(uri, after);
      assert.deepEqual(await client.findings(uri), [found]);
    });
  }

  it('that no disk has are checked while they are open, and forgotten behind that', async () => {
    const { client, site } = await open({});
    const uri = site.uri('new/pjsip.conf');
    client.open(uri, FAULTY);
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
    client.close(uri);
    assert.deepEqual(await client.findings(uri), []);
    assert.deepEqual((await client.pullAll()).items, []);
  });

  it('are what the disk says when they are closed unsaved', async () => {
    const { client, site } = await open({ 'pjsip.conf': SOUND });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
    client.close(uri);
    assert.deepEqual(await client.findings(uri), []);
  });

  it('are the files on the disk, whatever the editor encodes', async () => {
    const sites = spellings.map(([, path]) => newSite({ [path]: FAULTY }));
    const client = await newClient({ folders: sites.map((site) => site.uri()) });
    for (const [index, [name, path, spell]] of spellings.entries()) {
      const uri = spell(sites[index]?.uri(path) ?? '');
      const versions = async () => {
        const { items } = await client.pullAll();
        return items.flatMap((item) => (item.version === null ? [] : [`${item.uri} ${item.version}`]));
      };
      client.open(uri, `\n${FAULTY}`, 9);
      assert.deepEqual(await client.findings(uri), [`5 ${FAULT}`], name);
      assert.deepEqual(await versions(), [`${uri} 9`], name);
      client.close(uri);
      assert.deepEqual(await versions(), [], name);
      assert.equal((await client.pullAll()).items.length, spellings.length, name);
    }
  });
});

describe('edits', () => {
  const { open } = stage();
  const end = { line: 99, character: 0 };

  /** Changes of a document, and the text that they lead to. */
  const changes: [name: string, changes: object[], text: string][] = [
    ['none', [], SOUND],
    ['the whole text', [{ text: FAULTY }], FAULTY],
    ['behind the end', [{ range: { start: end, end }, text: 'colour = red\n' }], `${SOUND}colour = red\n`],
    [
      'far behind the end of a line',
      [
        {
          range: { start: { line: 2, character: 500 }, end: { line: 2, character: 900 } },
          text: '\nbad = 1',
        },
      ],
      SOUND.replace('office\n', 'office\nbad = 1\n'),
    ],
    [
      'the end first',
      [{ range: { start: { line: 2, character: 7 }, end: { line: 2, character: 0 } }, text: 'colour' }],
      SOUND.replace('context', 'colour'),
    ],
    [
      'several',
      [
        { range: { start, end: start }, text: ';\n' },
        { range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, text: 'bad = 1\n' },
        { range: { start, end: { line: 1, character: 0 } }, text: '' },
      ],
      `${SOUND}bad = 1\n`,
    ],
    ['the whole text, then a part', [{ text: '' }, { range: { start, end: start }, text: FAULTY }], FAULTY],
  ];
  it('lead to the findings of the whole text', async () => {
    const { client, site } = await open({});
    for (const [index, [name, contentChanges, text]] of changes.entries()) {
      const [uri, twin] = [site.uri(`a${index}/pjsip.conf`), site.uri(`b${index}/pjsip.conf`)];
      client.open(uri, SOUND);
      assert.deepEqual(await client.findings(uri), [], name);
      client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
      client.open(twin, text);
      assert.deepEqual(await client.findings(uri), await client.findings(twin), name);
      assert.equal((await client.findings(uri)).length, text === SOUND ? 0 : 1, name);
    }
  });

  it('of documents that are not open change nothing', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.change(uri, SOUND);
    client.close(uri);
    client.save(uri);
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
  });

  it('go on behind a second opening, which counts', async () => {
    const { client, site } = await open({});
    const uri = site.uri('pjsip.conf');
    client.open(uri, SOUND, 5);
    client.open(uri, FAULTY, 1);
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
    client.change(uri, '\n', { start, end: start });
    assert.deepEqual(await client.findings(uri), [`5 ${FAULT}`]);
  });
});
