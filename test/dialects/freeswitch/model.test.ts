import assert from 'node:assert/strict';
import type { SipElement } from '../../../server/src/sip/model';
import { Place } from '../../../server/src/text/place';
import { applyEdits } from '../../support/apply-edits';
import { CheckedWorkspace, pathOf } from '../../support/checked-workspace';
import { gateway, profile, REGISTERING, tree } from './sources';

type Files = ReadonlyMap<string, string>;

interface Case {
  readonly title: string;
  readonly files: ReadonlyMap<string, unknown>;
  readonly kind: SipElement['kind'];
  readonly name?: string;
  /** Property by path (`registrar.value.host`) and `value origin "what stands at its place"`. */
  readonly values: Readonly<Record<string, string>>;
}

/** The text that stands at a place. */
function textAt(files: Files, { uri, range }: Place): string {
  const text = files.get(pathOf(uri)) ?? '';
  const end = applyEdits(text, [{ range: { start: range.end, end: range.end }, newText: '\u0001' }]);
  const both = applyEdits(end, [{ range: { start: range.start, end: range.start }, newText: '\u0002' }]);
  return both.slice(both.indexOf('\u0002') + 1, both.indexOf('\u0001'));
}

function shown(files: Files, value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map((item) => shown(files, item)).join(' | ');
  if (!('origin' in value) || !('text' in value)) return JSON.stringify(value);
  const { value: known, text, origin, at }: Partial<Record<string, unknown>> = { ...value };
  const what = typeof known === 'object' && !Array.isArray(known) ? text : (known ?? `?${String(text)}`);
  const place = at instanceof Place ? ` "${textAt(files, at)}"` : '';
  return `${String(what)} ${String(origin)}${place}`;
}

function propertyOf(element: unknown, path: string): unknown {
  let value = element;
  for (const name of path.split('.')) {
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined;
  }
  return value;
}

async function modelOf(files: Files): Promise<SipElement[]> {
  const checked = await CheckedWorkspace.of(files, { rules: [] });
  return [...checked.workspace.units].flatMap((unit) => {
    const checker = checked.checker.checkerOf(unit);
    return checker ? [...checker.subjects()].flatMap((subject) => checker.modelOf(subject)) : [];
  });
}

const PROFILE = { 'sip-ip': '10.0.0.5', 'sip-port': '5080', tls: 'true', 'tls-version': 'tlsv1,tlsv1.2' };

function inTree(
  params: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string>> = PROFILE,
) {
  return tree(profile('external', settings, gateway('a', params)));
}

const ACL = `<configuration name="acl.conf"><network-lists>
<list name="twilio" default="deny"><node type="allow" cidr="54.172.60.0/30, 54.244.51.0/30"/><node cidr="192.0.2.1/32"/></list>
<list name="open"><node type="allow" cidr="54.172.60.0/30"/></list>
</network-lists></configuration>
`;

function dialplan(data: string): ReadonlyMap<string, string> {
  const text = `<include>\n<context name="c"><extension name="x"><condition field="destination_number" expression="^(\\d+)$">
<action application="bridge" data="${data}"/></condition></extension></context>\n</include>\n`;
  return new Map([['/dialplan/c.xml', text]]);
}

