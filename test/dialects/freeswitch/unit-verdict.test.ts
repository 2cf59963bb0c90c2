import assert from 'node:assert/strict';
import { isKnownParam, type ParamOwner } from '../../../server/src/dialects/freeswitch/schema';
import { freeswitchUnits } from '../../../server/src/dialects/freeswitch/unit';
import { objectVerdicts } from '../../../server/src/dialects/freeswitch/unit-verdict';
import type { FileRead } from '../../../server/src/host/host';
import { CheckedWorkspace } from '../../support/checked-workspace';
import { gateway, profile, REGISTERING, tree } from './sources';

interface Case {
  readonly title: string;
  readonly files: ReadonlyMap<string, string | FileRead>;
  /** `kind name loads`, and of what does not load the rule and the line (from 1) of each reason. */
  readonly verdicts: readonly string[];
}

async function verdictsOf({ files }: Case): Promise<string[]> {
  const checked = await CheckedWorkspace.of(files, { rules: [] });
  return freeswitchUnits(checked.workspace.units).flatMap((unit) => {
    const checker = checked.checker.checkerOf(unit);
    const [first] = unit.subjects();
    if (!checker || !first) return [];
    return objectVerdicts(unit, checker.lookAt(first).scope).map(({ subject, loads, reasons }) => {
      const why = reasons.map(({ rule, at }) => ` ${rule}:${at.range.start.line + 1}`);
      return `${subject.object.kind} ${subject.object.name} ${loads}${why.join('')}`;
    });
  });
}

/** What becomes of one gateway with these params in a profile without TLS. */
function ofGateway(
  title: string,
  params: Readonly<Record<string, string>>,
  verdict: string,
  name = 'a',
): Case {
  const files = tree(profile('external', { 'sip-port': '5080' }, gateway(name, params)));
  return { title, files, verdicts: ['profile external true', `gateway ${name} ${verdict}`] };
}

/** What becomes of the gateway of a user where a profile looks through a domain. */
function ofUser(title: string, domain: string, verdict: string, around = 'group'): Case {
  const domains = `<domains>\n<domain name="${domain}" parse="true"/>\n</domains>\n`;
  const [open, close] = around === 'group' ? ['<groups><group name="g">', '</group></groups>'] : ['', ''];
  const users = `<users><user id="1">\n<gateways>${gateway('a', REGISTERING)}</gateways>\n</user></users>`;
  const text = `<profile name="e">\n${domains}<settings/>\n</profile>\n`;
  const directory = `<section name="directory"><domain name="pbx.example">${open}${users}${close}</domain></section>\n`;
  return {
    title,
    files: tree(text, directory),
    verdicts: ['profile e true', 'domain pbx.example true', 'user 1 true', `gateway a ${verdict}`],
  };
}

function fragment(text: string, path = '/sip_profiles/external/a.xml'): ReadonlyMap<string, string> {
  return new Map([[path, text]]);
}

const DROPPED = 'false freeswitch/gateway-dropped';

