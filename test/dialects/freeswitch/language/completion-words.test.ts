import assert from 'node:assert/strict';
import { complete } from '../../../../server/src/features';
import { type CompletionCase, offersAll } from '../../../features/completion-case';
import { Scene } from '../../../features/support';
import { at } from './site';

const GATEWAY = '    <param name="register" value="false"/>';
const BRIDGE = '<action application="bridge" data="sofia/gateway/trunk/+1$1';
const SET = '<action application="set" data="hangup_after_bridge=true';
const SETTING = 'name="auth-calls" value="no';

/** A file of a folder that no freeswitch.xml reads. */
function alone(path: string, text: string): string {
  return `//- ${path}\n${text}`;
}

const cases: readonly CompletionCase[] = [
  {
    title: 'attributes that an element does not have yet',
    at: at(GATEWAY, 1, '    <param name="register" ').replace('"register" $0', '"register" $0/>'),
    all: ['value'],
    makes: ['value', '    <param name="register" value=""/>'],
  },
  {
    title: 'attributes of a variable',
    at: at(GATEWAY, 1, '    <variable na').replace('<variable na$0', '<variable na$0/>'),
    all: ['name', 'value', 'direction'],
    makes: ['name', '    <variable name=""/>'],
  },
  {
    title: 'attributes of a directive, in the order that it needs',
    at: at('<X-PRE-PROCESS cmd="set" data="twilio_host', 1, '<X-PRE-PROCESS '),
    first: ['cmd', 'data'],
  },
  {
    title: 'gateways in a file that a profile includes',
    at: at('  <gateway name="trunk">', 1, '  <'),
    first: ['gateway'],
    lacks: ['include', 'extension'],
  },
  {
    title: 'extensions in a context',
    at: at('    <extension name="out">', 1, '    <'),
    first: ['extension'],
  },
  {
    title: 'a gateway and the frame in a file of which nobody knows who reads it',
    at: alone('/sip_profiles/external/new.xml', '<!-- Twilio -->\n<$0\n'),
    first: ['gateway', 'include'],
  },
  {
    title: 'a profile beside profiles',
    at: alone('/sip_profiles/new.xml', '<include>\n<$0\n</include>\n'),
    first: ['profile'],
    lacks: ['include', 'gateway'],
  },
  {
    title: 'nothing where an element is called like something of JavaScript',
    at: alone('/sip_profiles/new.xml', '<include>\n<constructor $0></constructor>\n</include>\n'),
    all: [],
  },
  {
    title: 'nothing inside of it',
    at: alone('/sip_profiles/new.xml', '<include>\n<constructor><$0</constructor>\n</include>\n'),
    lacks: ['gateway', 'name'],
  },
  {
    title: 'variables of calls',
    at: at(GATEWAY, 1, '    <variable name="').replace('name="$0', 'name="$0"/>'),
    first: ['rtp_secure_media', 'absolute_codec_string'],
  },
  {
    title: 'the words of a variable',
    at: at(GATEWAY, 1, '    <variable name="rtp_secure_media" value="').replace('value="$0', 'value="$0"/>'),
    all: ['mandatory', 'optional', 'forbidden'],
  },
  {
    title: 'numbers for who calls',
    at: at(SET, 1, '<action application="set" data="effective_caller_id_number='),
    all: ['+15550111', '+15550100'],
  },
  {
    title: 'numbers behind what is exported to the other call alone',
    at: at(SET, 1, '<action application="export" data="nolocal:origination_caller_id_number=+'),
    all: ['+15550111', '+15550100'],
    makes: [
      '+15550100',
      '        <action application="export" data="nolocal:origination_caller_id_number=+15550100"/>',
    ],
  },
  {
    title: 'variables that are exported to the other call alone, though they begin like that word',
    at: at(SET, 1, '<action application="export" data="nolocal:o'),
    makes: [
      'origination_caller_id_number',
      '        <action application="export" data="nolocal:origination_caller_id_number="/>',
    ],
  },
  {
    title: 'variables that are set',
    at: at(SET, 1, '<action application="set" data="rtp'),
    first: ['rtp_secure_media'],
    makes: ['rtp_secure_media', '        <action application="set" data="rtp_secure_media="/>'],
  },
  {
    title: 'variables ahead of a dial string',
    at: at('data="sofia/gateway/trunk/', 1, 'data="{call_timeout=30,rtp').replace(
      'rtp$0+1',
      'rtp$0}sofia/gateway/trunk/+1',
    ),
    first: ['rtp_secure_media'],
    makes: [
      'rtp_secure_media',
      '        <action application="bridge" data="{call_timeout=30,rtp_secure_media=}sofia/gateway/trunk/+1$1"/>',
    ],
  },
  {
    title: 'their values',
    at: at('data="sofia/gateway/trunk/', 1, 'data="[rtp_secure_media=o').replace(
      '=o$0+1',
      '=o$0ff,a=b]sofia/gateway/trunk/+1',
    ),
    all: ['mandatory', 'optional', 'forbidden'],
    makes: [
      'forbidden',
      '        <action application="bridge" data="[rtp_secure_media=forbidden,a=b]sofia/gateway/trunk/+1$1"/>',
    ],
  },
  {
    title: 'gateways where a dial string begins',
    at: at(BRIDGE, 1, '<action application="bridge" data="'),
    first: ['sofia/gateway/acme/', 'sofia/gateway/trunk/', 'sofia/gateway/broken/', 'sofia/', 'user/'],
    makes: ['sofia/gateway/trunk/', '        <action application="bridge" data="sofia/gateway/trunk/"/>'],
  },
  {
    title: 'the same for the next one',
    at: at(BRIDGE, 1, '<action application="bridge" data="sofia/gateway/acme/1|so'),
    makes: [
      'sofia/gateway/trunk/',
      '        <action application="bridge" data="sofia/gateway/acme/1|sofia/gateway/trunk/"/>',
    ],
  },
  {
    title: 'contexts of the dialplan',
    at: at(SETTING, 1, 'name="context" value="'),
    all: ['public'],
  },
  {
    title: 'versions, the newest first, one by one',
    at: at(SETTING, 1, 'name="tls-version" value="tlsv1.2,'),
    first: ['tlsv1.3', 'tlsv1.2'],
    makes: ['tlsv1.3', '    <param name="tls-version" value="tlsv1.2,tlsv1.3"/>'],
  },
  {
    title: 'flags, one by one',
    at: at(SETTING, 1, 'name="tls-verify-policy" value="out|sub'),
    makes: ['subjects_out', '    <param name="tls-verify-policy" value="out|subjects_out"/>'],
  },
  {
    title: 'the address of the machine',
    at: at(SETTING, 1, 'name="rtp-ip" value="'),
    all: ['$${local_ip_v4}', 'auto', 'interface:'],
  },
  {
    title: 'the codecs of Twilio',
    at: at(SETTING, 1, 'name="outbound-codec-prefs" value="'),
    first: ['PCMU,PCMA'],
  },
  {
    title: 'what can be an address of its own',
    at: at(SETTING, 1, 'name="ext-rtp-ip" value="'),
    all: ['auto', 'auto-nat', 'autonat:'],
  },
  {
    title: 'no host of Twilio for the contact of a gateway',
    at: at(
      '<param name="from-domain" value="acme-pbx.sip.twilio.com',
      1,
      '<param name="contact-host" value="',
    ),
    all: ['sip-ip'],
  },
  {
    title: 'users of the directory in a dial string',
    at: at(BRIDGE, 1, '<action application="bridge" data="user/10'),
    all: ['1000@pbx.example.com'],
    makes: [
      '1000@pbx.example.com',
      '        <action application="bridge" data="user/1000@pbx.example.com"/>',
    ],
  },
  {
    title: 'the name of an access list that a param names and nobody defines',
    at: at('<list name="twilio', 1, '<list name="').replace('"apply-inbound-acl" value="', '$&tele'),
    all: ['teletwilio'],
  },
  {
    title: 'hosts for a variable that is called after one',
    at: at('data="twilio_host=acme-pbx.sip.dublin.twilio.com', 1, 'data="twilio_host=ac'),
    first: ['acme-pbx.sip.twilio.com'],
    makes: [
      'acme-pbx.sip.twilio.com',
      '  <X-PRE-PROCESS cmd="set" data="twilio_host=acme-pbx.sip.twilio.com"/>',
    ],
  },
  {
    title: 'no hosts for another variable',
    at: at('data="default_password=Example-Passw0rd', 1, 'data="default_password='),
    all: [],
  },
  {
    title: 'the end of the element that is open',
    at: at(GATEWAY, 1, '    </'),
    all: ['gateway'],
    makes: ['gateway', '    </gateway>'],
  },
  {
    title: 'the end that is half there',
    at: at('  </gateway>', 2, '  </gate').replace('</gate$0', '</gate$0way>'),
    all: ['gateway'],
    makes: ['gateway', '  </gateway>'],
  },
  {
    title: 'the end of the frame',
    at: alone('/sip_profiles/external/new.xml', '<include>\n<gateway name="a"></gateway>\n</$0\n'),
    all: ['include'],
  },
  {
    title: 'nothing that would take the place of a tag',
    at: at('<gateway name="trunk">', 1, '<gateway name="trunk">\n<variables></variables>'),
    all: [],
  },
  {
    title: 'no param beside <params>, where FreeSWITCH would pass over it',
    at: at(GATEWAY, 1, '    <params></params>\n    '),
    all: [],
  },
  {
    title: 'no such element there',
    at: at(GATEWAY, 1, '    <params></params>\n    <'),
    all: ['params', 'variables', 'X-PRE-PROCESS'],
  },
  {
    title: 'params between <params>',
    at: at(GATEWAY, 1, '    <params>').replace('<params>$0', '<params>\n$0\n</params>'),
    has: ['proxy', 'username'],
  },
  {
    title: 'the params that are set already behind the others that people set',
    at: at(GATEWAY, 1, '    <param name="'),
    first: ['register', 'username', 'password', 'realm', 'auth-username'],
  },
  {
    title: 'domains of the directory for a node',
    at: at('cidr="54.172.60.0/30', 1, 'domain="'),
    all: ['pbx.example.com'],
  },
];

