import assert from 'node:assert/strict';
import { itEnds } from '../support/work';
import { type CompletionCase, offersAll } from './completion-case';
import { REGISTRY, Scene } from './support';

const DOMAIN = 'acme-pbx.sip.twilio.com';
const TRUNK = 'acme-trunk.pstn.twilio.com';

function yaml(text: string, others = ''): string {
  return `//- /app.yaml\n${text}\n${others}${REGISTRY}`;
}

function env(text: string): string {
  return `//- /.env\n${text}\n${REGISTRY}`;
}

/** A service of docker compose with these lines below `environment`. */
function compose(lines: string, variables = ''): string {
  const text = `services:\n  bot:\n    environment:\n      SIP_DOMAIN: ${DOMAIN}\n${lines}`;
  return yaml(text, variables && `//- /.env\n${variables}\n`);
}

const CREDENTIALS = `- apiVersion: v2beta1
  kind: Credentials
  ref: pbx
  spec:
    credentials:
      username: alice
`;

function routr(lines: string): string {
  const trunk = '- apiVersion: v2beta1\n  kind: Trunk\n  ref: one\n  spec:\n    outbound:\n';
  return yaml(`${CREDENTIALS}${trunk}${lines}\n      uris: [{ uri: { host: ${TRUNK} } }]`);
}

