import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import { codeLenses, hover, resolveCodeLens } from '../../server/src/features';
import { LENS_COMMANDS } from '../../server/src/features/code-lens';
import { allRules } from '../../server/src/rules';
import { complete, notRead } from '../../server/src/twilio/account/collection';
import type { RegionData } from '../../server/src/twilio/account/data';
import type { CheckOptions } from '../support/checked-workspace';
import { Scene } from './support';

const ALL_COMMANDS: ReadonlySet<string> = new Set(Object.values(LENS_COMMANDS));

function lensesOf(scene: Scene, commands: ReadonlySet<string> = ALL_COMMANDS): CodeLens[] {
  return codeLenses(scene.context, scene.uri).map((lens) => resolveCodeLens(scene.context, lens, commands));
}

/** `LINE TITLE`, lines from 1, without the words that all have in common. */
function titles(scene: Scene): string[] {
  return lensesOf(scene).map(({ range, command }) =>
    `${range.start.line + 1} ${command?.title}`.replace('Twilio: ', '').replace(' 31203', ''),
  );
}

async function titlesOf(text: string, options: CheckOptions = {}): Promise<string[]> {
  return titles(await Scene.of(text, allRules, options));
}

type Change = readonly [from: string, to: string];

function changed(text: string, ...changes: readonly Change[]): string {
  return changes.reduce((result, [from, to]) => {
    assert.ok(result.includes(from), `there is no "${from}"`);
    return result.replace(from, () => to);
  }, text);
}

const PJSIP = `//- /pjsip.conf
[udp]
type = transport
protocol = udp
bind = 0.0.0.0
external_signaling_address = 203.0.113.10
external_media_address = 203.0.113.10

[help]
type = registration
transport = udp
server_uri = sip:acme.sip.dublin.twilio.com
client_uri = sip:alice@acme.sip.twilio.com
outbound_auth = help
max_retries = 10000
[help]
type = auth
username = alice
password = Example-Passw0rd

[trunk]
type = aor
contact = sip:acme.pstn.dublin.twilio.com
[trunk]
type = auth
username = pbx
password = Example-Passw0rd
[trunk]
type = endpoint
transport = udp
context = from-twilio
disallow = all
allow = ulaw
aors = trunk
outbound_auth = trunk
from_user = +15550100
[trunk]
type = identify
endpoint = trunk
match = 54.172.60.0/30,54.244.51.0/30,54.171.127.192/30,35.156.191.128/30
match = 54.65.63.192/30,54.169.127.128/30,54.252.254.64/30,177.71.206.192/30
`;

const REGISTRY = `//- /twilio.registry.yaml
sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
    name: Northwind
    status: active
    regions:
      us1:
        fetchedAt: 2026-11-20T09:00:00Z
        unknown: []
        domains:
          - name: acme
            sid: SD00000000000000000000000000000001
            registration: true
            secure: false
            activeRegion: us1
            calls: { credentialLists: [phones], ipAccessControlLists: [] }
            registrations: { credentialLists: [phones] }
        trunks:
          - name: acme
            sid: TK00000000000000000000000000000001
            secure: false
            activeRegion: us1
            credentialLists: [pbx]
            ipAccessControlLists: [hq]
            originationUrls:
              - { url: "sip:203.0.113.10", priority: 10, weight: 10, enabled: true }
              - { url: "sip:203.0.113.20", priority: 20, weight: 10, enabled: true }
            numbers: ["+15550100"]
        credentialLists:
          - { name: phones, usernames: [alice, bob] }
          - { name: pbx, usernames: [pbx] }
        ipAccessControlLists:
          - { name: hq, addresses: [203.0.113.10] }
        numbers: ["+15550100", "+15550101"]
        callerIds: ["+15550199"]
`;

const REGISTERS = '8 Northwind · US1 · registration on';
const CALLS = '27 Northwind · US1 · secure off · credentials + access list';