const CASES: readonly Case[] = [
  ofGateway('a gateway that registers', REGISTERING, 'true'),
  ofGateway('one that does not register needs nothing', { register: 'false' }, 'true'),
  ofGateway('registering is the default, and wants a username', { proxy: 'sip.example.net' }, `${DROPPED}:6`),
  ofGateway('and a password', { username: 'alice' }, `${DROPPED}:6`),
  ofGateway('an empty one is none', { ...REGISTERING, password: '' }, `${DROPPED}:8`),
  ofGateway('the last of two counts', { register: 'true', ...REGISTERING, username: '' }, `${DROPPED}:8`),
  ofGateway(
    'param names count as they are written',
    { Register: 'false' },
    'false freeswitch/unknown-param:7',
  ),
  ofGateway('a word that is not true is false', { register: 'Ture' }, 'true'),
  ofGateway('a number is true', { register: '1' }, `${DROPPED}:6`),
  ofGateway('a blank in the name', REGISTERING, `${DROPPED}:6`, 'my gateway'),
  ofGateway('a placeholder as name', REGISTERING, 'null internal/template-word:6', '{{ name }}'),
  ofGateway('an unknown transport', { ...REGISTERING, 'register-transport': 'dtls' }, `${DROPPED}:10`),
  ofGateway(
    'a transport is known by how it begins',
    { ...REGISTERING, 'register-transport': 'UDPx' },
    'true',
  ),
  ofGateway(
    'TLS without TLS in the profile',
    { ...REGISTERING, 'register-transport': 'tls' },
    `${DROPPED}:10`,
  ),
  {
    title: 'TLS with TLS in the profile',
    files: tree(profile('e', { tls: 'yes' }, gateway('a', { ...REGISTERING, 'register-transport': 'tls' }))),
    verdicts: ['profile e true', 'gateway a true'],
  },
  {
    title: 'the second of one name in one profile goes',
    files: tree(profile('e', {}, gateway('a', REGISTERING) + gateway('a', REGISTERING))),
    verdicts: ['profile e true', 'gateway a true', 'gateway a false freeswitch/duplicate-gateway:11'],
  },
  {
    title: 'in two profiles both are kept, though one is out of reach',
    files: tree(profile('e', {}, gateway('a', REGISTERING)) + profile('i', {}, gateway('a', REGISTERING))),
    verdicts: ['profile e true', 'gateway a true', 'profile i true', 'gateway a true'],
  },
  {
    title: 'a second one in the profile that does not have the name is kept, too',
    files: tree(
      profile('e', {}, gateway('a', REGISTERING)) +
        profile('i', {}, gateway('a', REGISTERING) + gateway('a', REGISTERING)),
    ),
    verdicts: ['profile e true', 'gateway a true', 'profile i true', 'gateway a true', 'gateway a true'],
  },
  {
    title: 'one that is dropped takes no name',
    files: tree(
      profile('e', {}, gateway('a', {})) +
        profile('i', {}, gateway('a', REGISTERING) + gateway('a', REGISTERING)),
    ),
    verdicts: [
      'profile e true',
      `gateway a ${DROPPED}:6`,
      'profile i true',
      'gateway a true',
      'gateway a false freeswitch/duplicate-gateway:19',
    ],
  },
  {
    title: 'a profile without settings does not start',
    files: tree('<profile name="e"/>\n'),
    verdicts: ['profile e false freeswitch/invalid-value:4'],
  },
  {
    title: 'an empty ext-sip-ip takes every profile with it',
    files: tree(profile('e', {}) + profile('i', { 'ext-sip-ip': '' }, gateway('a', { register: 'false' }))),
    verdicts: [
      'profile e false freeswitch/ext-ip-unset:17',
      'profile i false freeswitch/ext-ip-unset:17',
      'gateway a false freeswitch/ext-ip-unset:17',
    ],
  },
  {
    title: 'and so does a variable that nobody sets',
    files: tree(profile('e', { 'ext-sip-ip': '$${public_ip}' })),
    verdicts: ['profile e false freeswitch/ext-ip-unset:8'],
  },
  {
    title: 'gateways that stand beside <gateways> are not looked at',
    files: tree(`<profile name="e">\n${gateway('a', REGISTERING)}<settings/>\n</profile>\n`),
    verdicts: ['profile e true'],
  },
  {
    title: 'profiles of other modules are none of mod_sofia',
    files: new Map([
      [
        '/freeswitch.xml',
        `<document type="freeswitch/xml"><section name="configuration">
<configuration name="conference.conf"><profiles><profile name="x"><param name="rate" value="8000"/></profile></profiles></configuration>
</section></document>`,
      ],
    ]),
    verdicts: [],
  },
  {
    title: 'params beside <params> are hidden',
    files: tree(
      profile('e', {}, '<gateway name="a">\n<params/>\n<param name="register" value="false"/>\n</gateway>\n'),
    ),
    verdicts: ['profile e true', 'gateway a false freeswitch/hidden-params:8'],
  },
  {
    title: 'one unclosed tag refuses everything',
    files: tree(profile('e', {}, gateway('a', REGISTERING).replace('</gateway>', '</gatewy>'))),
    verdicts: ['profile e false freeswitch/syntax:10', 'gateway a false freeswitch/syntax:10'],
  },
  {
    title: 'a list without a name is passed over, one with a bad network is not',
    files: tree(
      '',
      '',
      `<configuration name="acl.conf"><network-lists>
<list default="deny"/>
<list name="b"><node type="allow" cidr="54.172.60.0"/></list>
</network-lists></configuration>
`,
    ),
    verdicts: ['acl  false freeswitch/invalid-value:6', 'acl b true'],
  },
  {
    title: 'of each part of the tree the first one counts, whatever the case of its name',
    files: tree(
      profile('e', {}, gateway('a', { register: 'false' })) +
        '<profile name="f"><settings/><gateways/><gateways><gateway name="b"/></gateways></profile>',
      '<section name="configuration"><configuration name="acl.conf"><network-lists><list name="x"/></network-lists></configuration></section>\n',
      `<configuration name="Sofia.conf"><profiles>\n${profile('e', {}, gateway('a', { register: 'false' }))}</profiles></configuration>
<configuration name="ACL.conf"><network-lists><list name="y"/></network-lists><network-lists><list name="z"/></network-lists></configuration>
`,
    ),
    verdicts: ['profile e true', 'gateway a true', 'profile f true', 'acl y true'],
  },
  {
    title:
      'of two contexts or domains of one name, too; but gateways of users are looked for in every domain',
    files: tree(
      profile('e', {}).replace(
        '<settings>',
        '<domains><domain name="all" parse="true"/></domains><settings>',
      ),
      `<section name="dialplan"><context name="c"><extension name="x"/></context><context name="C"><extension name="y"/></context><context name="{{ c }}"><extension name="z"/></context></section>
<section name="directory"><domain name="d"><user id="1"/></domain><domain name="D"><groups><group name="g"><users><user id="2"><gateways>
${gateway('a', REGISTERING)}</gateways></user></users></group></groups></domain></section>
`,
    ),
    verdicts: [
      'profile e true',
      'extension x true',
      'extension z true',
      'domain d true',
      'user 1 true',
      'gateway a true',
    ],
  },
  {
    title: 'nobody knows who reads a fragment',
    files: fragment(`<include>\n${gateway('a', REGISTERING)}${gateway('b', {})}</include>\n`),
    verdicts: ['gateway a null freeswitch/include-missing:2', `gateway b ${DROPPED}:7`],
  },
  {
    title: 'TLS is not judged without the profile',
    files: fragment(gateway('a', { ...REGISTERING, 'register-transport': 'tls' })),
    verdicts: ['gateway a null freeswitch/include-missing:5 freeswitch/include-missing:1'],
  },
  {
    title: 'a script that answers for the configuration may put something else in its place',
    files: tree(
      profile('e', {}),
      `<section name="configuration"><configuration name="lua.conf"><settings>
<param name="xml-handler-script" value="app.lua xml_handler"/>
</settings></configuration></section>
`,
    ),
    verdicts: ['profile e null freeswitch/include-missing:4'],
  },
  {
    title: 'users and what they belong to',
    files: tree(
      '',
      `<section name="directory"><domain name="d"><groups><group name="g"><users>
<user id="1"/><user id="2" type="pointer"/></users></group></groups></domain></section>
<section name="dialplan"><context name="c"><extension name="x"/></context></section>
`,
    ),
    verdicts: ['domain d true', 'user 1 true', 'user 2 true', 'extension x true'],
  },
  {
    title: 'a fraction below one is no number that is not zero',
    files: tree(profile('e', {}, gateway('a', { register: '.5' }))),
    verdicts: ['profile e true', 'gateway a true'],
  },
  ofUser('gateways of users are read for a profile that looks through all domains', 'all', 'true'),
  ofUser('or through theirs', 'PBX.example', 'true'),
  ofUser('and else for none', 'other.example', 'null freeswitch/include-missing:13'),
  ofUser('not beside the groups', 'all', 'null freeswitch/include-missing:13', 'domain'),
];

describe('what FreeSWITCH does with each object', () => {
  for (const each of CASES) {
    it(each.title, async () => assert.deepEqual(await verdictsOf(each), each.verdicts));
  }
});

describe('names of params', () => {
  const cases: [owner: ParamOwner, name: string, known: boolean][] = [
    ['gateway', 'register', true],
    ['gateway', 'Register', false],
    ['gateway', 'retry_seconds', true],
    ['gateway', 'expires', false],
    ['profile', 'SIP-Port', true],
    ['profile', 'inbound-zrtp-passthru', true],
    ['profile', 'sip-prot', false],
    ['directory', 'sip-force-contact', true],
    ['directory', 'passwd', false],
  ];
  for (const [owner, name, known] of cases) {
    it(`${name} is ${known ? 'read' : 'passed over'} in a ${owner}`, () => {
      assert.equal(isKnownParam(owner, name), known);
    });
  }
});
