import assert from 'node:assert/strict';
import type { AccountData } from '../../../server/src/twilio/account/data';
import { type Drift, driftOf } from '../../../server/src/twilio/account/drift';
import {
  loadRegistryReader,
  type RegistryReader,
} from '../../../server/src/twilio/account/registry-file/load';
import { writeRegistry } from '../../../server/src/twilio/account/registry-file/write';
import { liveAccounts } from '../../support/linked-registry';

const ACCOUNT = 'AC00000000000000000000000000000001';
const CL1 = 'CL00000000000000000000000000000001';
const CL2 = 'CL00000000000000000000000000000002';
const TK1 = 'TK00000000000000000000000000000001';
const TK2 = 'TK00000000000000000000000000000002';
const uri = 'file:///twilio.registry.yaml';
let read: RegistryReader;

before(async () => {
  read = await loadRegistryReader();
});

function text(body: string, fields = '', region = 'us1', sid = ACCOUNT): string {
  const lines = body.replace(/^(?=.)/gm, '        ');
  return `sipLensRegistry: 1\naccounts:\n  - sid: ${sid}\n${fields}    regions:\n      ${region}:\n${lines}`;
}

async function drifts(registry: string, live: string): Promise<readonly Drift[]> {
  const { accounts, problems } = read(registry, uri);
  assert.deepEqual(problems, []);
  return driftOf(accounts, await liveAccounts(live));
}

/** `+ trunk acme`, `~ SIP Domain acme > secure: false -> true (4)`, with the line in the registry. */
function line({ kind, path, registry, live, at, region }: Drift): string {
  const sign = { added: '+', gone: '-', changed: '~' }[kind];
  const values = kind === 'changed' ? `: ${registry} -> ${live}` : '';
  const where = region === undefined ? '' : `${region} `;
  return `${where}${sign} ${path.join(' > ')}${values} (${at ? at.range.start.line + 1 : '?'})`;
}

type Row = readonly [what: string, registry: string, live: string, ...drifts: string[]];

