import { Random } from '../support/random';

const HOSTS = [
  'acme.sip.twilio.com',
  'acme.pstn.twilio.com',
  'acme.pstn.dublin.twilio.com',
  'us1.sip.twilio.com',
  'sip:acme.sip.twilio.com',
  '$${host}',
  '$${never_set}',
  '192.0.2.7',
];
const BOOLEANS = ['true', 'false', 'Ture', '', '$${flag}'];
const PASSWORDS = ['Planted-Passw0rd', 'Planted-Secret-9', '$${secret}', ''];
const PARAMS: Readonly<Record<string, readonly string[]>> = {
  username: ['alice', 'AC00000000000000000000000000000001', ''],
  password: PASSWORDS,
  proxy: HOSTS,
  realm: HOSTS,
  register: BOOLEANS,
  'from-domain': HOSTS,
  'register-proxy': HOSTS,
  outbound_proxy: HOSTS,
  'expire-seconds': ['60', '600', 'soon'],
  'register-transport': ['udp', 'tls', 'smoke'],
  'caller-id-in-from': BOOLEANS,
  ping: ['3', '60'],
};

function params(random: Random, from: Readonly<Record<string, readonly string[]>>, indent: string): string {
  return Object.entries(from)
    .filter(() => random.below(2) === 0)
    .map(([name, values]) => `${indent}<param name="${name}" value="${random.pick(values)}"/>\n`)
    .join('');
}

function gateways(random: Random): string {
  const all = Array.from({ length: 1 + random.below(4) }, () => {
    const name = random.pick(['twilio', 'backup', 'help line', 'desk']);
    return `  <gateway name="${name}">\n${params(random, PARAMS, '    ')}  </gateway>\n`;
  });
  return `<include>\n${all.join('')}</include>\n`;
}

function vars(random: Random): string {
  const sets = [
    'host=acme.sip.twilio.com',
    'flag=true',
    'secret=Planted-Passw0rd',
    'external_ip=203.0.113.10',
    'host=',
    'old=$${host}',
  ].filter(() => random.below(3) > 0);
  const lines = sets.map((data) => `  <X-PRE-PROCESS cmd="set" data="${data}"/>\n`);
  if (random.below(2) === 0)
    lines.push('  <!-- <X-PRE-PROCESS cmd="set" data="host=acme.pstn.twilio.com"/> -->\n');
  if (random.below(3) === 0) lines.push('  <X-PRE-PROCESS cmd="exec-set" data="flag=date"/>\n');
  return `<include>\n${lines.join('')}</include>\n`;
}

function profile(random: Random, name: string): string {
  const settings = {
    'sip-ip': ['$${local_ip_v4}', '192.0.2.1'],
    'ext-sip-ip': ['$${external_ip}', 'auto-nat', ''],
    'apply-inbound-acl': ['twilio', 'nobody', '192.0.2.0/24'],
    'auth-calls': BOOLEANS,
    tls: BOOLEANS,
    'inbound-codec-prefs': ['PCMU,PCMA', 'G729'],
  };
  return `<profile name="${name}">
  <gateways>
    <X-PRE-PROCESS cmd="include" data="${name}/*.xml"/>
  </gateways>
  <settings>
${params(random, settings, '    ')}  </settings>
</profile>
`;
}

/** A tree of a FreeSWITCH with faults here and there; every other time without its root, as people have it in git. */
export function freeswitchSite(seed: number): Record<string, string> {
  const random = new Random(seed);
  const list = random.pick(['<list name="twilio">', '<list name="twilio" default="deny">']);
  const parts: Record<string, string> = {
    '/fs/vars.xml': vars(random),
    '/fs/sip_profiles/external.xml': profile(random, 'external'),
    '/fs/sip_profiles/external/twilio.xml': gateways(random),
    '/fs/sip_profiles/external/zz.xml': gateways(random),
    '/fs/autoload_configs/acl.conf.xml': `<configuration name="acl.conf">
  <network-lists>
    ${list}
      <node type="allow" cidr="54.172.60.0/30"/>
      <node type="${random.pick(['allow', 'permit'])}" cidr="${random.pick(['54.244.51.0/30', '1.2.3'])}"/>
    </list>
  </network-lists>
</configuration>
`,
    '/fs/dialplan/default.xml': `<context name="default">
  <extension name="out">
    <condition field="destination_number" expression="^1?(\\d{10})$">
      <action application="bridge" data="sofia/gateway/${random.pick(['twilio', 'twillio'])}/${random.pick(['+1', ''])}$1"/>
    </condition>
  </extension>
</context>
`,
    '/fs/directory/default.xml': `<domain name="$\${host}">
  <user id="100"><params><param name="password" value="${random.pick(PASSWORDS)}"/></params></user>
  <user id="101"></user>
</domain>
`,
  };
  if (seed % 2 === 0) return parts;
  return {
    '/fs/freeswitch.xml': `<document type="freeswitch/xml">
  <X-PRE-PROCESS cmd="include" data="vars.xml"/>
  <section name="configuration">
    <X-PRE-PROCESS cmd="include" data="autoload_configs/*.xml"/>
    <configuration name="sofia.conf">
      <profiles>
        <X-PRE-PROCESS cmd="include" data="sip_profiles/*.xml"/>
      </profiles>
    </configuration>
  </section>
  <section name="dialplan">
    <X-PRE-PROCESS cmd="include" data="dialplan/*.xml"/>
  </section>
  <section name="directory">
    <X-PRE-PROCESS cmd="include" data="directory/*.xml"/>
  </section>
</document>
`,
    ...parts,
  };
}
