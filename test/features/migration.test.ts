import assert from 'node:assert/strict';
import type { MigrationPreview, MigrationRequest } from '../../protocol/migration';
import { migrationPreview, migrationServices } from '../../server/src/features';
import { pathOf } from '../support/checked-workspace';
import { Scene } from './support';

const PHONES = `//- /pjsip.conf
[udp]
type=transport
protocol=udp
bind=0.0.0.0
external_signaling_address=203.0.113.10

[acme]
type=registration
transport=udp
server_uri=sip:acme-pbx.sip.dublin.twilio.com
client_uri=sip:alice@acme-pbx.sip.twilio.com
outbound_auth=acme

[acme]
type=auth
username=alice
password=Example-Passw0rd

[acme]
type=aor
contact=sip:acme-pbx.sip.twilio.com,sip:alice:Example-Passw0rd@acme-pbx.sip.twilio.com

[acme]
type=endpoint
transport=udp
aors=acme
outbound_auth=acme
`;

const TRUNK = `//- /pjsip.conf
[udp]
type=transport
protocol=udp
bind=0.0.0.0
external_signaling_address=203.0.113.10

[trunk]
type=aor
contact=sip:acme-trunk.pstn.twilio.com

[trunk]
type=endpoint
transport=udp
aors=trunk
from_user=+15555550100
`;

const ACME = 'AC00000000000000000000000000000001';
const NORTHWIND = 'AC00000000000000000000000000000002';

/** Two accounts in one registry; `more` is a part of the second one's domains, trunks and lists. */
function registry(more = ''): string {
  return `//- /twilio.registry.yaml
sipLensRegistry: 1
accounts:
  - sid: ${ACME}
    name: Acme
    status: active
    regions:
      us1:
        domains:
          - name: acme-pbx
            registration: true
            secure: false
            activeRegion: us1
            calls: { credentialLists: [phones], ipAccessControlLists: [hq] }
            registrations: { credentialLists: [phones] }
        trunks:
          - name: acme-trunk
            secure: false
            activeRegion: us1
            credentialLists: []
            ipAccessControlLists: [hq]
            originationUrls: [{ url: "sip:203.0.113.10", priority: 10, weight: 10, enabled: true }]
            numbers: ["+15555550100"]
        credentialLists: [{ name: phones, usernames: [alice] }]
        ipAccessControlLists: [{ name: hq, addresses: [203.0.113.10/32] }]
        numbers: ["+15555550100"]
        callerIds: []
  - sid: ${NORTHWIND}
    name: Northwind
    status: active
    regions:
      us1:
${more}`;
}

const NOTHING =
  '        domains: []\n        trunks: []\n        credentialLists: []\n        ipAccessControlLists: []\n        numbers: []\n        callerIds: []\n';

function domain(fields: string, others = ''): string {
  return `        domains:\n          - ${fields}\n${others}        trunks: []\n        numbers: []\n        callerIds: []\n`;
}

const READY = domain(
  '{ name: northwind, registration: true, secure: false, activeRegion: us1, calls: { credentialLists: [pbx], ipAccessControlLists: [dc] }, registrations: { credentialLists: [pbx] } }',
  '        credentialLists: [{ name: pbx, usernames: [alice] }]\n        ipAccessControlLists: [{ name: dc, addresses: [203.0.113.0/24] }]\n',
);

async function preview(
  site: string,
  more: string,
  request: Partial<MigrationRequest>,
): Promise<MigrationPreview> {
  const { context } = await Scene.of(site + registry(more));
  const from = { product: 'sip-domain', name: 'acme-pbx' } as const;
  return migrationPreview(context, { from, to: { name: 'northwind', accountSid: NORTHWIND }, ...request });
}

/** `missing It takes registrations` */
function states({ checklist }: MigrationPreview): string[] {
  return checklist.map(({ title, state }) => `${state} ${title}`);
}

