import assert from 'node:assert/strict';
import { CheckedWorkspace, pathOf, uriOf } from '../support/checked-workspace';

const GATEWAY = `<gateway name="a"><param name="register" value="false"/></gateway>\n`;
const ROOT = `<document type="freeswitch/xml"><section name="configuration">\n`;
const END = '</section></document>\n';

function include(data: string): string {
  return `<X-PRE-PROCESS cmd="include" data="${data}"/>\n`;
}

/** A configuration that reads these patterns. */
function reading(...patterns: readonly string[]): string {
  return ROOT + patterns.map(include).join('') + END;
}

/** Each load unit as `main file: all files`, `?` behind it where absence may not be judged. */
function shown({ workspace }: CheckedWorkspace): string[] {
  return [...workspace.units].map((unit) => {
    const mains = unit.mains.map(({ uri }) => pathOf(uri)).join(' ');
    const all = [...unit.files].map(pathOf).sort().join(' ');
    return `${mains}: ${all}${unit.complete ? '' : ' ?'}`;
  });
}

const cases: [name: string, files: Record<string, string>, expected: string[]][] = [
  [
    'a tree is a unit',
    {
      '/freeswitch.xml': reading('vars.xml', 'sip_profiles/*.xml'),
      '/vars.xml': '',
      '/sip_profiles/b.xml': '',
    },
    ['/freeswitch.xml: /freeswitch.xml /sip_profiles/b.xml /vars.xml'],
  ],
  [
    'includes count from the file that they stand in',
    {
      '/freeswitch.xml': reading('sip_profiles/external.xml'),
      '/sip_profiles/external.xml': include('external/*.xml'),
      '/sip_profiles/external/a.xml': GATEWAY,
    },
    ['/freeswitch.xml: /freeswitch.xml /sip_profiles/external.xml /sip_profiles/external/a.xml'],
  ],
  [
    'the folder of an installation is the one at hand',
    {
      '/etc/freeswitch/freeswitch.xml': reading('/etc/freeswitch/a.xml', '$${conf_dir}/b.xml'),
      '/etc/freeswitch/a.xml': GATEWAY,
      '/etc/freeswitch/b.xml': '',
    },
    [
      '/etc/freeswitch/freeswitch.xml: /etc/freeswitch/a.xml /etc/freeswitch/b.xml /etc/freeswitch/freeswitch.xml',
    ],
  ],
  [
    'another place cannot be looked at',
    { '/freeswitch.xml': reading('/srv/sip/*.xml') },
    ['/freeswitch.xml: /freeswitch.xml ?'],
  ],
  [
    'nor what a command prints',
    { '/freeswitch.xml': `${ROOT}<X-PRE-PROCESS cmd="exec" data="cat a.xml"/>\n${END}` },
    ['/freeswitch.xml: /freeswitch.xml ?'],
  ],
  [
    'what no tree reads stands alone',
    { '/freeswitch.xml': reading('b/*.xml'), '/old/a.xml': GATEWAY },
    ['/freeswitch.xml: /freeswitch.xml', '/old/a.xml: /old/a.xml ?'],
  ],
  [
    'fragments without a tree, as FusionPBX leaves them',
    {
      '/etc/freeswitch/sip_profiles/external.xml': `<profile name="external"><gateways>\n${include('external/*.xml')}</gateways><settings/></profile>\n`,
      '/etc/freeswitch/sip_profiles/external/v_a.xml': `<include>\n${GATEWAY}</include>\n`,
      '/etc/freeswitch/dialplan/public/a.xml': '<context name="public"/>\n',
    },
    [
      '/etc/freeswitch/dialplan/public/a.xml: /etc/freeswitch/dialplan/public/a.xml ?',
      '/etc/freeswitch/sip_profiles/external.xml: /etc/freeswitch/sip_profiles/external.xml /etc/freeswitch/sip_profiles/external/v_a.xml ?',
    ],
  ],
  [
    'two trees do not know each other',
    { '/a/freeswitch.xml': reading('x.xml'), '/b/freeswitch.xml': reading('x.xml'), '/b/x.xml': GATEWAY },
    ['/a/freeswitch.xml: /a/freeswitch.xml', '/b/freeswitch.xml: /b/freeswitch.xml /b/x.xml'],
  ],
];