describe('code lenses', () => {
  it('stand over each object that registers with Twilio or sends it calls', async () => {
    assert.deepEqual(await titlesOf(PJSIP + REGISTRY), [
      `${REGISTERS} · risk: none`,
      `${CALLS} · risk: none`,
    ]);
  });

  const silent: readonly (readonly [title: string, text: string])[] = [
    ['a phone', '[a]\ntype=endpoint\ncontext=a\naors=a\n[a]\ntype=aor\nmax_contacts=1\n'],
    [
      "another provider's registration",
      '[a]\ntype=registration\nserver_uri=sip:a.example\nclient_uri=sip:b@a.example\n',
    ],
    [
      'a name that is filled in later',
      '[a]\ntype=registration\nserver_uri=sip:YOUR_DOMAIN.sip.twilio.com\nclient_uri=sip:b@YOUR_DOMAIN.sip.twilio.com\n',
    ],
    ['what Asterisk drops', '[a]\ntype=registration\nserver_uri=sip:acme.sip.twilio.com\n'],
    [
      'a template',
      '[a](!)\ntype=registration\nserver_uri=sip:acme.sip.twilio.com\nclient_uri=sip:b@acme.sip.twilio.com\n',
    ],
    ['a dialplan', '//- /extensions.conf\n[a]\nexten=>1,1,Dial(PJSIP/a/sip:b@acme.sip.twilio.com)\n'],
    ['a registry', REGISTRY],
  ];
  for (const [title, text] of silent) {
    it(`stand not over ${title}`, async () => {
      assert.deepEqual(await titlesOf(text), []);
    });
  }

  it('stand once over a wizard that registers and calls', async () => {
    const wizard = `//- /pjsip_wizard.conf
[help]
type = wizard
sends_auth = yes
sends_registrations = yes
transport = udp
sends_line_with_registrations = yes
remote_hosts = acme.sip.dublin.twilio.com
client_uri_pattern = sip:\${USERNAME}@acme.sip.twilio.com
outbound_auth/username = alice
outbound_auth/password = Example-Passw0rd
registration/max_retries = 10000
endpoint/context = from-twilio
endpoint/allow = !all,ulaw
`;
    const udp = PJSIP.slice(0, PJSIP.indexOf('[help]'));
    assert.deepEqual(await titlesOf(wizard + udp + REGISTRY), [
      '1 Northwind · US1 · registration on · risk: none',
    ]);
  });

  it('stand over an object once for each service that it uses', async () => {
    const two = changed(PJSIP, [
      'contact = sip:acme.pstn',
      'contact = sip:beta.pstn.dublin.twilio.com\ncontact = sip:acme.pstn',
    ]);
    const found = await titlesOf(two + REGISTRY);
    assert.deepEqual(found, [
      `${REGISTERS} · risk: none`,
      '28 beta.pstn.twilio.com · in no linked account · risk: 1 finding, twilio/trunk-not-found',
      `${CALLS.replace('27', '28')} · risk: none`,
    ]);
  });

  const states: readonly (readonly [title: string, change: Change, line: string])[] = [
    [
      'registration that is off',
      ['registration: true', 'registration: false'],
      '8 Northwind · US1 · registration off · risk: 1 finding, twilio/registration-disabled',
    ],
    [
      'a list that is not mapped',
      ['registrations: { credentialLists: [phones] }', 'registrations: { credentialLists: [] }'],
      `${REGISTERS} · risk: 1 finding, twilio/registration-list-missing`,
    ],
    [
      'a user that no list has',
      ['[alice, bob]', '[bob]'],
      `${REGISTERS} · risk: 1 finding, twilio/username-not-found`,
    ],
    [
      'a domain that is nowhere',
      ['- name: acme\n            sid: SD', '- name: other\n            sid: SD'],
      '8 acme.sip.twilio.com · in no linked account · risk: 1 finding, twilio/wrong-product',
    ],
    [
      'a trunk without authentication',
      [
        'credentialLists: [pbx]\n            ipAccessControlLists: [hq]',
        'credentialLists: []\n            ipAccessControlLists: []',
      ],
      '27 Northwind · US1 · secure off · no authentication · risk: 1 finding, twilio/no-authentication',
    ],
    [
      'a secure trunk',
      [
        'sid: TK00000000000000000000000000000001\n            secure: false',
        'sid: TK00000000000000000000000000000001\n            secure: true',
      ],
      '27 Northwind · US1 · secure on · credentials + access list · risk: 1 finding, twilio/secure-required',
    ],
    [
      'another address and another number at once',
      ['addresses: [203.0.113.10]', 'addresses: [198.51.100.1]'],
      `${CALLS} · risk: 1 finding, twilio/ip-and-credentials`,
    ],
    [
      'a suspended account',
      ['status: active', 'status: suspended'],
      `${REGISTERS} · risk: 1 finding, twilio/account-inactive`,
    ],
    [
      'an inactive region',
      ['activeRegion: us1', 'activeRegion: ie1'],
      '8 Northwind · US1 · registration unknown · risk: 1 finding, twilio/inactive-region',
    ],
  ];
  for (const [title, change, line] of states) {
    it(`say ${title}`, async () => {
      const found = await titlesOf(PJSIP + changed(REGISTRY, change));
      assert.ok(found.includes(line), found.join('\n'));
    });
  }

  it('count the findings of the parts of an object, the worst first', async () => {
    const faulty = changed(PJSIP, [
      'password = Example-Passw0rd\n\n[trunk]',
      'password = secret123\n\n[trunk]',
    ]);
    const found = await titlesOf(faulty + changed(REGISTRY, ['registration: true', 'registration: false']));
    assert.match(found[0] ?? '', /risk: 2 findings, the worst twilio\//);
  });

  /** What is not known, in the account or in the configuration, and what the lens says instead of "none". */
  const unknown: readonly (readonly [
    title: string,
    line: 'registration' | 'trunk',
    why: string,
    ...changes: readonly Change[],
  ])[] = [
    [
      'the domains',
      'registration',
      'not all of it was read',
      ['unknown: []', 'unknown: [domains]'],
      ['- name: acme\n            sid: SD', '- name: other\n            sid: SD'],
    ],
    [
      'whether registration is on',
      'registration',
      'the registry does not say',
      ['            registration: true\n', ''],
    ],
    [
      'the lists for registrations',
      'registration',
      'the registry does not say',
      ['            registrations: { credentialLists: [phones] }\n', ''],
    ],
    [
      'the users of the list',
      'registration',
      'the registry does not say',
      ['{ name: phones, usernames: [alice, bob] }', '{ name: phones }'],
    ],
    [
      'the list itself',
      'registration',
      'not all of it was read',
      ['          - { name: phones, usernames: [alice, bob] }\n', ''],
      ['unknown: []', 'unknown: [credentialLists]'],
    ],
    [
      'whether TLS is demanded',
      'registration',
      'the registry does not say',
      ['            secure: false\n', ''],
    ],
    ['the active region', 'registration', 'active region not read', ['            activeRegion: us1\n', '']],
    ['the status of the account', 'registration', 'the registry does not say', ['    status: active\n', '']],
    [
      'the user name',
      'registration',
      'user name is filled in later',
      ['username = alice', 'username = ${ALICE}'],
    ],
    [
      'the lists of the trunk',
      'trunk',
      'the registry does not say',
      ['            credentialLists: [pbx]\n', ''],
    ],
    [
      'the access lists of the trunk',
      'trunk',
      'the registry does not say',
      ['            ipAccessControlLists: [hq]\n', ''],
    ],
    [
      'the addresses of the access list',
      'trunk',
      'the registry does not say',
      ['{ name: hq, addresses: [203.0.113.10] }', '{ name: hq }'],
    ],
    [
      "the PBX's address",
      'trunk',
      'public address of the PBX not known',
      ['external_signaling_address = 203.0.113.10\nexternal_media_address = 203.0.113.10\n', ''],
    ],
    [
      'the numbers of the account',
      'trunk',
      'the registry does not say',
      ['from_user = +15550100', 'from_user = +15550150'],
      ['        numbers: ["+15550100", "+15550101"]\n', ''],
    ],
    [
      'the numbers of the trunk',
      'trunk',
      'the registry does not say',
      ['            numbers: ["+15550100"]\n', ''],
    ],
    [
      'the From number',
      'trunk',
      'From number is filled in later',
      ['from_user = +15550100', 'from_user = ${MAIN_NUMBER}'],
    ],
    [
      'who stands between',
      'trunk',
      'another proxy stands between',
      ['outbound_auth = trunk\n', 'outbound_auth = trunk\noutbound_proxy = sip:sbc.example.com\\;lr\n'],
    ],
  ];
  for (const [title, line, why, ...changes] of unknown) {
    it(`do not say "none" where ${title} cannot be known`, async () => {
      const text = changes.reduce((result, change) => changed(result, change), PJSIP + REGISTRY);
      const found = await titlesOf(text);
      const own = found[line === 'registration' ? 0 : 1] ?? '';
      assert.ok(own.endsWith(` · risk: unknown (${why})`), own);
    });
  }

  const strays: readonly (readonly [title: string, host: string, rule: string])[] = [
    ['a misspelled host', 'acme.sip.twillio.com', 'twilio/misspelled-host'],
    ['a host without a name', 'sip.twilio.com', 'twilio/incomplete-host'],
    ['an edge that is none', 'acme.sip.london.twilio.com', 'twilio/unknown-edge'],
    ['a trunk that is registered with', 'acme.pstn.twilio.com', 'twilio/trunk-registration'],
  ];
  for (const [title, host, rule] of strays) {
    it(`tell the risk of ${title}`, async () => {
      const text = changed(
        PJSIP,
        ['acme.sip.dublin.twilio.com', host],
        ['alice@acme.sip.twilio.com', 'alice@example.com'],
      );
      const [line = ''] = await titlesOf(text + REGISTRY);
      assert.match(line, new RegExp(`^8 ${host} · risk: .*${rule}`));
    });
  }

  it('tell only the name of what is named and not addressed', async () => {
    const text =
      '//- /pjsip.conf\n[a]\ntype=registration\nserver_uri=sip:sbc.example.com\nclient_uri=sip:alice@acme.sip.twilio.com\n';
    assert.deepEqual(await titlesOf(text + REGISTRY), ['1 acme.sip.twilio.com']);
  });

  it('say whose a name is that another account has', async () => {
    const site = PJSIP.replace('//- /pjsip.conf', '//- /site/pjsip.conf');
    const other = REGISTRY.replace('//- /twilio.registry.yaml', '//- /site/twilio.registry.yaml')
      .replaceAll(/AC0+1\b/g, 'AC00000000000000000000000000000009')
      .replaceAll(/name: acme\b/g, 'name: labs');
    const [line] = await titlesOf(site + other + REGISTRY);
    assert.equal(
      line,
      '8 acme.sip.twilio.com · of Northwind · risk: 1 finding, twilio/domain-in-other-account',
    );
  });

  describe('of live accounts', () => {
    /** The accounts of the registry as if they were read live, changed. */
    async function live(change: (region: RegionData) => RegionData, confirms = true): Promise<string[]> {
      const scene = await Scene.of(PJSIP + REGISTRY, allRules);
      const { accounts } = scene.checked;
      const linked = accounts.all().map((account) => ({ ...account, regions: account.regions.map(change) }));
      const own = await Scene.of(PJSIP, allRules);
      own.checked.accounts.link({
        accounts: linked,
        accountOf: () => undefined,
        labelsOf: () => [],
        confirm: () => confirms,
      });
      own.checked.checker.noteAccountChange();
      own.checked.checker.settle();
      return titles(own);
    }

    const gaps = ['signed-out', 'offline', 'denied', 'rate-limited', 'loading'] as const;
    const words = [
      'signed out',
      'offline',
      'the key may not read it',
      'Twilio asks to wait',
      'still being read',
    ];
    gaps.forEach((missing, index) => {
      it(`say that they are not known: ${missing}`, async () => {
        const found = await live((region) => ({
          ...region,
          domains: notRead(missing),
          trunks: notRead(missing),
        }));
        assert.deepEqual(found, [
          `8 acme.sip.twilio.com · risk: unknown (${words[index]})`,
          `27 acme.pstn.twilio.com · risk: unknown (${words[index]})`,
        ]);
      });
    });

    const off = ({ domains, ...region }: RegionData): RegionData => ({
      ...region,
      domains: { items: domains.items.map((domain) => ({ ...domain, registration: false })) },
    });

    it('do not say "none" of a fault that has yet to be confirmed', async () => {
      const [line] = await live(off, false);
      assert.equal(line, '8 Northwind · US1 · registration off · risk: unknown (still being read)');
    });

    const gone = (region: RegionData): RegionData => ({ ...region, domains: complete([]) });

    it('do not say that a name is nowhere before that is confirmed', async () => {
      const [line] = await live(gone, false);
      assert.equal(line, '8 acme.sip.twilio.com · risk: unknown (still being read)');
    });

    it('say that it is nowhere when that is', async () => {
      const [line] = await live(gone);
      assert.equal(
        line,
        '8 acme.sip.twilio.com · in no linked account · risk: 1 finding, twilio/wrong-product',
      );
    });

    it('tell the fault when it is', async () => {
      const [line] = await live(off);
      assert.equal(
        line,
        '8 Northwind · US1 · registration off · risk: 1 finding, twilio/registration-disabled',
      );
    });
  });

  it('know nothing without an account', async () => {
    assert.deepEqual(await titlesOf(PJSIP), [
      '8 acme.sip.twilio.com · risk: unknown (no account is linked)',
      '27 acme.pstn.twilio.com · risk: unknown (no account is linked)',
    ]);
  });

  it('tell what is found in the text even without an account', async () => {
    const short = changed(PJSIP, ['password = Example-Passw0rd', 'password = secret123']);
    assert.match((await titlesOf(short))[0] ?? '', /risk: 1 finding, twilio\/password-shape/);
  });

  it('say that a rule is switched off where it would have spoken', async () => {
    const off = changed(REGISTRY, ['registration: true', 'registration: false']);
    const settings = { 'twilio/registration-disabled': 'off' } as const;
    assert.deepEqual(
      (await titlesOf(PJSIP + off, { settings }))[0],
      '8 Northwind · US1 · registration off · risk: not shown (twilio/registration-disabled is switched off)',
    );
  });

  describe('when clicked', () => {
    const OFF = PJSIP + changed(REGISTRY, ['registration: true', 'registration: false']);

    it('open the finding or show the resource', async () => {
      const [finding, resource] = lensesOf(await Scene.of(OFF, allRules));
      assert.equal(finding?.command?.command, LENS_COMMANDS.openFinding);
      const [location] = finding?.command?.arguments ?? [];
      assert.equal(location.range.start.line, 10);
      assert.equal(resource?.command?.command, LENS_COMMANDS.revealResource);
      assert.deepEqual(resource?.command?.arguments, [
        { accountSid: 'AC00000000000000000000000000000001', region: 'us1', kind: 'trunks', name: 'acme' },
      ]);
    });

    it('do nothing where the client has no such command', async () => {
      const found = lensesOf(await Scene.of(OFF, allRules), new Set());
      assert.deepEqual(
        found.map(({ command }) => command?.command),
        ['', ''],
      );
    });
  });

  it('are the first line of the hover over the header and over the host', async () => {
    for (const [from, to] of [
      ['[help]', '[he$0lp]'],
      ['sip:acme.sip.dublin', 'sip:ac$0me.sip.dublin'],
      ['contact = sip:acme', 'contact = sip:ac$0me'],
    ] as const) {
      const scene = await Scene.of(changed(PJSIP, [from, to]) + REGISTRY, allRules);
      const found = hover(scene.context, scene.uri, scene.position);
      assert.ok(found && typeof found.contents === 'object' && 'value' in found.contents);
      assert.match(
        found.contents.value.split('\n')[0] ?? '',
        /^Twilio: Northwind · US1 · .* · 31203 risk: none$/,
      );
    }
  });
});
