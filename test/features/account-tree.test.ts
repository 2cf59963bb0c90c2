import assert from 'node:assert/strict';
import type { AccountTree, GroupNode, ResourceNode } from '../../protocol/account';
import { accountTree, accountTreeSteps } from '../../server/src/features';
import { consolePage } from '../../server/src/features/account-tree/console-pages';
import { allRules } from '../../server/src/rules';
import type { CheckOptions } from '../support/checked-workspace';
import { REGISTRY, Scene } from './support';

async function treeOf(
  text: string,
  options: CheckOptions = {},
): Promise<{ scene: Scene; tree: AccountTree }> {
  const scene = await Scene.of(text, allRules, options);
  return { scene, tree: accountTree(scene.context, { accounts: scene.checked.accounts.all() }) };
}

function groups(tree: AccountTree): readonly GroupNode[] {
  return tree.accounts.flatMap(({ regions }) => regions.flatMap((region) => region.groups));
}

function resource(tree: AccountTree, kind: GroupNode['kind'], name: string): ResourceNode {
  const found = groups(tree)
    .filter((group) => group.kind === kind)
    .flatMap(({ items }) => items)
    .find((item) => item.name === name);
  assert.ok(found, `there is no ${name}`);
  return found;
}

/** `name (detail) problem`, group by group. */
function printed(tree: AccountTree): string[] {
  return tree.accounts.flatMap((account) => [
    `${account.name} ${account.sid.slice(-2)} ${account.status} ${account.source}`,
    ...account.regions.flatMap((region) => [
      `  ${region.id} ${region.readAt ?? ''}`,
      ...region.groups.flatMap(({ kind, items, missing }) => [
        `    ${kind}${missing === undefined ? '' : ` (${missing})`}`,
        ...items.map(({ name, detail, usages, problem }) =>
          `      ${name} (${detail ?? ''}) ${usages.length} ${problem ?? ''}`.trimEnd(),
        ),
      ]),
    ]),
  ]);
}

/** Places that use each kind of resource, and places that only look like it. */
const FILES = `//- /pjsip.conf
; acme-pbx.sip.twilio.com +15550100
[udp]
type = transport
protocol = udp
bind = 0.0.0.0
external_signaling_address = 203.0.113.10
[help]
type = registration
server_uri = sip:acme-pbx.sip.dublin.twilio.com ; acme-pbx.sip.twilio.com
client_uri = sip:alice@ACME-PBX.sip.twilio.com
outbound_auth = help
[help]
type = auth
username = alice
password = Example-Passw0rd
[phone]
type = auth
username = bob
password = Example-Passw0rd
[phone]
type = endpoint
context = office
auth = phone
[trunk]
type = aor
contact = sip:acme-trunk.pstn.twilio.com
[trunk]
type = endpoint
transport = udp
context = office
aors = trunk
outbound_auth = trunk
from_user = +15550100
[trunk]
type = auth
username = carol
password = Example-Passw0rd
[old](!)
type = registration
server_uri = sip:acme-lab.sip.twilio.com
[dropped]
type = aor
contact = sip:acme-trunk.pstn.tokyo.twilio.com
colour = red
//- /extensions.conf
[office]
exten => 15550100,1,Goto(main,s,1)
exten => _+15550111,1,Dial(PJSIP/trunk/sip:1@acme-lab.sip.twilio.com)
exten => 915550100,1,Hangup()
`;

