import assert from 'node:assert/strict';
import { CheckedWorkspace, pathOf, uriOf } from '../support/checked-workspace';

const AOR = '[a]\ntype=aor\n';

/** Each load unit as `main files: all files`, `?` behind it where absence may not be judged. */
async function units(files: Readonly<Record<string, string>>, asteriskRoot?: string): Promise<string[]> {
  const { workspace } = await CheckedWorkspace.of(new Map(Object.entries(files)), {
    ...(asteriskRoot === undefined ? {} : { asteriskRoot }),
  });
  return [...workspace.units].map((unit) => {
    const mains = unit.mains.map(({ uri }) => pathOf(uri)).join(' ');
    const all = [...unit.files].map(pathOf).sort().join(' ');
    return `${mains}: ${all}${unit.complete ? '' : ' ?'}`;
  });
}

const cases: [name: string, files: Record<string, string>, expected: string[], root?: string][] = [
  [
    'the main files of a folder',
    { '/pjsip.conf': AOR, '/pjsip_wizard.conf': '', '/extensions.conf': '' },
    ['/pjsip.conf /pjsip_wizard.conf /extensions.conf: /extensions.conf /pjsip.conf /pjsip_wizard.conf'],
  ],
  [
    'two folders do not know each other',
    { '/a/pjsip.conf': AOR, '/b/pjsip.conf': AOR },
    ['/a/pjsip.conf: /a/pjsip.conf', '/b/pjsip.conf: /b/pjsip.conf'],
  ],
  [
    'messages of res_pjsip_notify are none of its objects',
    { '/pjsip.conf': AOR, '/pjsip_notify.conf': '[reboot]\nEvent=>reboot\n' },
    ['/pjsip.conf: /pjsip.conf'],
  ],
  [
    'an include belongs to its includer',
    { '/pjsip.conf': '#include pjsip_trunks.conf\n', '/pjsip_trunks.conf': AOR },
    ['/pjsip.conf: /pjsip.conf /pjsip_trunks.conf'],
  ],
  [
    'paths start at the folder of the main file',
    { '/pjsip.conf': '#include d/x.conf\n', '/d/x.conf': '#include d/y.conf\n', '/d/y.conf': AOR },
    ['/pjsip.conf: /d/x.conf /d/y.conf /pjsip.conf'],
  ],
  [
    'the folder of asterisk.conf counts',
    { '/asterisk.conf': '', '/pjsip.d/pjsip.conf': '#include common.conf\n', '/common.conf': AOR },
    ['/pjsip.d/pjsip.conf: /common.conf /pjsip.d/pjsip.conf ?'],
  ],
  [
    'a folder that the settings name counts',
    { '/x/pjsip.conf': '#include y/common.conf\n', '/x/y/common.conf': AOR },
    ['/x/pjsip.conf: /x/pjsip.conf /x/y/common.conf'],
    '/x',
  ],
  [
    'a main file that another one includes is no main file',
    { '/pjsip.conf': '#include site/pjsip.conf\n', '/site/pjsip.conf': AOR },
    ['/pjsip.conf: /pjsip.conf /site/pjsip.conf'],
  ],
  [
    'what nobody includes stands alone',
    { '/pjsip.conf': AOR, '/pjsip_old.conf': AOR },
    ['/pjsip.conf: /pjsip.conf', '/pjsip_old.conf: /pjsip_old.conf ?'],
  ],
  [
    'a fragment with its own include',
    { '/pjsip_a.conf': '#include pjsip_b.conf\n', '/pjsip_b.conf': AOR },
    ['/pjsip_a.conf: /pjsip_a.conf /pjsip_b.conf ?'],
  ],
  [
    'by content',
    { '/trunk.conf': '; ours\n[t]\ntype = endpoint ; trunk\n', '/other.conf': '[general]\ntype=peer\n' },
    ['/trunk.conf: /trunk.conf ?'],
  ],
  [
    'a database may hold more',
    { '/pjsip.conf': AOR, '/sorcery.conf': '[res_pjsip]\nendpoint=realtime,ps_endpoints\n' },
    ['/pjsip.conf: /pjsip.conf ?'],
  ],
  [
    'an outside include may hold more',
    { '/pjsip.conf': '#include /srv/generated/*.conf\n' },
    ['/pjsip.conf: /pjsip.conf ?'],
  ],
  [
    'the installed folder is this one',
    { '/pjsip.conf': '#include /etc/asterisk/x.conf\n', '/x.conf': AOR },
    ['/pjsip.conf: /pjsip.conf /x.conf'],
  ],
  [
    'a dialplan alone knows no endpoints',
    { '/extensions.conf': '[x]\n' },
    ['/extensions.conf: /extensions.conf ?'],
  ],
];

describe('load units', () => {
  for (const [name, files, expected, root] of cases) {
    it(name, async () => assert.deepEqual(await units(files, root), expected));
  }

  it('change with the files on disk', async () => {
    const checked = await CheckedWorkspace.of(new Map([['/pjsip.conf', '#include more.conf\n']]));
    const { workspace, host, checker } = checked;
    const rules = () => checked.all().map(({ rule }) => rule);
    assert.deepEqual(rules(), ['asterisk/include-missing']);
    host.files.contents.set(uriOf('/more.conf'), AOR);
    workspace.changedOnDisk(uriOf('/more.conf'), true);
    checker.settle();
    assert.deepEqual(rules(), ['asterisk/unused-object']);
    host.files.contents.delete(uriOf('/more.conf'));
    workspace.changedOnDisk(uriOf('/more.conf'), true);
    checker.settle();
    assert.deepEqual(rules(), ['asterisk/include-missing']);
  });

  it('keep the tree of a file that an editor opens with the same text, and reads the disk again when it closes', async () => {
    const { workspace, checker } = await CheckedWorkspace.of(new Map([['/pjsip.conf', AOR]]));
    const uri = uriOf('/pjsip.conf');
    const checks = checker.checks;
    workspace.open(uri, AOR, 1);
    checker.settle();
    assert.equal(checker.checks, checks);
    workspace.edit(uri, `${AOR}x`, { start: AOR.length, oldEnd: AOR.length, newEnd: AOR.length + 1 }, 2);
    checker.settle();
    assert.ok(checker.findings(uri).some(({ rule }) => rule === 'asterisk/syntax'));
    workspace.close(uri);
    checker.settle();
    assert.ok(!checker.findings(uri).some(({ rule }) => rule === 'asterisk/syntax'));
  });
});

describe('one edit', () => {
  it('has the rules look at what it touches and what depends on it, and at nothing else', async () => {
    const phones = Array.from({ length: 500 }, (_, i) => {
      const name = `phone${i}`;
      return `[${name}]\ntype=endpoint\naors=${name}\nauth=${name}\n\n[${name}]\ntype=aor\nmax_contacts=1\n\n[${name}]\ntype=auth\nusername=${name}\npassword=Example-Passw0rd${i}\n\n`;
    });
    const text = phones.join('');
    const { workspace, checker } = await CheckedWorkspace.of(new Map([['/pjsip.conf', text]]));
    const uri = uriOf('/pjsip.conf');
    workspace.open(uri, text, 1);
    checker.settle();
    const at = text.indexOf('max_contacts=1', text.length / 2) + 'max_contacts=1'.length;
    const before = checker.checks;
    workspace.edit(
      uri,
      `${text.slice(0, at)}0${text.slice(at)}`,
      { start: at, oldEnd: at, newEnd: at + 1 },
      2,
    );
    checker.settle();
    assert.ok(checker.checks - before <= 3, `${checker.checks - before} subjects were checked`);
  });
});