describe('the edits of a migration', () => {
  it('are every line that names the old service, edges kept, passwords masked', async () => {
    const { places, problem } = await preview(PHONES, READY, {});
    assert.equal(problem, undefined);
    assert.deepEqual(
      places.map(({ uri, range, after }) => `${pathOf(uri)}:${range.start.line + 1} ${after}`),
      [
        '/pjsip.conf:10 server_uri=sip:northwind.sip.dublin.twilio.com',
        '/pjsip.conf:11 client_uri=sip:alice@northwind.sip.twilio.com',
        '/pjsip.conf:21 contact=sip:northwind.sip.twilio.com,sip:alice:••••••••@northwind.sip.twilio.com',
        '/pjsip.conf:21 contact=sip:northwind.sip.twilio.com,sip:alice:••••••••@northwind.sip.twilio.com',
      ],
    );
    assert.equal(places[0]?.before, 'server_uri=sip:acme-pbx.sip.dublin.twilio.com');
  });

  it('ask to be confirmed, and leave the registry alone', async () => {
    const { edit } = await preview(PHONES, READY, {});
    assert.deepEqual(Object.values(edit.changeAnnotations ?? {}), [
      { label: 'Use northwind.sip.twilio.com instead of acme-pbx.sip.twilio.com', needsConfirmation: true },
    ]);
    const changes = edit.documentChanges ?? [];
    assert.equal(changes.length, 1);
    for (const change of changes) {
      assert.ok('edits' in change && change.textDocument.uri.endsWith('/pjsip.conf'));
      assert.ok(change.edits.every((each) => 'annotationId' in each && each.annotationId === 'migration'));
    }
  });

  it('are none where the name stays and the region is another one', async () => {
    const { places, edit } = await preview(PHONES, READY, { to: { name: 'acme-pbx', region: 'ie1' } });
    assert.deepEqual([places, edit.documentChanges], [[], []]);
  });
});

const refused: readonly [what: string, request: Partial<MigrationRequest>, says: RegExp][] = [
  [
    'a service that nobody uses',
    { from: { product: 'trunk', name: 'acme-pbx' } },
    /No file of the workspace names acme-pbx\.pstn/,
  ],
  ['the service itself', { to: { name: 'acme-pbx' } }, /used already/],
  ['a name that is none', { to: { name: 'north wind' } }, /no name of a SIP Domain/],
  ['a trunk for a SIP Domain', { to: { name: 'northwind.pstn.twilio.com' } }, /product and edge stay/],
];

describe('a migration is refused', () => {
  for (const [what, request, says] of refused) {
    it(`to or from ${what}`, async () => {
      const { problem, places, checklist } = await preview(PHONES, READY, request);
      assert.match(problem ?? '', says);
      assert.deepEqual([places, checklist], [[], []]);
    });
  }

  it('from a service whose name a variable holds for other things too', async () => {
    const site = `//- /freeswitch.xml
<document type="freeswitch/xml">
<X-PRE-PROCESS cmd="set" data="site=acme-pbx"/>
<section name="configuration"><configuration name="sofia.conf"><profiles><profile name="external"><gateways>
<gateway name="out">
<param name="username" value="$\${site}"/>
<param name="proxy" value="$\${site}.sip.twilio.com"/>
</gateway>
</gateways></profile></profiles></configuration></section>
</document>
`;
    const { problem, places } = await preview(site, READY, {});
    assert.match(problem ?? '', /^Line 2 of freeswitch\.xml .* line 5 of .* something else/);
    assert.deepEqual(places, []);
  });
});

const THERE = [
  'ok There is the SIP Domain northwind',
  'ok Its region is the active one',
  'ok Its account is active',
];

interface Case {
  readonly what: string;
  readonly site?: string;
  readonly more: string;
  readonly request?: Partial<MigrationRequest>;
  readonly states: readonly string[];
  /** There are others, which other cases name. */
  readonly partly?: boolean;
  /** Titles of the fixes, in their order. */
  readonly fixes?: readonly string[];
  readonly says?: RegExp;
}