const cases: readonly CompletionCase[] = [
  // values
  {
    title: 'a host behind the scheme and the user, which stay',
    at: env('SIP_URI=sip:alice@$0'),
    makes: [DOMAIN, `SIP_URI=sip:alice@${DOMAIN}`],
  },
  {
    title: 'a host ahead of a port and parameters, which stay',
    at: yaml(`sip:\n  uri: "sip:bob@acme$0-lab.sip.twilio.com:5061;transport=tls"`),
    makes: [DOMAIN, `  uri: "sip:bob@${DOMAIN}:5061;transport=tls"`],
  },
  { title: 'no host where a port is typed', at: env(`SIP_URI=sip:${DOMAIN}:$0`), all: [] },
  {
    title: 'SIP Domains first to a registrar',
    at: yaml(`sip:\n  domain: ${DOMAIN}\n  registrar: $0`),
    first: [DOMAIN],
  },
  {
    title: 'users between braces',
    at: yaml(`sip: { domain: ${DOMAIN}, username: $0 }`),
    all: ['alice', 'bob'],
    makes: ['bob', `sip: { domain: ${DOMAIN}, username: bob }`],
  },
  {
    title: 'numbers, which YAML would take for numbers without quotes',
    at: yaml(`sip:\n  domain: ${DOMAIN}\n  caller_id: $0`),
    makes: ['+15550111', '  caller_id: "+15550111"'],
  },
  {
    title: 'numbers between quotes that are there',
    at: yaml(`sip:\n  domain: ${DOMAIN}\n  caller_id: '$0'`),
    makes: ['+15550111', "  caller_id: '+15550111'"],
  },
  {
    title: 'numbers in a .env file',
    at: env(`SIP_DOMAIN=${DOMAIN}\nSIP_CALLER_ID=$0`),
    makes: ['+15550111', 'SIP_CALLER_ID=+15550111'],
  },
  {
    title: 'truth as a variable has it',
    at: compose('      SIP_REGISTER: $0'),
    makes: ['true', '      SIP_REGISTER: "true"'],
  },
  {
    title: 'truth as a program has it',
    at: yaml(`sip:\n  domain: ${DOMAIN}\n  register: $0`),
    makes: ['true', '  register: true'],
  },
  {
    title: 'words in place of one that is half typed',
    at: compose('      SIP_TRANSPORT: t$0'),
    all: ['udp', 'tcp', 'tls'],
  },
  {
    title: 'words to another provider, though what is typed is none yet',
    at: yaml(
      `a:\n  sip:\n    domain: ${DOMAIN}\nb:\n  sip:\n    domain: sip.example.com\n    transport: t$0`,
    ),
    all: ['udp', 'tcp', 'tls'],
  },
  {
    title: 'words for a variable of Kubernetes',
    at: yaml(
      `kind: Pod\nspec:\n  containers:\n  - env:\n    - name: SIP_DOMAIN\n      value: ${DOMAIN}\n    - name: SIP_TRANSPORT\n      value: $0`,
    ),
    all: ['udp', 'tcp', 'tls'],
  },
  // variables
  {
    title: 'the first variable of a file, and closes it',
    at: compose('      SIP_PASSWORD: ${$0', 'BOT_PASSWORD=Example-Passw0rd'),
    all: ['BOT_PASSWORD'],
    makes: ['BOT_PASSWORD', '      SIP_PASSWORD: ${BOT_PASSWORD}'],
  },
  {
    title: 'a variable in place of the whole name',
    at: compose('      SIP_PASSWORD: ${BOT$0_PASS}', 'BOT_PASSWORD=Example-Passw0rd'),
    makes: ['BOT_PASSWORD', '      SIP_PASSWORD: ${BOT_PASSWORD}'],
  },
  {
    title: 'a variable ahead of its default',
    at: compose('      SIP_PASSWORD: ${BOT$0:-none}', 'BOT_PASSWORD=Example-Passw0rd'),
    makes: ['BOT_PASSWORD', '      SIP_PASSWORD: ${BOT_PASSWORD:-none}'],
  },
  {
    title: 'a variable in a .env file, and closes it',
    at: env('HOST_NAME=sip.example.com\nSIP_HOST=${HO$0'),
    makes: ['HOST_NAME', 'SIP_HOST=${HOST_NAME}'],
  },
  // keys
  {
    title: 'a variable that another file uses and nobody gives a value',
    at: compose('      SIP_PASSWORD: ${BOT_PASSWORD}', '$0OTHER=1'),
    makes: ['BOT_PASSWORD', 'BOT_PASSWORD=1'],
  },
  {
    title: 'the same on a line of its own',
    at: compose('      SIP_PASSWORD: ${BOT_PASSWORD}', 'OTHER=1\nexport BOT$0'),
    makes: ['BOT_PASSWORD', 'export BOT_PASSWORD='],
  },
  {
    title: 'variables of .env to hand on',
    at: compose('      SIP_PASSWORD: ${ONE}\n      $0', 'ONE=1\nTWO=2'),
    makes: ['TWO', '      TWO: ${TWO}'],
  },
  {
    title: 'the same in a list',
    at: yaml(
      `services:\n  bot:\n    environment:\n      - SIP_DOMAIN=${DOMAIN}\n      - SIP_PASSWORD=\${ONE}\n      - T$0`,
      '//- /.env\nONE=1\nTWO=2\n',
    ),
    makes: ['TWO', '      - TWO=${TWO}'],
  },
  {
    title: 'keys that another trunk has',
    at: yaml(`sip_trunks:\n  - name: a\n    host: ${TRUNK}\n    username: alice\n  - name: b\n    $0`),
    all: ['username', 'host'],
    makes: ['host', '    host: '],
  },
  {
    title: 'the first key of another trunk',
    at: yaml(`sip_trunks:\n- name: a\n  host: ${TRUNK}\n  auth:\n    user: alice\n- $0\n`),
    all: ['auth', 'host', 'name'],
  },
  {
    title: 'only the name where a value follows',
    at: yaml(`sip_trunks:\n  - host: ${TRUNK}\n    username: alice\n  - host: ${TRUNK}\n    user$0: bob`),
    makes: ['username', '    username: bob'],
  },
  { title: "keys of Routr's trunks", at: routr('      $0'), all: ['sendRegister', 'credentialsRef'] },
  {
    title: 'the Credentials that there are',
    at: routr('      credentialsRef: $0'),
    all: ['pbx'],
    makes: ['pbx', '      credentialsRef: pbx'],
  },
  {
    title: "keys of Routr's Credentials",
    at: yaml(
      `${CREDENTIALS}      $0\n- kind: Trunk\n  spec: { outbound: { uris: [{ uri: { host: ${TRUNK} } }] } }`,
    ),
    all: ['password'],
  },
  {
    title: "keys of LiveKit's trunk",
    at: yaml(`trunk:\n  name: Twilio\n  address: ${TRUNK}\n  $0`),
    all: ['transport', 'numbers', 'auth_username', 'auth_password'],
  },
  {
    title: 'no keys of a program that nobody knows',
    at: yaml(`sip:\n  domain: ${DOMAIN}\n  $0`),
    all: [],
  },
  {
    title: 'no keys of things that are not about SIP',
    at: yaml(`sip:\n  domain: ${DOMAIN}\nimages:\n  - tag: a\n    path: b\n  - $0`),
    all: [],
  },
  { title: 'nothing in a comment', at: yaml(`sip:\n  domain: ${DOMAIN} # ${DOMAIN.slice(0, 4)}$0`), all: [] },
];

/** Lines of blanks and colons, with the caret in them or beside. */
const HOSTILE: Readonly<Record<string, (blanks: string) => string>> = {
  'ahead of a value between braces': (blanks) => `x: {a:${blanks}{$0`,
  'between keys of one line': (blanks) => `b:${blanks}x:${blanks}$0`,
  'on a line above': (blanks) => `b: "a${blanks}x"\n  a${blanks}x\n  $0`,
};

describe('completion in YAML and .env files', () => {
  offersAll(cases);

  for (const [where, line] of Object.entries(HOSTILE))
    itEnds(
      `ends in a megabyte of blanks ${where}`,
      async (size) => {
        const scene = await Scene.of(
          `//- /app.yaml\nsip:\n  domain: ${DOMAIN}\n  ${line(' '.repeat(size))}\n`,
        );
        return () => assert.deepEqual(scene.labels(), []);
      },
      1_000_000,
    );
});
