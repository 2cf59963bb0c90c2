import assert from 'node:assert/strict';
import { type Client, type Site, stage } from './support';
import { FAULTY } from './support/texts';

const ENDPOINT = '[alice]\ntype = endpoint\ncontext = office\naors = alice\n';
const AOR = '[alice]\ntype = aor\nmax_contacts = 1\n';
const MISSING = 'asterisk/include-missing';
const UNDEFINED = 'asterisk/undefined-reference';

type Act = (site: Site, client: Client) => void;

/** What happens on the disk: the findings of the main file before and after. */
const onDisk: [
  name: string,
  files: Record<string, string>,
  before: string[],
  act: Act,
  after: string[],
  undo?: Act,
][] = [
  [
    'a missing include comes',
    { 'pjsip.conf': `#include pjsip_phones.conf\n${ENDPOINT}` },
    [`1 ${MISSING}`],
    (site, client) => write(site, client, 'pjsip_phones.conf', AOR),
    [],
    (site, client) => remove(site, client, 'pjsip_phones.conf'),
  ],
  [
    'it comes with a folder that was not there',
    { 'pjsip.conf': `#include pjsip.d/phones.conf\n${ENDPOINT}` },
    [`1 ${MISSING}`],
    (site, client) => write(site, client, 'pjsip.d/phones.conf', AOR),
    [],
    (site, client) => remove(site, client, 'pjsip.d/phones.conf'),
  ],
  [
    'a glob matches a file that came',
    { 'pjsip.conf': `#include pjsip.d/*.conf\n${ENDPOINT}`, 'pjsip.d/empty.conf': ';\n' },
    [`5 ${UNDEFINED}`],
    (site, client) => write(site, client, 'pjsip.d/phones.conf', AOR),
    [],
    (site, client) => remove(site, client, 'pjsip.d/phones.conf'),
  ],
  [
    'a glob of folders matches a folder that came',
    { 'pjsip.conf': `#tryinclude sites/*/pjsip.inc\n${ENDPOINT}`, 'sites/a/pjsip.inc': ';\n' },
    [`5 ${UNDEFINED}`],
    (site, client) => write(site, client, 'sites/b/pjsip.inc', AOR),
    [],
    (site, client) => remove(site, client, 'sites/b/pjsip.inc'),
  ],
  [
    'an included file of any name changes',
    { 'pjsip.conf': `#include phones.inc\n${ENDPOINT}`, 'phones.inc': AOR },
    [],
    (site, client) => write(site, client, 'phones.inc', AOR.replace('alice', 'bob'), 'changed'),
    [`5 ${UNDEFINED}`],
    (site, client) => write(site, client, 'phones.inc', AOR, 'changed'),
  ],
  [
    'a file that is included at second hand changes',
    {
      'pjsip.conf': `#include a.conf\n${ENDPOINT}`,
      'a.conf': '#include b.conf\n',
      'b.conf': '; nothing\n',
    },
    [`5 ${UNDEFINED}`],
    (site, client) => write(site, client, 'b.conf', AOR, 'changed'),
    [],
  ],
  [
    'a wizard file comes beside it',
    { 'pjsip.conf': `${ENDPOINT}auth = phone-iauth\n` },
    [`4 ${UNDEFINED}`, `5 ${UNDEFINED}`],
    (site, client) =>
      write(
        site,
        client,
        'pjsip_wizard.conf',
        '[alice]\ntype = wizard\naccepts_registrations = yes\n[phone]\ntype = wizard\naccepts_registrations = yes\naccepts_auth = yes\ninbound_auth/username = phone\ninbound_auth/password = Example-Passw0rd\n',
      ),
    [],
    (site, client) => remove(site, client, 'pjsip_wizard.conf'),
  ],
  [
    'objects come from a database',
    { 'pjsip.conf': ENDPOINT },
    [`4 ${UNDEFINED}`],
    (site, client) => write(site, client, 'sorcery.conf', '[res_pjsip]\naor = realtime,ps_aors\n'),
    [],
    (site, client) => remove(site, client, 'sorcery.conf'),
  ],
  [
    'the folder that Asterisk reads from is another one',
    { 'etc/common.conf': AOR, 'etc/pjsip/pjsip.conf': `#include common.conf\n${ENDPOINT}` },
    [`1 ${MISSING}`],
    (site, client) => write(site, client, 'etc/asterisk.conf', '[directories]\n'),
    [],
    (site, client) => remove(site, client, 'etc/asterisk.conf'),
  ],
];