/** Bodies of one region; line 6 is the first of the registry's body, 5 the region's key. */
const BODIES: readonly Row[] = [
  ['nothing', 'domains: [{ name: acme }]\n', 'domains: [{ name: acme }]\n'],
  ['a domain is new', 'domains: []\n', 'domains: [{ name: acme }]\n', 'us1 + SIP Domain acme (5)'],
  ['a domain is gone', 'domains: [{ name: acme }]\n', 'domains: []\n', 'us1 - SIP Domain acme (6)'],
  ['the case of a host name', 'domains: [{ name: Acme }]\n', 'domains: [{ name: acme }]\n'],
  ['whether it is new is not known', 'unknown: [domains]\ndomains: []\n', 'domains: [{ name: acme }]\n'],
  ['whether it is gone is not known', 'domains: [{ name: acme }]\n', 'unknown: [domains]\ndomains: []\n'],
  [
    'new, though there may be more',
    'domains: []\n',
    'unknown: [domains]\ndomains: [{ name: acme }]\n',
    'us1 + SIP Domain acme (5)',
  ],
  [
    'gone, though the registry may know more',
    'unknown: [domains]\ndomains: [{ name: acme }]\n',
    'domains: []\n',
    'us1 - SIP Domain acme (7)',
  ],
  ['one of two does not say it', 'domains: [{ name: acme }]\n', 'trunks: []\n'],
  [
    'fields',
    'domains:\n  - name: acme\n    registration: true\n    secure: false\n    activeRegion: us1\n',
    'domains: [{ name: acme, registration: false, secure: true, activeRegion: ie1 }]\n',
    'us1 ~ SIP Domain acme > activeRegion: us1 -> ie1 (10)',
    'us1 ~ SIP Domain acme > registration: true -> false (8)',
    'us1 ~ SIP Domain acme > secure: false -> true (9)',
  ],
  [
    'fields that one of them does not say',
    'domains: [{ name: acme, secure: true }]\n',
    'domains: [{ name: acme, registration: true, activeRegion: us1 }]\n',
  ],
  [
    'a list was renamed',
    `credentialLists: [{ name: a, sid: ${CL1}, usernames: [alice] }]\n`,
    `credentialLists: [{ name: b, sid: ${CL1}, usernames: [alice] }]\n`,
    'us1 ~ credential list a > name: a -> b (6)',
  ],
  [
    'a list was made anew',
    `credentialLists: [{ name: a, sid: ${CL1}, usernames: [alice] }]\n`,
    `credentialLists: [{ name: a, sid: ${CL2}, usernames: [bob] }]\n`,
    `us1 ~ credential list a > sid: ${CL1} -> ${CL2} (6)`,
    'us1 + credential list a > username bob (6)',
    'us1 - credential list a > username alice (6)',
  ],
  [
    'two lists changed names',
    `credentialLists: [{ name: a, sid: ${CL1} }, { name: b, sid: ${CL2} }]\n`,
    `credentialLists: [{ name: b, sid: ${CL1} }, { name: a, sid: ${CL2} }]\n`,
    'us1 ~ credential list a > name: a -> b (6)',
    'us1 ~ credential list b > name: b -> a (6)',
  ],
  [
    'the case of a list counts',
    'credentialLists: [{ name: a }]\n',
    'credentialLists: [{ name: A }]\n',
    'us1 + credential list A (5)',
    'us1 - credential list a (6)',
  ],
  [
    'usernames, and their case',
    'credentialLists:\n  - name: a\n    usernames: [alice, Bob]\n',
    'credentialLists: [{ name: a, usernames: [bob, alice] }]\n',
    'us1 - credential list a > username Bob (8)',
    'us1 + credential list a > username bob (7)',
  ],
  [
    'usernames that live does not tell',
    'credentialLists: [{ name: a, usernames: [alice] }]\n',
    'credentialLists: [{ name: a }]\n',
  ],
  [
    'addresses',
    'ipAccessControlLists: [{ name: hq, addresses: [203.0.113.10] }]\n',
    'ipAccessControlLists: [{ name: hq, addresses: [203.0.113.10/32, 203.0.113.64/26] }]\n',
    'us1 + IP access control list hq > address 203.0.113.64/26 (6)',
  ],
  [
    'mapped lists',
    'domains: [{ name: acme, calls: { credentialLists: [a], ipAccessControlLists: [] }, registrations: { credentialLists: [a] } }]\n',
    'domains: [{ name: acme, calls: { credentialLists: [], ipAccessControlLists: [hq] }, registrations: { credentialLists: [b] } }]\n',
    'us1 + SIP Domain acme > IP access control list hq for calls (6)',
    'us1 - SIP Domain acme > credential list a for calls (6)',
    'us1 - SIP Domain acme > credential list a for registrations (6)',
    'us1 + SIP Domain acme > credential list b for registrations (6)',
  ],
  [
    'a mapped list by SID here and by name there',
    `trunks: [{ name: t, credentialLists: [${CL1}] }]\ncredentialLists: [{ name: a, sid: ${CL1} }]\n`,
    `trunks: [{ name: t, credentialLists: [a] }]\n`,
  ],
  [
    'a mapped list by a SID that nobody knows the name of',
    `trunks: [{ name: t, credentialLists: [${CL1}] }]\n`,
    `trunks: [{ name: t, credentialLists: [a] }]\n`,
  ],
  [
    'two SIDs are two lists',
    `trunks: [{ name: t, credentialLists: [${CL1}] }]\n`,
    `trunks: [{ name: t, credentialLists: [${CL2}] }]\n`,
    `us1 - trunk t > credential list ${CL1} (6)`,
    `us1 + trunk t > credential list ${CL2} (6)`,
  ],
  [
    'trunks without names',
    `trunks: [{ name: null, sid: ${TK1} }]\n`,
    `trunks: [{ name: null, sid: ${TK2} }]\n`,
    `us1 - trunk ${TK1} (6)`,
    `us1 + trunk ${TK2} (5)`,
  ],
  [
    'trunks without names that may be the same',
    'trunks: [{ name: null }]\n',
    `trunks: [{ name: null, sid: ${TK2} }]\n`,
  ],
  [
    'a trunk that got a name',
    `trunks: [{ name: null, sid: ${TK1} }]\n`,
    `trunks: [{ name: acme, sid: ${TK1} }]\n`,
    `us1 ~ trunk ${TK1} > name: null -> acme (6)`,
  ],
  [
    'origination',
    'trunks: [{ name: t, originationUrls: [{ url: "sip:203.0.113.1", priority: 1, weight: 1, enabled: true }, { url: "sip:203.0.113.2" }] }]\n',
    'trunks: [{ name: t, originationUrls: [{ url: "sip:203.0.113.1", priority: 1, weight: 5, enabled: false }, { url: "sip:203.0.113.3" }] }]\n',
    'us1 ~ trunk t > origination URL sip:203.0.113.1: weight 1, enabled true -> weight 5, enabled false (6)',
    'us1 - trunk t > origination URL sip:203.0.113.2 (6)',
    'us1 + trunk t > origination URL sip:203.0.113.3 (6)',
  ],
  [
    'a URL that is there twice, in another order',
    'trunks: [{ name: t, originationUrls: [{ url: "sip:203.0.113.1", priority: 1 }, { url: "sip:203.0.113.1", priority: 2 }] }]\n',
    'trunks: [{ name: t, originationUrls: [{ url: "sip:203.0.113.1", priority: 2 }, { url: "sip:203.0.113.1", priority: 1 }] }]\n',
  ],
  [
    'a password in a URL',
    'trunks: [{ name: t, originationUrls: [{ url: "sip:pbx:Example-Passw0rd@203.0.113.1" }] }]\n',
    'trunks: [{ name: t, originationUrls: [] }]\n',
    'us1 - trunk t > origination URL sip:pbx:••••••••@203.0.113.1 (6)',
  ],
  [
    'numbers of a trunk, of the account, caller ids',
    'trunks: [{ name: t, numbers: ["+15550100"] }]\nnumbers: ["+15550100"]\ncallerIds: []\n',
    'trunks: [{ name: t, numbers: [] }]\nnumbers: ["+15550100", "+15550101"]\ncallerIds: ["+15550199"]\n',
    'us1 + number +15550101 (5)',
    'us1 - trunk t > number +15550100 (6)',
    'us1 + verified caller id +15550199 (5)',
  ],
];