const cases: readonly Case[] = [
  {
    what: 'a target that has everything',
    more: READY,
    states: [
      ...THERE,
      'ok It takes registrations',
      'ok A credential list is mapped for registrations',
      'ok The user alice is in a credential list that is mapped for registrations',
      'ok TLS and SRTP are used exactly where it wants them',
      'ok Something lets calls in: a credential list or an access control list is mapped for calls',
      'ok The user alice is in a credential list that is mapped for calls',
      'ok The address of the PBX, 203.0.113.10, is in a mapped access control list',
    ],
  },
  {
    what: 'a target that is not there',
    more: NOTHING,
    states: [
      'missing There is the SIP Domain northwind',
      'missing It takes registrations',
      'missing A credential list is mapped for registrations',
      'missing The user alice is in a credential list that is mapped for registrations',
      'missing Something lets calls in: a credential list or an access control list is mapped for calls',
    ],
    fixes: ['Create the SIP Domain northwind in Twilio…'],
  },
  {
    what: 'a target without registration, lists and TLS',
    more: domain(
      '{ name: northwind, registration: false, secure: true, activeRegion: us1, calls: { credentialLists: [], ipAccessControlLists: [dc] }, registrations: { credentialLists: [] } }',
      '        credentialLists: [{ name: pbx, usernames: [alice] }]\n        ipAccessControlLists: [{ name: dc, addresses: [198.51.100.0/24] }]\n',
    ),
    states: [
      ...THERE,
      'missing It takes registrations',
      'missing A credential list is mapped for registrations',
      'missing The user alice is in a credential list that is mapped for registrations',
      'missing TLS and SRTP are used exactly where it wants them',
      'ok Something lets calls in: a credential list or an access control list is mapped for calls',
      'missing The address of the PBX, 203.0.113.10, is in a mapped access control list',
    ],
    fixes: [
      'Enable registration for northwind and map the credential list pbx for registrations in Twilio…',
      'Add 203.0.113.10 to the access control list dc in Twilio…',
    ],
    says: /The list pbx has the user and has to be mapped\./,
  },
  {
    what: 'a target of which only the name was read',
    more: domain('{ name: northwind }'),
    states: [
      'ok There is the SIP Domain northwind',
      'unknown Its region is the active one',
      'ok Its account is active',
      'unknown It takes registrations',
      'unknown A credential list is mapped for registrations',
      'unknown The user alice is in a credential list that is mapped for registrations',
      'unknown TLS and SRTP are used exactly where it wants them',
      'unknown Something lets calls in: a credential list or an access control list is mapped for calls',
      'unknown The user alice is in a credential list that is mapped for calls',
      'unknown The address of the PBX, 203.0.113.10, is in a mapped access control list',
    ],
    fixes: [],
  },
  {
    what: 'an account whose domains were not read',
    more: '        domains: []\n        unknown: [domains]\n',
    states: [
      'unknown There is the SIP Domain northwind',
      'unknown Its region is the active one',
      'unknown Its account is active',
      'unknown It takes registrations',
      'unknown A credential list is mapped for registrations',
      'unknown The user alice is in a credential list that is mapped for registrations',
      'unknown TLS and SRTP are used exactly where it wants them',
      'unknown Something lets calls in: a credential list or an access control list is mapped for calls',
      'unknown The user alice is in a credential list that is mapped for calls',
      'unknown The address of the PBX, 203.0.113.10, is in a mapped access control list',
    ],
  },
  {
    what: 'a region that is not linked',
    more: READY,
    request: { to: { name: 'northwind', accountSid: NORTHWIND, region: 'au1' } },
    states: ['unknown There is the SIP Domain northwind'],
    partly: true,
    says: /sign in to it to know what it has/,
  },
  {
    what: 'a target in a region that is not active yet',
    more: READY.replace('activeRegion: us1', 'activeRegion: ie1'),
    request: { to: { name: 'northwind', accountSid: NORTHWIND, region: 'us1' } },
    states: [
      'ok There is the SIP Domain northwind',
      'missing Its region is the active one',
      'ok It takes registrations',
      'ok The user alice is in a credential list that is mapped for calls',
    ],
    partly: true,
    says: /Make this one active in the Console when you move\./,
  },
  {
    what: 'a trunk of another account',
    site: TRUNK,
    more: NOTHING.replace(
      'trunks: []',
      'trunks: [{ name: northwind, secure: false, activeRegion: us1, credentialLists: [], ipAccessControlLists: [], originationUrls: [], numbers: [] }]',
    ),
    request: {
      from: { product: 'trunk', name: 'acme-trunk' },
      to: { name: 'northwind', accountSid: NORTHWIND },
    },
    states: [
      'ok There is the trunk northwind',
      'ok Its region is the active one',
      'ok Its account is active',
      'missing Something lets calls in: a credential list or an access control list is mapped for calls',
      'unknown Its account may show +15555550100 to those who are called',
      'ok TLS and SRTP are used exactly where it wants them',
      'missing It has the numbers of acme-trunk: +15555550100',
    ],
    says: /\+15555550100 is in another account or region[\s\S]*Move them in the Console when you move/,
  },
];