describe('the tree of an account', () => {
  it('has accounts, regions, groups and what is in them', async () => {
    const { tree } = await treeOf(REGISTRY);
    assert.deepEqual(printed(tree), [
      'Acme production 01 active registry',
      '  us1 2026-11-01T09:00:00.000Z',
      '    domains',
      '      acme-lab (registration off) 0',
      '      acme-pbx (registration on) 0',
      '    trunks',
      '      acme-trunk (1 number) 0',
      '    credentialLists',
      '      branch-phones (2 users) 0',
      '      lab (1 user) 0',
      '    ipAccessControlLists',
      '      hq (1 address) 0',
      '    numbers',
      '      +15550100 (trunk acme-trunk) 0',
      '    callerIds',
      '      +15550111 () 0',
    ]);
  });

  const used: readonly (readonly [kind: GroupNode['kind'], name: string, ...places: readonly string[]])[] = [
    [
      'domains',
      'acme-pbx',
      '/pjsip.conf:9 acme-pbx.sip.dublin.twilio.com',
      '/pjsip.conf:10 ACME-PBX.sip.twilio.com',
    ],
    [
      'domains',
      'acme-lab',
      '/extensions.conf:3 acme-lab.sip.twilio.com',
      '/pjsip.conf:40 acme-lab.sip.twilio.com',
    ],
    [
      'trunks',
      'acme-trunk',
      '/pjsip.conf:26 acme-trunk.pstn.twilio.com',
      '/pjsip.conf:43 acme-trunk.pstn.tokyo.twilio.com',
    ],
    ['credentialLists', 'branch-phones', '/pjsip.conf:14 alice'],
    ['credentialLists', 'lab', '/pjsip.conf:36 carol'],
    ['ipAccessControlLists', 'hq', '/pjsip.conf:6 203.0.113.10'],
    ['numbers', '+15550100', '/extensions.conf:2 15550100', '/pjsip.conf:33 +15550100'],
    ['callerIds', '+15550111', '/extensions.conf:3 +15550111'],
  ];
  for (const [kind, name, ...places] of used) {
    it(`knows where ${name} of ${kind} is used`, async () => {
      const { scene, tree } = await treeOf(FILES + REGISTRY);
      const { usages } = resource(tree, kind, name);
      assert.deepEqual(
        usages.map((place) => scene.show(place)),
        places,
      );
    });
  }

  it('counts the uses of every program', async () => {
    const others = `//- /fs/sip_profiles/external/twilio.xml
<include>
  <gateway name="trunk">
    <param name="proxy" value="acme-trunk.pstn.dublin.twilio.com"/>
    <param name="register" value="false"/>
  </gateway>
</include>
//- /app/compose.yaml
services:
  bot:
    environment:
      SIP_DOMAIN: \${HOST}
      SIP_USERNAME: bob
      SIP_PASSWORD: Example-Passw0rd
      SIP_REGISTER: "true"
  dialer:
    environment:
      - SIP_TRUNK_HOST=acme-trunk.pstn.tokyo.twilio.com
//- /app/.env
HOST=acme-pbx.sip.twilio.com
`;
    const { scene, tree } = await treeOf(others + REGISTRY);
    const shown = (kind: GroupNode['kind'], name: string) =>
      resource(tree, kind, name).usages.map((place) => scene.show(place));
    assert.deepEqual(shown('trunks', 'acme-trunk'), [
      '/app/compose.yaml:10 acme-trunk.pstn.tokyo.twilio.com',
      '/fs/sip_profiles/external/twilio.xml:3 acme-trunk.pstn.dublin.twilio.com',
    ]);
    assert.deepEqual(shown('domains', 'acme-pbx'), ['/app/.env:1 acme-pbx.sip.twilio.com']);
    assert.deepEqual(shown('credentialLists', 'branch-phones'), ['/app/compose.yaml:5 bob']);
  });

  it('takes a mapped list that holds the user name before any other', async () => {
    const twice = REGISTRY.replace('usernames: [carol]', 'usernames: [carol, alice]');
    const { tree } = await treeOf(FILES + twice);
    assert.equal(resource(tree, 'credentialLists', 'branch-phones').usages.length, 1);
    assert.equal(resource(tree, 'credentialLists', 'lab').usages.length, 1);
  });

  it('counts a list that is not mapped where it alone has the user name', async () => {
    const moved = REGISTRY.replace('[alice, bob]', '[bob]').replace('[carol]', '[carol, alice]');
    const { tree } = await treeOf(FILES + moved);
    assert.equal(resource(tree, 'credentialLists', 'branch-phones').usages.length, 0);
    assert.equal(resource(tree, 'credentialLists', 'lab').usages.length, 2);
  });

  it('finds an access list by the address of the settings', async () => {
    const hidden = FILES.replace('external_signaling_address = 203.0.113.10\n', '');
    const { scene, tree } = await treeOf(hidden + REGISTRY, { publicAddresses: ['203.0.113.10'] });
    const { usages } = resource(tree, 'ipAccessControlLists', 'hq');
    assert.deepEqual(
      usages.map((place) => scene.show(place)),
      ['/pjsip.conf:25 acme-trunk.pstn.twilio.com'],
    );
  });

  it('shows what a resource is', async () => {
    const { tree } = await treeOf(REGISTRY);
    const domain = resource(tree, 'domains', 'acme-pbx');
    assert.equal(domain.host, 'acme-pbx.sip.twilio.com');
    assert.equal(
      domain.tooltip,
      `**acme-pbx.sip.twilio.com**
- registration: on
- lists for registrations: \`branch-phones\`
- lists for calls: \`branch-phones\`
- access lists for calls: \`hq\`
- secure (TLS and SRTP): off
- active region: US1
- SID: \`SD00000000000000000000000000000001\``,
    );
    assert.match(
      resource(tree, 'trunks', 'acme-trunk').tooltip ?? '',
      /origination URLs: `sip:pbx\.acme\.example` \(priority 10, weight 10\)\n- numbers: `\+15550100`\n- active region: not known/,
    );
    assert.match(
      resource(tree, 'credentialLists', 'lab').tooltip ?? '',
      /mapped to: `acme-lab`, `acme-trunk`/,
    );
  });

  const doubts: readonly (readonly [title: string, from: string, to: string, line: string])[] = [
    [
      'a collection that was not read',
      '        callerIds: ["+15550111"]\n',
      '',
      '    callerIds (the registry does not say)',
    ],
    ['a list whose users were not read', ', usernames: [carol]', '', '      lab (users not known) 0'],
    ['registration that was not read', '            registration: true\n', '', '      acme-pbx () 0'],
    [
      'a trunk that nobody gets through',
      'credentialLists: [lab]\n            ipAccessControlLists: [hq]',
      'credentialLists: []\n            ipAccessControlLists: []',
      '      acme-trunk (1 number) 0 Every call is refused: neither a credential list nor an access list is mapped (32200).',
    ],
    [
      'no such trouble where the access lists were not read',
      'credentialLists: [lab]\n            ipAccessControlLists: [hq]',
      'credentialLists: []',
      '      acme-trunk (1 number) 0',
    ],
    [
      'a domain that is not in use',
      'activeRegion: us1',
      'activeRegion: ie1',
      '      acme-pbx (registration on) 0 Not in use: IE1 is its active region.',
    ],
    [
      'a domain with which nobody can register',
      'registrations: { credentialLists: [branch-phones] }',
      'registrations: { credentialLists: [] }',
      '      acme-pbx (registration on) 0 Nobody can register: no credential list is mapped for registrations (32212).',
    ],
    [
      'a trunk without a name',
      'name: acme-trunk',
      'name: null',
      '      TK00000000000000000000000000000001 (1 number) 0',
    ],
  ];
  for (const [title, from, to, line] of doubts) {
    it(`says ${title}`, async () => {
      assert.ok(REGISTRY.includes(from));
      const lines = printed((await treeOf(REGISTRY.replace(from, to))).tree);
      assert.ok(lines.includes(line), lines.join('\n'));
    });
  }

  it('leaves out what a region cannot have', async () => {
    const ireland = REGISTRY.replace('us1:', 'ie1:').replace('        callerIds: ["+15550111"]\n', '');
    const { tree } = await treeOf(ireland);
    assert.ok(!groups(tree).some(({ kind }) => kind === 'callerIds'));
  });

  it('shows the accounts of all registries, each once', async () => {
    const second = REGISTRY.replace('/twilio', '/b/twilio').replaceAll(
      '0000001\n    name',
      '0000002\n    name',
    );
    const { tree } = await treeOf(REGISTRY + second + REGISTRY.replace('/twilio', '/c/twilio'));
    assert.deepEqual(
      tree.accounts.map(({ sid }) => sid.at(-1)),
      ['1', '2'],
    );
  });

  it('says which account was read live, and by which connection', async () => {
    const scene = await Scene.of(REGISTRY);
    const accounts = scene.checked.accounts.all();
    const tree = accountTree(scene.context, {
      accounts,
      live: { accounts },
      labelOf: (_sid, region) => `northwind ${region}`,
    });
    assert.equal(tree.accounts[0]?.source, 'live');
    assert.equal(tree.accounts[0]?.regions[0]?.label, 'northwind us1');
  });

  it('can be made step by step, with the same outcome', async () => {
    const { scene, tree } = await treeOf(FILES + REGISTRY);
    const steps = accountTreeSteps(scene.context, { accounts: scene.checked.accounts.all() });
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    assert.ok(count >= 3, 'a step for each file and each load unit');
    assert.deepEqual(step.value, tree);
  });

  it('links to pages of the Console that Twilio documents, in the region', () => {
    const base = 'https://1console.twilio.com/go?to=/account/__account__';
    assert.equal(consolePage('domains', 'ie1'), `${base}/ie1/voice/sip-domains/sip-domains`);
    assert.equal(consolePage('trunks', 'us1'), `${base}/us1/sip-trunking/manage/trunks`);
    assert.equal(consolePage('numbers', 'ie1'), `${base}/us1/senders-hub/list/phone-numbers/inventory`);
    assert.equal(consolePage('domains', '../..'), undefined);
  });

  it('never shows a password', async () => {
    const { tree } = await treeOf(FILES + REGISTRY);
    assert.ok(!JSON.stringify(tree).includes('Passw0rd'));
  });
});
