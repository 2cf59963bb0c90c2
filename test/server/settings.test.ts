import assert from 'node:assert/strict';
import { type Client, stage } from './support';
import type { Settings } from './support/client';
import { FAULT, FAULTY, REGISTRATION, registry } from './support/texts';

/** A trunk that is called from an address, and an account that allows another one. */
const TRUNK = `[twilio]
type = endpoint
context = incoming
aors = twilio
allow = !all,ulaw
[twilio]
type = aor
contact = sip:acme-trunk.pstn.twilio.com
`;
const ALLOWED = registry('alice')
  .replace(
    'trunks: []',
    'trunks: [{ name: acme-trunk, sid: TK00000000000000000000000000000001, secure: false, credentialLists: [], ipAccessControlLists: [hq] }]',
  )
  .replace(
    'ipAccessControlLists: []\n        numbers',
    'ipAccessControlLists: [{ name: hq, sid: AL00000000000000000000000000000001, addresses: [203.0.113.10/32] }]\n        numbers',
  );

/** What a setting does to one file: the findings of these rules without it and with it. */
const effects: [
  name: string,
  files: Record<string, string>,
  rules: RegExp,
  settings: Settings,
  before: string[],
  after: string[],
][] = [
  ['a rule is off', { 'pjsip.conf': FAULTY }, /./, { rules: { [FAULT]: 'off' } }, [`4 ${FAULT}`], []],
  [
    'public addresses',
    { 'pjsip.conf': TRUNK, 'twilio.registry.yaml': ALLOWED },
    /ip-not-allowed/,
    { pbx: { publicAddresses: ['198.51.100.1'] } },
    [],
    ['8 twilio/ip-not-allowed'],
  ],
  [
    'files of another name are pjsip.conf',
    { 'templates/phones.conf.j2': FAULTY },
    /./,
    { files: { pjsip: ['templates/*.conf.j2'] } },
    [],
    [`4 ${FAULT}`],
  ],
  [
    'files of another name, in any folder',
    { 'templates/a/b/phones.txt': FAULTY },
    /./,
    { files: { pjsip: ['templates/**/*.txt'] } },
    [],
    [`4 ${FAULT}`],
  ],
  [
    'files of another name are pjsip_wizard.conf',
    { 'wizard.txt': '[alice]\ntype = wizard\ncolour = red\n' },
    /unknown-option/,
    { files: { wizard: ['wizard.txt'] } },
    [],
    ['3 asterisk/unknown-option'],
  ],
  [
    'files of another name are extensions.conf',
    { 'dialplan.txt': '[office]\nexten => 1,1,Dial(PJSIP/x/sip:+15550100@acme.pstn.twillio.com)\n' },
    /misspelled-host/,
    { files: { dialplan: ['*.txt'] } },
    [],
    ['2 twilio/misspelled-host'],
  ],
  [
    'the size above which a file is not checked',
    { 'pjsip.conf': FAULTY },
    /./,
    { maxFileSize: 20 },
    [`4 ${FAULT}`],
    ['1 internal/file-too-large'],
  ],
  [
    "Asterisk's folder",
    {
      'etc/sites/pjsip.conf': '#include common.conf\n[alice]\ntype = endpoint\ncontext = office\n',
      'etc/common.conf': ';\n',
    },
    /include-missing/,
    { asterisk: { root: 'etc' } },
    ['1 asterisk/include-missing'],
    [],
  ],
  [
    'the age of a registry',
    {
      'twilio.registry.yaml': registry('alice').replace('2099', '2020'),
    },
    /stale/,
    { registry: { staleAfterDays: 0 } },
    ['8 registry/stale'],
    [],
  ],
];

/** Values that make no sense. */
const nonsense: Settings[] = [
  { rules: 'off' },
  { rules: { [FAULT]: 'of' } },
  { rules: { [FAULT]: { severity: 'off' } } },
  { rules: [FAULT, 'off'] },
  { files: { pjsip: 'pjsip.conf', wizard: [7, null], dialplan: {} } },
  { files: 7 },
  { maxFileSize: '20' },
  { maxFileSize: -1 },
  { maxFileSize: Number.NaN },
  { registry: 'elsewhere.yaml' },
  { registry: { path: 7, staleAfterDays: 'never' } },
  { asterisk: { root: ['etc'] } },
  { pbx: { publicAddresses: '198.51.100.1' } },
  { pbx: { publicAddresses: ['no address', 7, ''] } },
  { files: { pjsip: ['[', '**/**/**', '{a,b', ''] } },
];