function write(
  site: Site,
  client: Client,
  path: string,
  text: string,
  what: 'created' | 'changed' = 'created',
): void {
  site.write({ [path]: text });
  client.filesChanged({ [site.uri(path)]: what });
}

function remove(site: Site, client: Client, path: string): void {
  site.remove(path);
  client.filesChanged({ [site.uri(path)]: 'deleted' });
}

describe('includes', () => {
  const { open } = stage();
  const rules = /include-missing|undefined-reference|file-rejected/;

  for (const [name, files, before, act, after, undo] of onDisk) {
    it(`change on the disk: ${name}`, async () => {
      const { client, site } = await open(files);
      const main = Object.keys(files).find((path) => path.endsWith('pjsip.conf')) ?? '';
      const uri = site.uri(main);
      client.open(uri, files[main] ?? '');
      await client.expect(uri, before, rules);
      act(site, client);
      await client.expect(uri, after, rules);
      if (!undo) return;
      undo(site, client);
      await client.expect(uri, before, rules);
    });
  }

  it('count as they are in the editor, unsaved', async () => {
    const files = { 'pjsip.conf': `#include pjsip_phones.conf\n${ENDPOINT}`, 'pjsip_phones.conf': AOR };
    const { client, site } = await open(files);
    const [main, included] = [site.uri('pjsip.conf'), site.uri('pjsip_phones.conf')];
    client.open(main, files['pjsip.conf']);
    client.open(included, AOR);
    await client.expect(main, []);
    client.change(included, '[bob]', { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } });
    await client.expect(main, [`5 ${UNDEFINED}`]);
    client.close(included);
    await client.expect(main, []);
  });

  it('have the context of the file that includes them, open or not', async () => {
    const files = {
      'pjsip.conf': '[phone](!)\ntype = endpoint\ncontext = office\n#include pjsip_phones.conf\n',
      'pjsip_phones.conf': '[alice](phone)\ncolour = red\n',
    };
    const { client, site } = await open(files);
    const included = site.uri('pjsip_phones.conf');
    await client.expect(included, ['2 asterisk/unknown-option']);
    client.open(included, files['pjsip_phones.conf']);
    await client.expect(included, ['2 asterisk/unknown-option']);
    client.open(site.uri('pjsip.conf'), files['pjsip.conf']);
    client.change(site.uri('pjsip.conf'), '#include pjsip_phones.conf\n');
    await client.expect(included, ['1 asterisk/file-rejected']);
  });

  it('of another folder do not become dirty where a file comes that nobody includes', async () => {
    const { client, site } = await open({ 'a/pjsip.conf': FAULTY, 'b/pjsip.conf': FAULTY });
    const uri = site.uri('a/pjsip.conf');
    client.open(uri, FAULTY);
    const first = await client.pull(uri);
    write(site, client, 'b/nginx.conf', 'server {}\n');
    assert.equal((await client.pull(uri, first.resultId)).kind, 'unchanged');
  });

  it('are watched whatever they are called', async () => {
    const { client, site } = await open({
      'pjsip.conf': '#include phones.inc\n#include secrets.txt\n',
      'phones.inc': AOR,
      'secrets.txt': ';\n',
    });
    assert.ok(site.folder);
    const patterns = () =>
      client.registrations.flatMap(({ registerOptions }) =>
        (registerOptions as { watchers: { globPattern: string }[] }).watchers.map(
          ({ globPattern }) => globPattern,
        ),
      );
    await client.until('both names', () => patterns().includes('**/secrets.txt'));
    assert.deepEqual(patterns(), [
      '**/*.conf',
      '**/*.xml',
      '**/*.yaml',
      '**/*.yml',
      '**/.env',
      '**/.env.*',
      '**/*.env',
      '**/*env.example',
      '**/*env.sample',
      '**/*env.template',
      '**/*env.dist',
      '**/.gitignore',
      '**/.git/index',
      '**/phones.inc',
      '**/secrets.txt',
    ]);
  });
});