const foreign: [name: string, path: string, text: string][] = [
  ['a build file', '/pom.xml', '<project><profiles><profile><id>x</id></profile></profiles></project>'],
  ['a web service', '/freeswitch.xml', '<beans><bean id="freeswitch"/></beans>'],
  [
    'a gateway of something else',
    '/a.xml',
    '<gateways><gateway name="payment"><url>x</url></gateway></gateways>',
  ],
  [
    'users of something else',
    '/tomcat-users.xml',
    '<tomcat-users><user id="a" password="b"/></tomcat-users>',
  ],
  ['an include of something else', '/a.xml', '<include file="gateway.xml"/>'],
  ['a feed', '/dialplan.xml', '<rss><channel><title>sofia/gateway/x</title></channel></rss>'],
];

const ours: [name: string, path: string, text: string][] = [
  ['a gateway anywhere', '/a.xml', GATEWAY],
  [
    'a profile',
    '/p.xml',
    '<profile name="x"><settings><param name="sip-port" value="5060"/></settings></profile>',
  ],
  ['directives', '/vars.xml', '<X-PRE-PROCESS cmd="set" data="a=b"/>'],
  [
    'an access list',
    '/l.xml',
    '<list name="x" default="deny"><node type="allow" cidr="192.0.2.0/24"/></list>',
  ],
  ['a user in its place', '/conf/directory/default/1000.xml', '<include><user id="1000"/></include>'],
  [
    'an extension',
    '/e.xml',
    '<extension name="x"><condition><action application="bridge" data="x"/></condition></extension>',
  ],
];

describe('which files one FreeSWITCH reads', () => {
  for (const [name, files, expected] of cases) {
    it(name, async () => {
      assert.deepEqual(
        shown(await CheckedWorkspace.of(new Map(Object.entries(files)))).sort(),
        expected.sort(),
      );
    });
  }

  for (const [name, path, text] of foreign) {
    it(`leaves alone: ${name}`, async () => {
      const checked = await CheckedWorkspace.of(new Map([[path, text]]));
      assert.deepEqual(shown(checked), []);
    });
  }

  for (const [name, path, text] of ours) {
    it(`takes: ${name}`, async () => {
      const checked = await CheckedWorkspace.of(new Map([[path, text]]));
      assert.deepEqual(shown(checked), [`${path}: ${path} ?`]);
    });
  }

  it('takes in a file that comes, and lets go of one that goes', async () => {
    const files = { '/freeswitch.xml': reading('sip_profiles/*.xml'), '/sip_profiles/a.xml': GATEWAY };
    const checked = await CheckedWorkspace.of(new Map(Object.entries(files)));
    checked.host.files.contents.set(uriOf('/sip_profiles/b.xml'), GATEWAY);
    checked.workspace.changedOnDisk(uriOf('/sip_profiles/b.xml'), true);
    checked.checker.settle();
    assert.deepEqual(shown(checked), [
      '/freeswitch.xml: /freeswitch.xml /sip_profiles/a.xml /sip_profiles/b.xml',
    ]);
    checked.host.files.contents.delete(uriOf('/sip_profiles/a.xml'));
    checked.workspace.changedOnDisk(uriOf('/sip_profiles/a.xml'), true);
    checked.checker.settle();
    assert.deepEqual(shown(checked), ['/freeswitch.xml: /freeswitch.xml /sip_profiles/b.xml']);
  });

  it('goes by the text of an open file, and not by what it held before', async () => {
    const files = { '/a.xml': GATEWAY, '/b.xml': GATEWAY };
    const checked = await CheckedWorkspace.of(new Map(Object.entries(files)));
    const uri = uriOf('/a.xml');
    const other = '<payment/>\n';
    checked.workspace.open(uri, GATEWAY, 0);
    checked.workspace.edit(uri, other, { start: 0, oldEnd: GATEWAY.length, newEnd: other.length }, 1);
    checked.checker.settle();
    assert.deepEqual(shown(checked), ['/b.xml: /b.xml ?']);
    checked.workspace.edit(uri, GATEWAY, { start: 0, oldEnd: other.length, newEnd: GATEWAY.length }, 2);
    checked.checker.settle();
    assert.deepEqual(shown(checked).sort(), ['/a.xml: /a.xml ?', '/b.xml: /b.xml ?']);
  });

  it('hears of a suppression in a comment', async () => {
    const text = `<include>\n<!-- sip-lens-disable-next-line freeswitch/unknown-param -->\n<gateway name="a"><param name="Register" value="false"/><param name="register" value="false"/></gateway>\n</include>\n`;
    const checked = await CheckedWorkspace.of(new Map([['/a.xml', text]]));
    assert.deepEqual(
      checked.findings('/a.xml').map(({ rule }) => rule),
      [],
    );
  });
});
