import assert from 'node:assert/strict';
import type { Known } from '../../server/src/twilio/account/known';
import type { AccountSnapshot, ServiceName } from '../../server/src/twilio/account/snapshot';
import { Accounts } from '../../server/src/workspace/accounts';
import { REGISTRY_NAME } from '../../server/src/workspace/recognise';
import { Workspace } from '../../server/src/workspace/workspace';
import { uriOf } from '../support/checked-workspace';
import { LinkedRegistry, liveAccounts } from '../support/linked-registry';
import { MemoryHost } from '../support/memory-host';

const SIDS: Readonly<Record<string, string>> = {
  one: 'AC00000000000000000000000000000001',
  two: 'AC00000000000000000000000000000002',
};

/**
 * `one us1 a b; ie1 c | two us1 ?`: accounts with regions and their SIP Domains; `?` alone is not known, behind names it
 * may be more. The words `broken` makes a file that may have lost accounts.
 */
function registry(words: string): string {
  if (words === '') return 'sipLensRegistry: 1\naccounts: []\n';
  const accounts = words.replace(' broken', '').split(' | ').map(accountText);
  const broken = words.endsWith(' broken') ? ['  - name: nobody\n'] : [];
  return `sipLensRegistry: 1\naccounts:\n${[...accounts, ...broken].join('')}`;
}

function accountText(words: string): string {
  const [name = '', ...rest] = words.split(' ');
  const regions = rest.join(' ').split('; ').map(regionText);
  return `  - sid: ${SIDS[name]}\n    name: ${name}\n    regions:\n${regions.join('')}`;
}

function regionText(words: string): string {
  const [id, ...domains] = words.split(' ');
  if (domains.join() === '?') return `      ${id}:\n        trunks: []\n`;
  const names = domains.filter((name) => name !== '?').map((name) => `{ name: ${name} }`);
  const partial = domains.includes('?') ? '        unknown: [domains]\n' : '';
  return `      ${id}:\n${partial}        domains: [${names.join(', ')}]\n        trunks: []\n`;
}

interface Site {
  /** Text of registries by folder. */
  readonly registries?: Readonly<Record<string, string>>;
  readonly live?: string;
  readonly bind?: Readonly<Record<string, string>>;
  readonly configured?: string;
}

async function site({ registries = {}, live, bind = {}, configured = REGISTRY_NAME }: Site): Promise<{
  accounts: Accounts;
  linked: LinkedRegistry | undefined;
  host: MemoryHost;
  workspace: Workspace;
}> {
  const host = new MemoryHost();
  for (const [folder, words] of Object.entries(registries))
    host.files.contents.set(
      uriOf(folder.endsWith('.yaml') ? folder : `${folder}/${REGISTRY_NAME}`),
      registry(words),
    );
  const workspace = new Workspace(host, { folders: [uriOf('')], sizeLimit: 1_000_000 });
  await workspace.scan(uriOf(''));
  const accounts = new Accounts(workspace, () => configured);
  const linked = live === undefined ? undefined : await LinkedRegistry.of(registry(live));
  accounts.link(linked);
  accounts.bind(Object.fromEntries(Object.entries(bind).map(([path, label]) => [uriOf(path), label])));
  await accounts.load();
  return { accounts, linked, host, workspace };
}

const domain = (name: string): ServiceName => ({ product: 'sip-domain', name });

function short(known: Known<unknown> | undefined): string {
  if (!known) return 'nowhere';
  if (known.state === 'unknown') return known.reason;
  return known.state === 'loaded' ? 'found' : 'absent';
}

/** What is known of a name among the own accounts, and elsewhere where it is not among those. */
function known(snapshot: AccountSnapshot, name: string): string {
  const own = snapshot.find(domain(name));
  return own.state === 'absent' ? `absent, ${short(snapshot.elsewhere?.find(domain(name)))}` : short(own);
}

const FILE = '/site/pbx/pjsip.conf';

/** The accounts that are the file's own, and what is known of the SIP Domains a, b, c and x for it. */
type Row = readonly [what: string, site: Site, own: string, names: Readonly<Record<string, string>>];

