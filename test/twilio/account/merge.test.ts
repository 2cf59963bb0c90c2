import assert from 'node:assert/strict';
import type { Collection } from '../../../server/src/twilio/account/collection';
import type { AccountData, RegionData } from '../../../server/src/twilio/account/data';
import { mergeAccount } from '../../../server/src/twilio/account/merge';
import {
  loadRegistryReader,
  type RegistryReader,
} from '../../../server/src/twilio/account/registry-file/load';
import { liveAccounts } from '../../support/linked-registry';

const HEAD = `sipLensRegistry: 1
accounts:
  - sid: AC00000000000000000000000000000001
`;

function text(regions: string, fields = ''): string {
  return `${HEAD}${fields}    regions:\n${regions.replace(/^(?=.)/gm, '      ')}`;
}

function us1(body: string): string {
  return `us1:\n${body.replace(/^(?=.)/gm, '  ')}`;
}

const uri = 'file:///twilio.registry.yaml';
let read: RegistryReader;

before(async () => {
  read = await loadRegistryReader();
});

function only<T>([first, ...others]: readonly T[]): T {
  assert.ok(first !== undefined && others.length === 0);
  return first;
}

async function merged(registry: string, live: string): Promise<AccountData> {
  return mergeAccount(only(read(registry, uri).accounts), only(await liveAccounts(live)));
}

async function regionOf(registry: string, live: string): Promise<RegionData> {
  return only((await merged(text(us1(registry)), text(us1(live)))).regions);
}

/** `a b …partial`: the items, and what may be missing. */
function short<T>({ items, missing }: Collection<T>, textOf: (item: T) => string): string {
  return [...items.map(textOf), ...(missing === undefined ? [] : [`…${missing}`])].join(' ');
}

/** registry, live, what is known then. A region's key that is left out live is denied. */
const DOMAINS: readonly (readonly [what: string, registry: string, live: string, known: string])[] = [
  [
    'read whole: nothing of the registry is left',
    'domains: [{ name: a }, { name: b }]\n',
    'domains: [{ name: b }, { name: c }]\n',
    'b c',
  ],
  ['read whole and empty', 'domains: [{ name: a }]\n', 'domains: []\n', ''],
  ['not read: the registry alone', 'domains: [{ name: a }]\n', 'trunks: []\n', 'a'],
  ['not read, and the registry is empty', 'domains: []\n', 'trunks: []\n', ''],
  ['not read, and not in the registry: live says why', 'trunks: []\n', 'trunks: []\n', '…denied'],
  [
    'not read, and not whole in the registry',
    'unknown: [domains]\ndomains: [{ name: a }]\n',
    'trunks: []\n',
    'a …denied',
  ],
  [
    'read in part, and all of that is in the registry',
    'domains: [{ name: a }, { name: b }]\n',
    'unknown: [domains]\ndomains: [{ name: B }]\n',
    'B a',
  ],
  [
    'read in part, and the registry lacks something of it',
    'domains: [{ name: a }]\n',
    'unknown: [domains]\ndomains: [{ name: c }]\n',
    'c a …partial',
  ],
  [
    'neither is whole',
    'unknown: [domains]\ndomains: [{ name: a }]\n',
    'unknown: [domains]\ndomains: [{ name: b }]\n',
    'b a …partial',
  ],
  [
    'read in part, and the registry knows nothing',
    'trunks: []\n',
    'unknown: [domains]\ndomains: [{ name: b }]\n',
    'b …partial',
  ],
  [
    'renamed: one and the same by its SID',
    'domains: [{ name: a, sid: SD00000000000000000000000000000001 }]\n',
    'unknown: [domains]\ndomains: [{ name: b, sid: SD00000000000000000000000000000001 }]\n',
    'b',
  ],
];

const USERS: typeof DOMAINS = [
  ['read whole', 'usernames: [alice, bob]', 'usernames: [bob, carol]', 'bob carol'],
  ['not read', 'usernames: [alice]', 'sid: CL00000000000000000000000000000001', 'alice'],
  [
    'not read, and not in the registry',
    'sid: CL00000000000000000000000000000001',
    'sid: CL00000000000000000000000000000001',
    '…denied',
  ],
  [
    'not read, and the list was made anew',
    'usernames: [alice], sid: CL00000000000000000000000000000001',
    'sid: CL00000000000000000000000000000002',
    '…denied',
  ],
];

const FIELDS: readonly (readonly [what: string, registry: string, live: string, known: string])[] = [
  [
    'live first',
    'registration: true, secure: false',
    'registration: false, secure: true',
    'false true undefined',
  ],
  ["what was not read is the registry's", 'activeRegion: ie1', 'registration: true', 'true undefined ie1'],
  [
    'an entry that is out of date in one thing says nothing of the others',
    'secure: false, activeRegion: ie1',
    'secure: true',
    'undefined true undefined',
  ],
];