describe('settings', () => {
  const { open, client: newClient, site: newSite, fresh } = stage();

  async function changes(
    client: Client,
    uri: string,
    [, , rules, settings, before, after]: (typeof effects)[number],
  ) {
    await client.expect(uri, before, rules);
    client.changeSettings(settings);
    await client.expect(uri, after, rules);
    client.changeSettings({});
    await client.expect(uri, before, rules);
  }

  for (const effect of effects) {
    const [name, files, rules, settings, , after] = effect;
    const [path = ''] = Object.keys(files);
    it(`take effect while the file is open: ${name}`, async () => {
      const { client, site } = await open(files);
      client.open(site.uri(path), files[path] ?? '');
      await changes(client, site.uri(path), effect);
    });

    it(`take effect while it is closed, and from the start: ${name}`, async () => {
      const { client, site } = await open(files, { settings });
      await client.expect(site.uri(path), after, rules);
      client.changeSettings({});
      await changes(client, site.uri(path), effect);
    });
  }

  it('give a rule another severity', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const severity = async () => (await client.diagnostics(site.uri('pjsip.conf')))[0]?.severity;
    for (const [word, number] of Object.entries({ error: 1, warning: 2, info: 3, hint: 4 })) {
      client.changeSettings({ rules: { [FAULT]: word } });
      await client.until(word, async () => (await severity()) === number);
    }
  });

  it('that make no sense count as not set', async () => {
    const { client, site } = await open({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    client.open(uri, FAULTY);
    for (const settings of nonsense) {
      client.changeSettings(settings);
      await client.request('workspace/diagnostic', { previousResultIds: [] });
      assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`], JSON.stringify(settings));
    }
    client.changeSettings({ rules: { [FAULT]: 'off' } });
    await client.expect(uri, []);
  });

  const strange: [name: string, answer: () => unknown][] = [
    ['nothing', () => null],
    ['no list', () => ({})],
    ['an empty list', () => []],
    ['a list of nothing', () => [null]],
    [
      'an error',
      () => {
        throw new Error('not today');
      },
    ],
  ];
  for (const [name, answer] of strange) {
    it(`of a client that answers with ${name} are the usual ones`, async () => {
      const answers = { 'workspace/configuration': answer };
      const { client, site } = await open({ 'pjsip.conf': FAULTY }, { answers });
      await client.expect(site.uri('pjsip.conf'), [`4 ${FAULT}`]);
      client.changeSettings({ rules: { [FAULT]: 'off' } });
      assert.deepEqual(await client.findings(site.uri('pjsip.conf')), [`4 ${FAULT}`]);
    });
  }

  it('of a client that cannot be asked are those that it sends', async () => {
    const site = newSite({ 'pjsip.conf': FAULTY });
    const uri = site.uri('pjsip.conf');
    const client = fresh();
    await client.request('initialize', {
      processId: null,
      rootUri: site.uri(),
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { rules: { [FAULT]: 'off' } },
    });
    client.initialized();
    await client.expect(uri, []);
    client.notify('workspace/didChangeConfiguration', { settings: { sipLens: { rules: {} } } });
    await client.expect(uri, [`4 ${FAULT}`]);
    client.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await client.findings(uri), [`4 ${FAULT}`]);
  });

  it('are those of the folder that a file is in', async () => {
    const [a, b] = [
      newSite({ 'pjsip.conf': FAULTY, 'names.yaml': registry('bob'), 'etc/pjsip.conf': REGISTRATION }),
      newSite({ 'pjsip.conf': FAULTY, 'names.yaml': registry('bob'), 'etc/pjsip.conf': REGISTRATION }),
    ];
    const client = fresh({ folders: [a.uri(), b.uri()] });
    client.folderSettings.set(b.uri(), {
      rules: { [FAULT]: 'off' },
      registry: { path: 'names.yaml' },
      files: { pjsip: ['phones.txt'] },
    });
    await client.start();
    await client.expect(b.uri('pjsip.conf'), []);
    await client.expect(a.uri('pjsip.conf'), [`4 ${FAULT}`]);
    await client.expect(a.uri('etc/pjsip.conf'), [], /username/);
    await client.expect(b.uri('etc/pjsip.conf'), ['13 twilio/username-not-found'], /username/);
    for (const site of [a, b]) client.open(site.uri('phones.txt'), FAULTY.replace('colour', 'color'));
    assert.deepEqual(await client.findings(a.uri('phones.txt')), []);
    client.folderSettings.set(b.uri(), { maxFileSize: 1024, files: { pjsip: ['phones.txt'] } });
    client.changeSettings({});
    await client.expect(b.uri('phones.txt'), [`4 ${FAULT}`]);
    await client.expect(b.uri('etc/pjsip.conf'), [], /username/);
  });

  it('keep their public addresses apart', async () => {
    const files = { 'pjsip.conf': TRUNK, 'twilio.registry.yaml': ALLOWED };
    const [a, b] = [newSite(files), newSite(files)];
    const client = fresh({ folders: [a.uri(), b.uri()] });
    client.folderSettings.set(b.uri(), { pbx: { publicAddresses: ['198.51.100.1'] } });
    await client.start();
    await client.expect(b.uri('pjsip.conf'), ['8 twilio/ip-not-allowed'], /ip-not-allowed/);
    await client.expect(a.uri('pjsip.conf'), [], /ip-not-allowed/);
  });

  it('of a client without folders count for what it opens', async () => {
    const client = await newClient({ settings: { rules: { [FAULT]: 'off' } } });
    const uri = newSite().uri('pjsip.conf');
    client.open(uri, FAULTY);
    await client.expect(uri, []);
    client.changeSettings({});
    await client.expect(uri, [`4 ${FAULT}`]);
  });
});