const CASES: readonly Case[] = [
  {
    title: 'a registration goes to the proxy, as the user of the domain that From has',
    files: inTree({
      ...REGISTERING,
      proxy: 'sip.example.net:5070',
      'from-domain': 'example.net',
      'retry-seconds': '9',
    }),
    kind: 'registration',
    values: {
      registrar: 'sip:sip.example.net:5070 literal "sip.example.net:5070"',
      addressOfRecord: 'sip:alice@example.net derived "alice"',
      expiry: '3600 default',
      retryInterval: '9 literal "9"',
      transportName: 'external/udp default',
      outboundProxies: '',
    },
  },
  {
    title: 'without a proxy the realm is where it goes',
    files: inTree({ username: 'alice', password: 'x', realm: 'example.org' }),
    kind: 'registration',
    values: {
      registrar: 'sip:example.org literal "example.org"',
      addressOfRecord: 'sip:alice@example.org derived "alice"',
    },
  },
  {
    title: 'and without either its own name',
    files: tree(
      profile('external', PROFILE, gateway('sip.example.com', { username: 'alice', password: 'x' })),
    ),
    kind: 'registration',
    values: { registrar: 'sip:sip.example.com derived "sip.example.com"' },
  },
  {
    title: 'From has its own user, and To too unless told otherwise',
    files: inTree({ ...REGISTERING, 'from-user': 'bob' }),
    kind: 'registration',
    values: { addressOfRecord: 'sip:bob@sip.example.net derived "bob"' },
  },
  {
    title: 'To has the username where it is to be distinct',
    files: inTree({ ...REGISTERING, 'from-user': 'bob', 'distinct-to': 'true' }),
    kind: 'registration',
    values: { addressOfRecord: 'sip:alice@sip.example.net derived "alice"' },
  },
  {
    title: 'register-proxy is the way of a registration',
    files: inTree({ ...REGISTERING, 'register-proxy': 'sip.example.org;lr', 'register-transport': 'TLS' }),
    kind: 'registration',
    values: {
      outboundProxies: 'sip:sip.example.org;lr literal "sip.example.org;lr"',
      transportName: 'external/tls literal "TLS"',
    },
  },
  ...(['registration', 'peer'] as const).map(
    (kind): Case => ({
      title: `the outbound-proxy of the profile is the way of a ${kind}`,
      files: inTree(REGISTERING, { ...PROFILE, 'outbound-proxy': 'sbc.example.org' }),
      kind,
      values: { outboundProxies: 'sip:sbc.example.org inherited "sbc.example.org"' },
    }),
  ),
  {
    title: 'unless the gateway has one of its own',
    files: inTree(
      { ...REGISTERING, 'outbound-proxy': 'proxy.example.net' },
      { ...PROFILE, 'Outbound-Proxy': 'sbc.example.org' },
    ),
    kind: 'peer',
    values: { outboundProxies: 'sip:proxy.example.net literal "proxy.example.net"' },
  },
  {
    title: 'a proxy of calls is none of registrations',
    files: inTree(
      { ...REGISTERING, 'outbound-proxy': 'proxy.example.net' },
      { ...PROFILE, 'outbound-proxy': 'sbc.example.org' },
    ),
    kind: 'registration',
    values: { outboundProxies: 'sip:sbc.example.org inherited "sbc.example.org"' },
  },
  {
    title: 'what a gateway calls, and how',
    files: inTree({
      proxy: 'sip.example.net;transport=tcp',
      register: 'false',
      'outbound-proxy': 'sip:proxy.example.net;lr',
      'from-user': '+15550100',
      ping: '30',
    }),
    kind: 'peer',
    values: {
      targets: 'sip:sip.example.net;transport=tcp literal "sip.example.net;transport=tcp"',
      outboundProxies: 'sip:proxy.example.net;lr literal "sip:proxy.example.net;lr"',
      fromUser: '+15550100 literal "+15550100"',
      keepalive: '30 literal "30"',
      transportName: 'external/tcp literal "tcp"',
      'authentication.references': '',
      complete: 'true',
    },
  },
  {
    title: 'a ping below five is none',
    files: inTree({ register: 'false', ping: '3' }),
    kind: 'peer',
    values: { keepalive: '' },
  },
  {
    title: 'the username is the caller id, unless the call has its own',
    files: inTree(REGISTERING),
    kind: 'peer',
    values: { fromUser: 'alice derived "alice"' },
  },
  {
    title: 'which it has with caller-id-in-from',
    files: inTree({ ...REGISTERING, 'caller-id-in-from': 'true' }),
    kind: 'peer',
    values: { fromUser: 'undefined' },
  },
  {
    title: 'codecs come from the profile, the last line of either name',
    files: inTree(REGISTERING, {
      ...PROFILE,
      'outbound-codec-prefs': 'G729',
      'codec-prefs': 'OPUS,PCMU@8000h@20i',
    }),
    kind: 'peer',
    values: { codecs: 'opus,pcmu inherited "OPUS,PCMU@8000h@20i"' },
  },
  {
    title: 'SRTP is a variable of the gateway',
    files: tree(
      profile(
        'e',
        {},
        '<gateway name="a">\n<param name="register" value="false"/>\n<variables><variable name="rtp_secure_media" value="mandatory:AES_CM_128_HMAC_SHA1_80" direction="outbound"/></variables></gateway>\n',
      ),
    ),
    kind: 'peer',
    values: { mediaEncryption: 'sdes literal "mandatory:AES_CM_128_HMAC_SHA1_80"' },
  },
  ...(['direction=""', 'direction="inbound"', 'direction="both"'].map((direction) => ({
    title: `a variable with ${direction} is set on no call that goes out`,
    files: tree(
      profile(
        'e',
        {},
        `<gateway name="a">\n<param name="register" value="false"/>\n<variables><variable name="rtp_secure_media" value="true" ${direction}/></variables></gateway>\n`,
      ),
    ),
    kind: 'peer',
    values: { mediaEncryption: 'undefined' },
  })) satisfies Case[]),
  {
    title: 'a From that the caller brings along is none to know',
    files: inTree({ ...REGISTERING, 'from-domain': 'auto-aleg-domain' }),
    kind: 'peer',
    values: { fromDomain: 'undefined' },
  },
  {
    title: 'the credentials of a gateway',
    files: inTree({ ...REGISTERING, 'auth-username': 'pbx' }),
    kind: 'credential',
    values: { username: 'pbx literal "pbx"', passwordForm: 'plain', 'password.text': '' },
  },
  {
    title: 'the transports of a profile',
    files: inTree(REGISTERING, { ...PROFILE, 'ext-sip-ip': 'autonat:203.0.113.7', 'ext-rtp-ip': 'auto-nat' }),
    kind: 'transport',
    name: 'external/tls',
    values: {
      bind: '10.0.0.5:5061 literal "10.0.0.5"',
      externalSignalingAddress: '203.0.113.7 literal "203.0.113.7"',
      externalMediaAddress: '?auto-nat placeholder "auto-nat"',
      tlsMethod: 'tlsv1_2 literal "tlsv1,tlsv1.2"',
    },
  },
  {
    title: 'mod_sofia puts its own address in the place of 0.0.0.0',
    files: inTree(REGISTERING, { ...PROFILE, 'sip-ip': '0.0.0.0', 'ext-sip-ip': '0.0.0.0' }),
    kind: 'transport',
    name: 'external/udp',
    values: { bind: 'undefined', externalSignalingAddress: '?0.0.0.0 placeholder "0.0.0.0"' },
  },
  {
    title: 'bind-params may name several transports',
    files: inTree(REGISTERING, { ...PROFILE, 'bind-params': 'transport=udp,tcp' }),
    kind: 'transport',
    name: 'external/tcp',
    values: { bind: '10.0.0.5:5080 literal "10.0.0.5"' },
  },
  {
    title: 'tls-only does not count without TLS',
    files: inTree(REGISTERING, { ...PROFILE, tls: 'false', 'tls-only': 'true' }),
    kind: 'transport',
    name: 'external/udp',
    values: { bind: '10.0.0.5:5080 literal "10.0.0.5"' },
  },
  {
    title: 'a TLS version with a blank beside it is none',
    files: inTree(REGISTERING, { ...PROFILE, 'tls-version': 'tlsv1,tlsv1.1, tlsv1.2' }),
    kind: 'transport',
    name: 'external/tls',
    values: { tlsMethod: 'tlsv1_1 literal "tlsv1,tlsv1.1, tlsv1.2"' },
  },
  {
    title: 'sslv23 is no TLS',
    files: inTree(REGISTERING, { ...PROFILE, 'tls-version': 'sslv23' }),
    kind: 'transport',
    name: 'external/tls',
    values: { tlsMethod: 'sslv3 literal "sslv23"' },
  },
  {
    title: 'an access list as who is let in',
    files: tree(profile('external', { 'apply-inbound-acl': 'twilio:public' }), '', ACL),
    kind: 'identity',
    values: {
      matches: '54.172.60.0/30 literal "54.172.60.0/30" | 54.244.51.0/30 literal "54.244.51.0/30"',
      peerName: 'external derived "external"',
    },
  },
  {
    title: 'a user of the directory',
    files: tree(
      '',
      `<section name="directory"><domain name="pbx.example"><groups><group name="g"><params><param name="password" value="x"/></params>
<users><user id="100"/></users></group></groups></domain></section>\n`,
    ),
    kind: 'credential',
    name: '100@pbx.example',
    values: { username: '100 literal "100"', 'password.origin': 'inherited' },
  },
  {
    title: 'of two passwords of a user the last one counts',
    files: tree(
      '',
      `<section name="directory"><domain name="pbx.example"><user id="100"><params>
<param name="password" value="x"/><param name="password" value="y"/></params></user></domain></section>\n`,
    ),
    kind: 'credential',
    values: { 'password.at.start': '64' },
  },
  {
    title: 'a call through a gateway',
    files: dialplan('{a=b,c=d}sofia/gateway/twilio/+1$1'),
    kind: 'dialTarget',
    values: {
      peerName: 'twilio literal "twilio"',
      user: '?+1$1 placeholder "+1$1"',
      pattern: '^(\\d+)$ literal "^(\\d+)$"',
      uri: 'undefined',
    },
  },
  {
    title: 'a call through the gateway of a profile',
    files: dialplan('sofia/gateway/external::twilio/${destination_number}'),
    kind: 'dialTarget',
    values: {
      peerName: 'twilio literal "twilio"',
      user: '?${destination_number} placeholder "${destination_number}"',
    },
  },
  {
    title: 'a call with params for Contact, and a To of its own',
    files: dialplan('sofia/gateway/twilio/+15550100;x=y^+15550101'),
    kind: 'dialTarget',
    values: { user: '+15550100 literal "+15550100"' },
  },
  {
    title: 'a call through a gateway to a host of its own',
    files: dialplan('sofia/gateway/twilio/15550100@other.example;transport=tcp'),
    kind: 'dialTarget',
    values: { peerName: 'twilio literal "twilio"', user: 'undefined' },
  },
  {
    title: 'a prefix of the gateway comes before the number',
    files: tree(
      profile('e', {}, gateway('a', { register: 'false', 'destination-prefix': '+1' })),
      '<section name="dialplan"><context name="c"><extension name="x"><condition><action application="bridge" data="sofia/gateway/a/5550100"/></condition></extension></context></section>\n',
    ),
    kind: 'dialTarget',
    values: { peerName: 'a literal "a"', user: 'undefined' },
  },
  {
    title: 'a call to an address',
    files: dialplan('[x=y]sofia/external/+15550100@acme.pstn.twilio.com;transport=tls'),
    kind: 'dialTarget',
    values: {
      uri: 'sip:+15550100@acme.pstn.twilio.com;transport=tls literal "+15550100@acme.pstn.twilio.com;transport=tls"',
    },
  },
  {
    title: 'a call to whatever was dialled',
    files: dialplan('sofia/${use_profile}/$1'),
    kind: 'dialTarget',
    values: { uri: '?sip:$1 placeholder "$1"', peerName: 'undefined' },
  },
  {
    title: 'the host of that address',
    files: dialplan('sofia/external/sip:+15550100@acme.pstn.twilio.com:5061'),
    kind: 'host',
    values: { role: 'dial', host: 'acme.pstn.twilio.com literal "acme.pstn.twilio.com"', port: '5061' },
  },
  {
    title: 'a variable leads to where it is set',
    files: new Map([
      [
        '/freeswitch.xml',
        `<document type="freeswitch/xml">
<X-PRE-PROCESS cmd="set" data="trunk=acme.pstn.twilio.com"/>
<section name="configuration"><configuration name="sofia.conf"><profiles>
${profile('e', {}, gateway('a', { register: 'false', proxy: '$${trunk}:5061' }))}</profiles></configuration></section>
</document>\n`,
      ],
    ]),
    kind: 'host',
    values: { role: 'target', host: 'acme.pstn.twilio.com resolved "acme.pstn.twilio.com"', port: '5061' },
  },
  {
    title: 'entities are read, and found again',
    files: inTree({ ...REGISTERING, username: 'a&amp;b' }),
    kind: 'credential',
    values: { username: 'a&b literal "a&amp;b"' },
  },
  {
    title: 'what a fragment does not set is a placeholder',
    files: new Map([
      ['/sip_profiles/external/a.xml', gateway('a', { register: 'false', proxy: '$${trunk}' })],
    ]),
    kind: 'peer',
    values: { targets: '?sip:$${trunk} placeholder "$${trunk}"', complete: 'false' },
  },
];