describe('the checklist of a migration', () => {
  for (const { what, site = PHONES, more, request = {}, states: expected, partly, fixes, says } of cases) {
    it(`to ${what}`, async () => {
      const result = await preview(site, more, request);
      assert.equal(result.problem, undefined);
      const found = states(result);
      for (const each of expected) assert.ok(found.includes(each), found.join('\n'));
      if (!partly) assert.equal(found.length, expected.length, found.join('\n'));
      const titles = result.checklist.flatMap((check) => check.fixes.map(({ title }) => title));
      if (fixes) assert.deepEqual([...new Set(titles)], fixes);
      if (says) assert.match(result.checklist.map(({ detail = '' }) => detail).join('\n'), says);
      for (const { state, detail, title } of result.checklist)
        assert.equal(detail === undefined, state === 'ok', title);
    });
  }

  it('has fixes that are made in the target, and makes a domain that takes registrations', async () => {
    const { checklist } = await preview(PHONES, NOTHING, {});
    const [fix] = checklist.flatMap((check) => check.fixes);
    assert.deepEqual(fix?.changes, [
      {
        account: NORTHWIND,
        region: 'us1',
        kind: 'create-service',
        service: { product: 'sip-domain', name: 'northwind' },
        registration: true,
      },
    ]);
  });

  const gateway = (separator: string) =>
    [
      '//- /sip_profiles/external/acme.xml\n<gateway name="acme">',
      '<param name="username" value="alice"/>',
      '<param name="proxy" value="acme-pbx.sip.twilio.com"/>',
      '<param name="password" value="Example-Passw0rd"/>',
      '</gateway>\n',
    ].join(separator);
  for (const [what, separator, edited] of [
    ['of its own', '\n', true],
    ['that changes with the migration', '', false],
  ] as const) {
    it(`writes a new password into a line ${what}: ${edited}`, async () => {
      const { checklist, problem } = await preview(gateway(separator), READY.replace('alice', 'bob'), {});
      assert.equal(problem, undefined);
      const fixes = checklist.flatMap((check) => check.fixes);
      const adding = fixes.filter(({ changes }) => JSON.stringify(changes).includes('add-credential'));
      assert.ok(adding.length > 0);
      assert.deepEqual(
        adding.map(({ edits }) => edits !== undefined),
        adding.map(() => edited),
      );
    });
  }

  it('leaves the workspace as it was', async () => {
    const scene = await Scene.of(PHONES + registry(READY));
    const before = scene.checked.all().length;
    migrationPreview(scene.context, {
      from: { product: 'sip-domain', name: 'acme-pbx' },
      to: { name: 'northwind', accountSid: NORTHWIND },
    });
    scene.checked.checker.settle();
    assert.equal(scene.checked.all().length, before);
    assert.deepEqual(
      migrationServices(scene.context).map(({ host, places }) => [host, places]),
      [['acme-pbx.sip.twilio.com', 4]],
    );
  });
});
