import { type RandomEdit, typedEdit } from '../support/mutate';
import type { Random } from '../support/random';

const HOSTS = [
  'acme.sip.twilio.com',
  'acme.pstn.twilio.com',
  'acme.pstn.asburn.twilio.com',
  '${TRUNK_HOST}',
  '${TRUNK_HOST:-acme.pstn.dublin.twilio.com}',
  '${SIP_HOST:?see .env}',
  '{{ sip_host }}',
  '"sip:acme.sip.twilio.com;transport=tls"',
];
const PASSWORDS = ['Planted-Passw0rd', '"Planted-Secret-9"', '${SIP_PASSWORD}'];

/** A docker compose site, its variables, two programs with settings of their own, and resources over several files. */
export function settingsSite(random: Random): Record<string, string> {
  const host = () => random.pick(HOSTS);
  const password = () => random.pick(PASSWORDS);
  return {
    '/site/compose.yaml': `x-common: &common
  SIP_EXPIRES: ${random.pick(['60', '600'])}
services:
  bot:
    env_file: ${random.pick(['bot.env', '[bot.env, .env]', '- bot.env'])}
    environment:
      <<: *common
      SIP_HOST: ${host()}
      SIP_USERNAME: ${random.pick(['alice', 'AC00000000000000000000000000000001'])}
      SIP_PASSWORD: ${password()}
      SIP_REGISTER: "${random.pick(['true', 'no'])}"
      SIP_CONFIG_BODY: ${random.pick(['|', '|-', '>'])}
        trunk:
          host: ${host()}
  dialer:
    environment:
      - SIP_TRUNK_HOST=${host()}
      - SIP_TRUNK_PORT=${random.pick(['5060', '5061'])}
      - SIP_TRUNK_PASSWORD=${password()}
      - TWILIO_REGION=${random.pick(['ie1', '${TWILIO_REGION}'])}
      - SIP_HOST
  db:
    image: postgres
    environment:
      POSTGRES_PASSWORD: ${password()}
`,
    '/site/.env': `# values
TRUNK_HOST=${random.pick(['acme.pstn.dublin.twilio.com', 'acme.pstn.dublni.twilio.com'])}
SIP_HOST=acme.sip.twilio.com
${random.pick(['export ', ''])}SIP_PASSWORD='Planted-Passw0rd'
TWILIO_REGION=ie1
`,
    '/site/bot.env': `SIP_HOST=${random.pick(['us1.sip.twilio.com', 'acme.sip.twilio.com'])}\nSIP_PASSWORD=Planted-Secret-9\n`,
    '/app/sip.yaml': `log: info
sip:
  trunks:
    - name: one
      host: ${host()}
      username: alice
      password: ${password()}
      transport: tls
      port: ${random.pick(['5060', '5061'])}
    - { name: two, host: ${random.pick(['acme.pstn.tokyo.twilio.com', '192.0.2.7'])}, password: ${password()} }
---
kind: Trunk
ref: one
spec:
  inbound: { accessControlListRef: twilio }
  outbound:
    credentialsRef: ${random.pick(['one', 'two'])}
    sendRegister: ${random.pick(['true', 'false'])}
    uris:
      - uri: { host: ${random.pick(['acme.pstn.twilio.com', 'trunk.example.com'])}, port: 5060 }
---
kind: Credentials
ref: one
spec: { credentials: { username: ${random.pick(['alice', 'AC00000000000000000000000000000001'])}, password: ${password()} } }
---
kind: AccessControlList
ref: twilio
spec: { accessControlList: { allow: [54.172.60.0/23, 54.244.51.0/30] } }
`,
    '/routr/trunks.yml': `- kind: Trunk
  ref: one
  spec:
    inbound: { accessControlListRef: twilio }
    outbound:
      credentialsRef: ${random.pick(['one', 'two'])}
      uris: [{ uri: { host: acme.pstn.twilio.com, user: ${random.pick(['alice', 'bob'])} } }]
- kind: Trunk
  ref: two
  spec: { outbound: { credentialsRef: two, uris: [{ uri: { host: ${host()} } }] } }
`,
    '/routr/credentials.yml': `# of trunks
- kind: Credentials
  ref: one
  spec:
    credentials:
      username: ${random.pick(['alice', 'AC00000000000000000000000000000001'])}
      password: ${password()}
- kind: Credentials
  ref: ${random.pick(['one', 'two'])}
  spec: { credentials: { username: bob, password: ${password()} } }
`,
    '/routr/acls.yml': `- kind: AccessControlList
  ref: twilio
  spec: { accessControlList: { allow: [54.172.60.0/23, 54.244.51.0/30] } }
- kind: Peer
  ref: conference
  spec: { username: conference, aor: "sip:conference@acme.sip.twilio.com", credentialsRef: ${random.pick(['one', 'peer'])} }
- kind: Credentials
  ref: peer
  spec: { credentials: { username: conference, password: short } }
`,
    '/routr/.env': `SIP_PASSWORD=${random.pick(['short', 'Planted-Passw0rd'])}
TRUNK_HOST=acme.pstn.dublin.twilio.com
`,
    '/app/configmap.yaml': `kind: ConfigMap
metadata: { name: sip }
data:
  config.yaml: |
    sip:
      host: ${host()}
      password: ${password()}
---
kind: Secret
${random.pick(['data', 'stringData'])}:
  SIP_HOST: ${host()}
  SIP_PASSWORD: ${password()}
`,
    '/app/values.yaml': `database:
  host: db
  password: Planted-Passw0rd
`,
  };
}

/** Pieces that mean something in YAML or .env files. */
const PIECES = [
  ':',
  ': ',
  '- ',
  '\n',
  '\n  ',
  '\n---\n',
  '#',
  ' # a comment',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '*common',
  '<<: *common\n',
  '|\n',
  '>-\n',
  '!!str ',
  '? ',
  '\t',
  '\r\n',
  '\ufeff',
  'é',
  '\ud83d\ude00',
  '\ud800',
  '\0',
  '${',
  '}',
  '${TRUNK_HOST}',
  '${SIP_HOST:-x}',
  '$$',
  '{{ .Values.sip }}',
  '{% if a %}',
  'sip:\n',
  'trunk:\n',
  '    host: acme.sip.twilio.com\n',
  '      SIP_HOST: acme.pstn.twilio.com\n',
  'SIP_HOST=acme.sip.ashburn.twilio.com\n',
  'SIP_PASSWORD=Planted-Secret-9\n',
  'env_file: .env\n',
  'environment: *common\n',
  'kind: Credentials\n',
  'ref: one\n',
  'credentialsRef: one\n',
  '- kind: Credentials\n  ref: two\n',
  'credentialsRef: peer\n',
  'x'.repeat(300),
] as const;

/** One edit of a YAML or .env text. Offsets are UTF-16. */
export function randomSettingsEdit(random: Random, text: string): RandomEdit {
  return typedEdit(random, text, PIECES);
}