describe('what FreeSWITCH objects mean in SIP', () => {
  for (const { title, files, kind, name, values } of CASES) {
    it(title, async () => {
      const texts = new Map([...files].map(([path, text]): [string, string] => [path, String(text)]));
      const model = await modelOf(texts);
      const element = model.find((each) => each.kind === kind && (name === undefined || each.name === name));
      assert.ok(element, `no ${kind} among ${model.map((each) => `${each.kind} ${each.name}`).join(', ')}`);
      const found = Object.keys(values).map((path) => [path, shown(texts, propertyOf(element, path))]);
      assert.deepEqual(Object.fromEntries(found), values);
    });
  }

  it('knows no model of what is dropped', async () => {
    const files = new Map([...inTree({})].map(([path, text]): [string, string] => [path, String(text)]));
    assert.deepEqual(
      (await modelOf(files)).filter(({ kind }) => kind === 'peer'),
      [],
    );
  });

  /** Whom a list is found to let in that allows 54.172.60.0/30; undefined where that is not known. */
  async function letIn(
    nodes: string,
    settings: Readonly<Record<string, string>>,
  ): Promise<string | undefined> {
    const acl = `<configuration name="acl.conf"><network-lists>
<list name="twilio" default="deny"><node type="allow" cidr="54.172.60.0/30"/>${nodes}</list>
</network-lists></configuration>\n`;
    const files = [...tree(profile('e', { 'apply-inbound-acl': 'twilio', ...settings }), '', acl)];
    const model = await modelOf(new Map(files.map(([path, text]) => [path, String(text)])));
    const [identity] = model.flatMap((element) => (element.kind === 'identity' ? [element] : []));
    return identity?.matches.map(({ text }) => text).join(' ');
  }

  const LISTS: readonly [title: string, nodes: string, known: boolean][] = [
    ['an address of it is denied again', '<node type="deny" cidr="54.172.60.1/32"/>', false],
    ['it is denied as well', '<node type="deny" cidr="54.172.60.0/30"/>', false],
    ['a node without a type denies', '<node cidr="198.51.100.0/24, 54.172.60.2/31"/>', false],
    ['so does one by host and mask', '<node type="deny" host="54.172.60.3" mask="255.255.255.255"/>', false],
    ['what a placeholder denies is not known', '<node type="deny" cidr="{{ bad }}"/>', false],
    ['nor what users of a domain have', '<node type="deny" domain="pbx.example"/>', false],
    ['a larger network denied gives way', '<node type="deny" cidr="54.172.0.0/16"/>', true],
    ['another network', '<node type="deny" cidr="198.51.100.0/24"/>', true],
    ['one that cannot be read is left out', '<node type="deny" cidr="54.172.60.1/x"/>', true],
  ];
  for (const [title, nodes, known] of LISTS) {
    it(`${known ? 'knows' : 'does not know'} whom a list lets in: ${title}`, async () => {
      assert.equal(await letIn(nodes, {}), known ? '54.172.60.0/30' : undefined);
    });
  }

  const PORTS: readonly [title: string, nodes: string, allowed: string][] = [
    ['a port', '<node type="allow" cidr="54.244.51.0/30" port="5060"/>', '54.172.60.0/30 54.244.51.0/30'],
    [
      'ports',
      '<node type="allow" cidr="54.244.51.0/30" ports="5060,5061"/>',
      '54.172.60.0/30 54.244.51.0/30',
    ],
    ['ports from one on', '<node type="deny" cidr="198.51.100.0/24" port-min="5060"/>', '54.172.60.0/30'],
  ];
  for (const [title, nodes, allowed] of PORTS) {
    it(`has no ear for ports unless the profile asks for them: ${title}`, async () => {
      assert.equal(await letIn(nodes, {}), allowed);
      assert.equal(await letIn(nodes, { 'use-port-for-acl-check': 'false' }), allowed);
      assert.equal(await letIn(nodes, { 'use-port-for-acl-check': 'true' }), undefined);
      assert.equal(await letIn(nodes, { 'use-port-for-acl-check': '{{ ports }}' }), undefined);
    });
  }

  it('has no identity of a list that lets everybody in', async () => {
    const files = new Map(
      [...tree(profile('e', { 'apply-inbound-acl': 'open' }), '', ACL)].map(
        ([path, text]): [string, string] => [path, String(text)],
      ),
    );
    assert.deepEqual(
      (await modelOf(files)).filter(({ kind }) => kind === 'identity'),
      [],
    );
  });
});