const ROWS: readonly Row[] = [
  // neither
  ['nothing at all', {}, '', { a: 'not-in-registry' }],
  ['a registry that is not upwards', { registries: { '/other': 'one us1 a' } }, '', { a: 'not-in-registry' }],
  ['connections without any account', { live: '' }, '', { a: 'not-in-registry' }],

  // a registry alone
  ['a registry', { registries: { '': 'one us1 a' } }, 'one', { a: 'found', x: 'absent, nowhere' }],
  [
    'the nearest of two',
    { registries: { '': 'one us1 a', '/site': 'two us1 b' } },
    'two',
    { a: 'absent, found', b: 'found', x: 'absent, absent' },
  ],
  [
    'two with one account',
    { registries: { '': 'one us1 a', '/site': 'one us1 b' } },
    'one',
    { a: 'absent, found', b: 'found' },
  ],
  ['one that is broken', { registries: { '': 'one us1 a broken' } }, 'one', { a: 'found', x: 'partial' }],
  [
    'one that is broken elsewhere',
    { registries: { '': 'one us1 a', '/other': 'two us1 b broken' } },
    'one',
    { x: 'absent, partial' },
  ],
  [
    'the one that the settings name',
    { registries: { '/site': 'two us1 b', '/names.yaml': 'one us1 a' }, configured: 'names.yaml' },
    'one',
    { a: 'found', b: 'absent, found' },
  ],

  // live alone
  [
    'all that is linked',
    { live: 'one us1 a | two us1 b' },
    'one two',
    { a: 'found', b: 'found', x: 'absent, nowhere' },
  ],
  [
    'all that is linked, one of them not read',
    { live: 'one us1 a | two us1 ?' },
    'one two',
    { a: 'found', x: 'denied' },
  ],
  [
    'all that is linked, and a registry that is not upwards',
    { live: 'one us1 a', registries: { '/other': 'two us1 b' } },
    'one',
    { a: 'found', b: 'absent, found', x: 'absent, absent' },
  ],
  [
    'and a registry that is not upwards, of the same account',
    { live: 'one us1 a', registries: { '/other': 'one us1 b; ie1 c' } },
    'one',
    { b: 'absent, absent', c: 'absent, found', x: 'absent, absent' },
  ],

  // a registry with live data over it
  [
    'a linked account of the registry',
    { registries: { '': 'one us1 a b' }, live: 'one us1 b c' },
    'one',
    { a: 'absent, nowhere', b: 'found', c: 'found' },
  ],
  [
    'one of two accounts of the registry is linked',
    { registries: { '': 'one us1 a | two us1 b' }, live: 'two us1 c' },
    'one two',
    { a: 'found', b: 'absent, nowhere', c: 'found' },
  ],
  [
    'a linked account that could not be read',
    { registries: { '': 'one us1 a' }, live: 'one us1 ?' },
    'one',
    { a: 'found', x: 'absent, nowhere' },
  ],
  [
    'read in part',
    { registries: { '': 'one us1 a b' }, live: 'one us1 b ?' },
    'one',
    { a: 'found', x: 'absent, nowhere' },
  ],
  [
    'read in part, with more than the registry knows',
    { registries: { '': 'one us1 a' }, live: 'one us1 b ?' },
    'one',
    { a: 'found', b: 'found', x: 'partial' },
  ],
  ['neither knows', { registries: { '': 'one us1 ?' }, live: 'one us1 ?' }, 'one', { x: 'denied' }],
  [
    'a region that only the registry has',
    { registries: { '': 'one us1 a; ie1 c' }, live: 'one us1 b' },
    'one',
    { a: 'absent, nowhere', b: 'found', c: 'found' },
  ],
  [
    'a region that only live data have, not read',
    { registries: { '': 'one us1 a' }, live: 'one us1 a; ie1 ?' },
    'one',
    { a: 'found', x: 'denied' },
  ],
  [
    'a linked account that the registry does not name',
    { registries: { '': 'one us1 a' }, live: 'two us1 b' },
    'one',
    { a: 'found', b: 'absent, found', x: 'absent, absent' },
  ],
  [
    'and that could not be read',
    { registries: { '': 'one us1 a' }, live: 'two us1 ?' },
    'one',
    { a: 'found', x: 'absent, denied' },
  ],
  [
    'the registry is broken',
    { registries: { '': 'one us1 a broken' }, live: 'one us1 b' },
    'one',
    { a: 'partial', b: 'found' },
  ],
  [
    'two registries with one account that is linked',
    { registries: { '': 'one us1 a', '/site': 'one us1 b' }, live: 'one us1 c' },
    'one',
    { a: 'absent, absent', b: 'absent, absent', c: 'found' },
  ],

  // bound
  [
    'bound to one of two',
    { live: 'one us1 a | two us1 b', bind: { '/site': 'one' } },
    'one',
    { a: 'found', b: 'absent, found', x: 'absent, absent' },
  ],
  [
    'by the longest path',
    { live: 'one us1 a | two us1 b', bind: { '': 'one', '/site/pbx': 'two', '/site': 'one' } },
    'two',
    { a: 'absent, found', b: 'found' },
  ],
  [
    'a path that only begins alike',
    { live: 'one us1 a | two us1 b', bind: { '/sit': 'one' } },
    'one two',
    { a: 'found', b: 'found' },
  ],
  [
    'to a connection in another region',
    { live: 'one us1 a; ie1 c | two us1 b', bind: { '/site': 'one (ie1)' } },
    'one',
    { a: 'found', c: 'found', b: 'absent, found' },
  ],
  [
    'to a connection that does not exist',
    { live: 'one us1 a', bind: { '/site': 'nobody' } },
    '',
    { a: 'signed-out', x: 'signed-out' },
  ],
  [
    'while nothing is linked',
    { registries: { '': 'one us1 a' }, bind: { '/site': 'one' } },
    '',
    { a: 'signed-out' },
  ],
  [
    'to an account that the registry does not name',
    { registries: { '': 'two us1 b' }, live: 'one us1 a', bind: { '/site': 'one' } },
    'one',
    { a: 'found', b: 'absent, found', x: 'absent, absent' },
  ],
  [
    'to one of the accounts of the registry',
    { registries: { '': 'one us1 a; ie1 c | two us1 b' }, live: 'one us1 a', bind: { '/site': 'one' } },
    'one',
    { a: 'found', c: 'found', b: 'absent, found' },
  ],
  [
    'to an account of another registry',
    {
      registries: { '': 'two us1 b', '/other': 'one us1 a; ie1 c' },
      live: 'one us1 a',
      bind: { '/site': 'one' },
    },
    'one',
    { c: 'found', b: 'absent, found' },
  ],
  [
    'to one that could not be read',
    { live: 'one us1 ? | two us1 b', bind: { '/site': 'one' } },
    'one',
    { a: 'denied', b: 'denied' },
  ],
  [
    'to one that could not be read, with a registry',
    { registries: { '': 'one us1 a' }, live: 'one us1 ?', bind: { '/site': 'one' } },
    'one',
    { a: 'found', x: 'absent, nowhere' },
  ],
  [
    'beside a registry that is broken',
    { registries: { '': 'one us1 a broken' }, live: 'one us1 a', bind: { '/site': 'one' } },
    'one',
    { a: 'found', x: 'partial' },
  ],
];