describe('registry and live account together', () => {
  for (const [what, registry, live, known] of DOMAINS) {
    it(`SIP Domains, ${what}`, async () => {
      assert.equal(
        short((await regionOf(registry, live)).domains, ({ name }) => name),
        known,
      );
    });
  }

  for (const [what, registry, live, known] of USERS) {
    it(`users of a list, ${what}`, async () => {
      const list = (fields: string) => `credentialLists: [{ name: phones, ${fields} }]\n`;
      const { credentialLists } = await regionOf(list(registry), list(live));
      assert.equal(
        short(only(credentialLists.items).usernames, (user) => user.text),
        known,
      );
    });
  }

  for (const [what, registry, live, known] of FIELDS) {
    it(`fields, ${what}`, async () => {
      const domain = (fields: string) => `domains: [{ name: acme, ${fields} }]\n`;
      const { registration, secure, activeRegion } = only(
        (await regionOf(domain(registry), domain(live))).domains.items,
      );
      assert.equal(`${registration} ${secure} ${activeRegion}`, known);
    });
  }

  const mapping = (fields: string) => `domains: [{ name: acme, ${fields} }]\n`;
  const mappings: readonly (readonly [what: string, registry: string, live: string, known: string])[] = [
    ['not read', 'calls: { credentialLists: [phones] }', 'secure: true', 'phones'],
    ['not read, and known to be none', 'calls: { credentialLists: [] }', 'secure: true', ''],
    [
      'not read, and the entry is out of date',
      'secure: false, calls: { credentialLists: [phones] }',
      'secure: true',
      'phones …denied',
    ],
    ['read', 'calls: { credentialLists: [phones] }', 'calls: { credentialLists: [pbx] }', 'pbx'],
  ];
  for (const [what, registry, live, known] of mappings) {
    it(`mapped lists, ${what}`, async () => {
      const { calls } = only((await regionOf(mapping(registry), mapping(live))).domains.items);
      assert.equal(
        short(calls.credentialLists, (list) => list.text),
        known,
      );
    });
  }

  it('keeps the places of what both name, and of no value that is another now', async () => {
    const { domains, credentialLists, at, numbers } = await regionOf(
      'domains:\n  - name: acme\n    registration: true\n    secure: false\nnumbers: ["+15550100"]\ncredentialLists:\n  - { name: phones, usernames: [alice] }\n',
      'domains:\n  - { name: acme, registration: true, secure: true }\n  - { name: labs }\nnumbers: ["+15550100", "+15550101"]\ncredentialLists:\n  - { name: phones, usernames: [alice, bob] }\n',
    );
    const [acme, labs] = domains.items;
    assert.equal(at?.range.start.line, 4);
    assert.equal(acme?.at?.range.start.line, 6);
    assert.deepEqual(Object.keys(acme?.places ?? {}).sort(), ['name', 'registration']);
    assert.equal(labs?.at, undefined);
    const users = only(credentialLists.items).usernames.items;
    assert.deepEqual(
      users.map((user) => user.at?.range.start.line),
      [11, undefined],
    );
    assert.deepEqual(
      numbers.items.map((number) => number.at?.range.start.line),
      [9, undefined],
    );
  });

  it('keeps the regions of which only one of them knows', async () => {
    const { regions } = await merged(
      text('ie1:\n  domains: [{ name: a }]\nus1:\n  domains: []\n'),
      text('us1:\n  domains: [{ name: b }]\nau1:\n  domains: [{ name: c }]\n'),
    );
    const known = regions.map(({ id, domains }) => `${id} ${short(domains, ({ name }) => name)}`);
    assert.deepEqual(known, ['ie1 a', 'us1 b', 'au1 c']);
  });

  it('takes the status of the account live, and its place only where both say the same', async () => {
    const body = us1('domains: []\n');
    const account = (status: string) => text(body, status === '' ? '' : `    status: ${status}\n`);
    const suspended = await merged(account('active'), account('suspended'));
    assert.deepEqual([suspended.status, suspended.statusAt], ['suspended', undefined]);
    assert.equal(suspended.at?.range.start.line, 2);
    const same = await merged(account('active'), account('active'));
    assert.equal(same.statusAt?.range.start.line, 3);
    assert.equal((await merged(account('closed'), account(''))).status, 'closed');
  });

  it('says which collections the registry answers for', async () => {
    const { fromRegistry } = await regionOf(
      'domains: []\ntrunks: []\nnumbers: []\n',
      'domains: []\nunknown: [trunks]\ntrunks: [{ name: a }]\n',
    );
    assert.deepEqual(fromRegistry, ['trunks', 'numbers']);
  });

  const times: readonly (readonly [what: string, registry: string, live: string, at: string | undefined])[] =
    [
      ['all was read live', 'domains: []\n', 'domains: []\n', '2026-11-22T09:00:00.000Z'],
      ["a part is the registry's", 'domains: []\ntrunks: []\n', 'domains: []\n', '2026-11-01T09:00:00.000Z'],
    ];
  for (const [what, registry, live, at] of times) {
    it(`is as old as its oldest part: ${what}`, async () => {
      const region = await regionOf(
        `fetchedAt: 2026-11-01T09:00:00Z\n${registry}`,
        `fetchedAt: 2026-11-22T09:00:00Z\n${live}`,
      );
      assert.equal(region.fetchedAt?.toISOString(), at);
    });
  }

  it('makes nothing twice', async () => {
    const registry = only(
      read(text(us1('credentialLists: [{ name: phones, usernames: [alice] }]\n')), uri).accounts,
    );
    const live = only(
      await liveAccounts(text(us1('credentialLists: [{ name: phones, usernames: [bob] }]\n'))),
    );
    assert.equal(mergeAccount(registry, live), mergeAccount(registry, live));
    const region = only(live.regions);
    // the domains were read again, and the lists were not
    const later = { ...live, regions: [{ ...region, domains: { items: [] } }] };
    const users = ({ regions }: AccountData) => only(only(regions).credentialLists.items).usernames;
    assert.notEqual(mergeAccount(registry, live), mergeAccount(registry, later));
    assert.equal(users(mergeAccount(registry, live)), users(mergeAccount(registry, later)));
  });
});