describe('drift', () => {
  for (const [what, registry, live, ...expected] of BODIES) {
    it(`${what}: ${expected.length}`, async () => {
      const found = await drifts(text(registry), text(live));
      assert.deepEqual(found.map(line).sort(), [...expected].sort());
      const keys = found.map(({ path, kind }) => [...path, kind].join('\n'));
      assert.deepEqual(keys, [...new Set(keys)].sort());
    });
  }

  const whole: readonly Row[] = [
    [
      'the status',
      text('domains: []\n', '    status: active\n'),
      text('domains: []\n', '    status: suspended\n'),
      '~ status: active -> suspended (4)',
    ],
    ['a status that one does not say', text('domains: []\n', '    status: active\n'), text('domains: []\n')],
    [
      'the name, which is what people call it',
      text('domains: []\n', '    name: PBX\n'),
      text('domains: []\n', '    name: Acme\n'),
    ],
    [
      'another account',
      text('domains: [{ name: acme }]\n'),
      text('domains: []\n', '', 'us1', 'AC00000000000000000000000000000002'),
    ],
    ['another region', text('domains: [{ name: acme }]\n'), text('domains: []\n', '', 'ie1')],
  ];
  for (const [what, registry, live, ...expected] of whole) {
    it(`of whole accounts, ${what}`, async () => {
      assert.deepEqual((await drifts(registry, live)).map(line), expected);
    });
  }

  it('is in the order of accounts and regions', async () => {
    const region = (id: string, name: string) => `      ${id}:\n        domains: [{ name: ${name} }]\n`;
    const account = (sid: string, name: string) =>
      `  - sid: ${sid}\n    regions:\n${region('us1', name)}${region('ie1', name)}`;
    const [first, second] = ['AC00000000000000000000000000000001', 'AC00000000000000000000000000000002'];
    const all = (name: string) =>
      `sipLensRegistry: 1\naccounts:\n${account(second, name)}${account(first, name)}`;
    const found = await drifts(all('a'), all('b'));
    assert.deepEqual(
      found.map((drift) => `${drift.account.at(-1)} ${line(drift)}`),
      ['1', '2'].flatMap((sid) =>
        ['ie1', 'us1'].flatMap((id, index) => {
          const at = (sid === '2' ? 0 : 6) + (index === 0 ? 7 : 5);
          return [`${sid} ${id} - SIP Domain a (${at + 1})`, `${sid} ${id} + SIP Domain b (${at})`];
        }),
      ),
    );
  });

  it('says which values can be written where they stand', async () => {
    const found = await drifts(
      text('domains:\n  - name: acme\n    secure: false\n'),
      text('domains: [{ name: acme, secure: true }, { name: labs }]\n'),
    );
    assert.deepEqual(
      found.map(({ path, isValue }) => [path.at(-1), isValue]),
      [
        ['secure', true],
        ['SIP Domain labs', undefined],
      ],
    );
    assert.deepEqual(found[0]?.at?.range, {
      start: { line: 7, character: 20 },
      end: { line: 7, character: 25 },
    });
  });

  it('is nothing between an account and the registry that was written from it', async () => {
    for (const [, , live] of BODIES) {
      const accounts: AccountData[] = await liveAccounts(text(live));
      assert.deepEqual(driftOf(read(writeRegistry(accounts), uri).accounts, accounts), []);
    }
  });
});