describe('accounts of a file', () => {
  for (const [what, given, own, names] of ROWS) {
    it(`${what}: ${own === '' ? 'none' : own}`, async () => {
      const { accounts } = await site(given);
      const snapshot = accounts.snapshotForFile(uriOf(FILE));
      assert.equal(snapshot.accounts.map(({ name }) => name).join(' '), own);
      const found = Object.fromEntries(Object.keys(names).map((name) => [name, known(snapshot, name)]));
      assert.deepEqual(found, names);
    });
  }

  it('are those of one registry for the registry itself, with what is linked beside them', async () => {
    const given = { registries: { '': 'one us1 a', '/site': 'two us1 b' }, live: 'one us1 c' };
    const { accounts, linked } = await site({ ...given, bind: { '': 'one' } });
    const snapshot = accounts.snapshotForFile(uriOf(`/${REGISTRY_NAME}`));
    assert.equal(known(snapshot, 'a'), 'found');
    assert.equal(known(snapshot, 'c'), 'absent, absent');
    assert.equal(snapshot.live, linked);
  });

  it('are put together once, until something changes', async () => {
    const { accounts, linked, host, workspace } = await site({
      registries: { '': 'one us1 a' },
      live: 'one us1 b | two us1 c',
    });
    const of = (path: string) => accounts.snapshotForFile(uriOf(path));
    const first = of(FILE);
    assert.equal(of('/site/branch/pjsip.conf'), first);
    assert.ok(linked);
    // other arrays and accounts that say nothing of it
    linked.accounts = [...linked.accounts];
    assert.equal(of(FILE), first);
    assert.equal(accounts.bind({}), false);
    assert.equal(of(FILE), first);
    linked.accounts = await liveAccounts(registry('one us1 a | two us1 c'));
    assert.notEqual(of(FILE), first);
    assert.equal(known(of(FILE), 'a'), 'found');
    assert.equal(accounts.bind({ [uriOf('/site')]: 'two' }), true);
    assert.equal(known(of(FILE), 'c'), 'found');
    assert.equal(known(of('/pjsip.conf'), 'c'), 'absent, found');
    accounts.link(undefined);
    accounts.bind({});
    assert.equal(known(of(FILE), 'c'), 'absent, nowhere');
    host.files.contents.set(uriOf(`/${REGISTRY_NAME}`), registry('one us1 c'));
    workspace.changedOnDisk(uriOf(`/${REGISTRY_NAME}`), false);
    assert.equal(await accounts.load(), true);
    assert.equal(known(of(FILE), 'c'), 'found');
  });

  /** Whether an accusation has to be confirmed by Twilio first. */
  const confirmations: readonly (readonly [what: string, site: Site, isAsked: boolean])[] = [
    ['live data', { live: 'one us1 a' }, true],
    ['live data in part', { live: 'one us1 a ?' }, true],
    ['live data over a registry', { registries: { '': 'one us1 a' }, live: 'one us1 a' }, true],
    ['a bound account', { live: 'one us1 a | two us1 b', bind: { '': 'two' } }, true],
    ['a registry', { registries: { '': 'one us1 a' } }, false],
    [
      'a registry, while another account is linked',
      { registries: { '': 'one us1 a' }, live: 'two us1 b' },
      false,
    ],
  ];
  for (const [what, given, isAsked] of confirmations) {
    it(`${isAsked ? 'ask again' : 'do not ask'} before they accuse: ${what}`, async () => {
      const { accounts, linked } = await site(given);
      if (linked) linked.isFresh = false;
      const snapshot = accounts.snapshotForFile(uriOf(FILE));
      assert.equal(snapshot.confirms(domain('x'), 'twilio/domain-not-found'), !isAsked);
      const claims = isAsked ? ['sip-domain x: twilio/domain-not-found'] : [];
      assert.deepEqual(linked?.claims ?? [], claims);
    });
  }

  it('do not ask an account of which nothing was ever read', async () => {
    const { accounts, linked } = await site({ registries: { '': 'one us1 a' }, live: 'one us1 b' });
    assert.ok(linked);
    const unread = { items: [], missing: 'offline' as const };
    linked.accounts = linked.accounts.map((account) => ({
      ...account,
      regions: account.regions.map((region) => ({ ...region, domains: unread, trunks: unread })),
    }));
    linked.isFresh = false;
    const snapshot = accounts.snapshotForFile(uriOf(FILE));
    assert.equal(known(snapshot, 'b'), 'absent, nowhere');
    assert.ok(snapshot.confirms(domain('b'), 'twilio/domain-not-found'));
  });

  const missing = /bound to the connection "nobody".* Add the connection/;
  const statuses: readonly (readonly [what: string, site: Site, speaker: string, problem?: RegExp])[] = [
    ['nothing', {}, ''],
    ['a registry', { registries: { '': 'one us1 a | two us1 b' } }, 'registry one two'],
    ['live', { live: 'one us1 a; ie1 b' }, 'one one (ie1) one'],
    [
      'live over a registry',
      { registries: { '': 'one us1 a | two us1 b' }, live: 'two us1 b' },
      'registry two one two',
    ],
    [
      'bound',
      {
        registries: { '': 'one us1 a | two us1 b' },
        live: 'two us1 b | one us1 a',
        bind: { '/site': 'two' },
      },
      '/site=two registry two two',
    ],
    [
      'bound to what the registry does not name',
      { registries: { '': 'one us1 a' }, live: 'two us1 b', bind: { '/site': 'two' } },
      '/site=two two two',
    ],
    [
      'bound to nothing',
      { registries: { '': 'one us1 a' }, live: 'two us1 b', bind: { '/site': 'nobody' } },
      '/site=nobody',
      missing,
    ],
    ['a broken registry', { registries: { '': 'one us1 a broken' } }, 'registry one', /1 mistake/],
  ];
  for (const [what, given, words, problem] of statuses) {
    it(`are told of: ${what}`, async () => {
      const { accounts } = await site(given);
      const status = accounts.status(uriOf(FILE));
      const { binding, registry: file, connections = [], accounts: own = [] } = status.speaker ?? {};
      const told = [
        ...(binding ? [`${binding.folder.replace(uriOf(''), '')}=${binding.label}`] : []),
        ...(file === undefined ? [] : ['registry']),
        ...connections,
        ...own.map(({ name }) => name),
      ];
      assert.equal(told.join(' '), words);
      assert.match(status.problem ?? '', problem ?? /^$/);
      assert.equal(status.registry?.uri, given.registries ? uriOf(`/${REGISTRY_NAME}`) : undefined);
      assert.equal(accounts.status().speaker, undefined);
    });
  }

  it('are told of as a whole: every connection that a folder is bound to and that is not there, once', async () => {
    const { accounts } = await site({
      live: 'one us1 a',
      bind: { '/site': 'nobody', '/branch': 'one', '/other': 'nobody', '/lab': 'gone' },
    });
    const { problem = '' } = accounts.status();
    assert.deepEqual(
      [...problem.matchAll(/the connection "(\w+)"/g)].map(([, label]) => label),
      ['nobody', 'gone'],
    );
    assert.equal(accounts.status(uriOf('/branch/pjsip.conf')).problem, undefined);
  });
});
