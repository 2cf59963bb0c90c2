import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { complete, notRead, partial } from '../../../server/src/twilio/account/collection';
import type { AccountData, RegionData } from '../../../server/src/twilio/account/data';
import {
  loadRegistryReader,
  type RegistryReader,
} from '../../../server/src/twilio/account/registry-file/load';
import { keepFetchedAt } from '../../../server/src/twilio/account/registry-file/refresh';
import { staleRegions } from '../../../server/src/twilio/account/registry-file/stale';
import { writeRegistry } from '../../../server/src/twilio/account/registry-file/write';
import { scalar } from '../../../server/src/twilio/account/registry-file/yaml-lines';
import { goodRegistries, registry, wholeRegistry } from './registry-samples';

let read: RegistryReader;

before(async () => {
  read = await loadRegistryReader();
});

function accountsOf(text: string): readonly AccountData[] {
  const { accounts, problems } = read(text, 'file:///twilio.registry.yaml');
  assert.deepEqual(problems, []);
  return accounts;
}

describe('writing a registry', () => {
  it('gives the text that was read, where that was sorted', () => {
    assert.equal(writeRegistry(accountsOf(wholeRegistry)), wholeRegistry);
  });

  for (const [name, text] of Object.entries(goodRegistries)) {
    it(`says the same as the file and does not change when written again: ${name}`, () => {
      const written = writeRegistry(accountsOf(text));
      assert.equal(writeRegistry(accountsOf(written)), written);
      assert.deepEqual(content(accountsOf(written)), content(accountsOf(text)));
    });
  }

  it('sorts everything', () => {
    const text = registry(`
domains: [{ name: b }, { name: a }]
credentialLists: [{ name: z, usernames: [bob, alice] }, { name: a, usernames: [] }]
numbers: ["+15550101", "+15550100"]
`);
    const written = writeRegistry(accountsOf(text));
    const places = ['name: a\n', 'name: b\n', 'name: a\n            usernames', 'alice', 'bob', 'name: z'];
    for (const each of places) assert.ok(written.includes(each), each);
    assert.ok(written.indexOf('alice') < written.indexOf('bob'));
    assert.ok(written.indexOf('"+15550100"') < written.indexOf('"+15550101"'));
  });

  it('names the collections that could not be read, and leaves out what it does not know', () => {
    const region: RegionData = {
      id: 'ie1',
      domains: notRead('denied'),
      trunks: partial([]),
      credentialLists: complete([]),
      ipAccessControlLists: notRead('rate-limited'),
      numbers: notRead('not-in-registry'),
      callerIds: notRead('unsupported'),
    };
    const written = writeRegistry([{ sid: 'AC00000000000000000000000000000001', regions: [region] }]);
    assert.deepEqual(parse(written).accounts[0].regions.ie1, {
      unknown: ['domains', 'trunks', 'ipAccessControlLists'],
      credentialLists: [],
    });
  });

  const texts = [
    'alice',
    'true',
    'No',
    '1001',
    '+15550100',
    '',
    ' a',
    'a ',
    'a: b',
    'a #b',
    '#a',
    '- a',
    '"a"',
    "it's",
    'null',
    '~',
    'Köln',
    'a\nb',
    'a\tb',
    '1e3',
    '0x1f',
    '.5',
    'off',
    'a,b',
    '[a]',
    '{a}',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
    '2026-11-01',
    '2026-11-01T09:00:00Z',
    'H Q',
    'a  b',
    'y',
    'NaN',
    'e5',
    '\u2028',
    '\u0000',
  ];
  for (const text of texts) {
    it(`quotes ${JSON.stringify(text)} where YAML would take it for something else`, () => {
      assert.equal(parse(`key: ${scalar(text)}`).key, text);
      assert.deepEqual(parse(`key: [${scalar(text)}, ${scalar(text)}]`).key, [text, text]);
    });
  }
});

/** What the accounts say, without places; the order of items is the writer's. */
function content(accounts: readonly AccountData[]): unknown {
  const drop = new Set(['at', 'places', 'statusAt', 'fetchedAtPlace']);
  return sortedDeep(JSON.parse(JSON.stringify(accounts, (key, each) => (drop.has(key) ? undefined : each))));
}

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sortedDeep).map((item) => ({ item, key: JSON.stringify(item) }));
    return items.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sortedDeep(each)]));
}

describe('the time of a region', () => {
  const first = registry('fetchedAt: 2026-11-01T09:00:00Z\ndomains: [{ name: acme }, { name: lab }]\n');
  const timeOf = (accounts: readonly AccountData[]) => accounts[0]?.regions[0]?.fetchedAt?.toISOString();

  const later: readonly [what: string, text: string, time: string][] = [
    ['the same content', first, '2026-11-01T09:00:00.000Z'],
    [
      'the same in another order',
      registry('fetchedAt: 2026-11-05T09:00:00Z\ndomains: [{ name: lab }, { name: acme }]\n'),
      '2026-11-01T09:00:00.000Z',
    ],
    [
      'a new domain',
      registry('fetchedAt: 2026-11-05T09:00:00Z\ndomains: [{ name: acme }, { name: lab }, { name: new }]\n'),
      '2026-11-05T09:00:00.000Z',
    ],
    [
      'a collection that is known now',
      registry('fetchedAt: 2026-11-05T09:00:00Z\ndomains: [{ name: acme }, { name: lab }]\ntrunks: []\n'),
      '2026-11-05T09:00:00.000Z',
    ],
    [
      'another region',
      registry('fetchedAt: 2026-11-05T09:00:00Z\ndomains: [{ name: acme }, { name: lab }]\n', 'ie1'),
      '2026-11-05T09:00:00.000Z',
    ],
  ];
  for (const [what, text, time] of later) {
    it(`after ${what}`, () => {
      assert.equal(timeOf(keepFetchedAt(accountsOf(first), accountsOf(text))), time);
    });
  }

  it('says which regions are old', () => {
    const accounts = accountsOf(wholeRegistry);
    const now = Date.parse('2026-11-11T09:00:00Z');
    const old = (days: number) =>
      staleRegions(accounts, now, days).map(({ region, days: age }) => `${region.id} ${age}`);
    assert.deepEqual(old(30), ['ie1 39']);
    assert.deepEqual(old(9), ['ie1 39', 'us1 10']);
    assert.deepEqual(old(40), []);
    assert.equal(staleRegions(accounts, now, 30)[0]?.at?.range.start.line, 7);
  });

  it('that is not written is not old', () => {
    assert.deepEqual(staleRegions(accountsOf(registry('domains: []\n')), Date.parse('2030-01-01'), 30), []);
  });
});