describe('completion of words in FreeSWITCH files', () => {
  offersAll(cases);

  const snippets: readonly (readonly [typed: string, label: string, snippet: string])[] = [
    ['    <', 'param', 'param name="$1" value="$2"/>$0'],
    ['    <', 'variables', 'variables>\n\t$0\n</variables>'],
    ['    <', 'X-PRE-PROCESS', 'X-PRE-PROCESS cmd="$1" data="$2"/>$0'],
    ['    <param ', 'value', 'value="$1"$0'],
    ['    ', 'username', '<param name="username" value="$1"/>$0'],
    ['    ', 'expire-seconds', '<param name="expire-seconds" value="${1:3600}"/>$0'],
  ];
  for (const [typed, label, snippet] of snippets) {
    it(`leaves the caret where one goes on: ${label} behind ${JSON.stringify(typed)}`, async () => {
      const { context, uri, position } = await Scene.of(at(GATEWAY, 1, typed));
      const commands = new Set(['editor.action.triggerSuggest']);
      const { items } = complete(context, uri, position, { snippets: true, commands });
      const item = items.find((each) => each.label === label);
      assert.equal(item?.textEdit?.newText, snippet);
      assert.equal(item.insertTextFormat, 2);
      assert.equal(item.command !== undefined, !snippet.includes('3600'));
      const plain = complete(context, uri, position).items.find((each) => each.label === label);
      assert.doesNotMatch(plain?.textEdit?.newText ?? '$', /\$/);
      assert.equal(plain?.command, undefined);
    });
  }

  it('puts the params that people set ahead of those that hardly anybody knows', async () => {
    const scene = await Scene.of(at('name="auth-calls"', 1, 'name="'));
    const labels = scene.labels();
    assert.ok(labels.indexOf('ext-rtp-ip') < labels.indexOf('debug'));
    assert.ok(labels.indexOf('tls') < labels.indexOf('watchdog-enabled'));
  });
});
