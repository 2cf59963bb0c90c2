import assert from 'node:assert/strict';
import {
  findResource,
  isAnythingKnown,
  isResourceRow,
  type ResourceRow,
  type Row,
  resourceId,
  rowsOf,
} from '../../../client/src/account-tree/node';
import { rowContext, rowText } from '../../../client/src/account-tree/row-text';
import { emptyReason, type Situation, viewMessage } from '../../../client/src/account-tree/view-state';
import type { AccountTree, GroupNode, ResourceNode } from '../../../protocol/account';

const now = Date.parse('2026-11-01T12:00:00Z');
const sid = 'AC00000000000000000000000000000001';
const place = {
  uri: 'file:///ws/pjsip.conf',
  range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
};
const domain: ResourceNode = {
  name: 'northwind',
  detail: 'registration on',
  usages: [place, place, place],
  host: 'northwind.sip.twilio.com',
  console: 'https://console.twilio.com/x',
};
const list: ResourceNode = { name: 'phones', usages: [] };
const tree: AccountTree = {
  accounts: [
    {
      sid,
      name: 'Northwind',
      source: 'live',
      regions: [
        {
          id: 'us1',
          label: 'north',
          readAt: '2026-11-01T11:57:00Z',
          groups: [
            { kind: 'domains', items: [domain] },
            { kind: 'credentialLists', items: [list], missing: 'the key may not read them all' },
          ],
        },
      ],
    },
    {
      sid,
      name: '',
      status: 'suspended',
      source: 'registry',
      regions: [{ id: 'us1', groups: [{ kind: 'domains', items: [domain] }] }],
    },
  ],
};
const rows = rowsOf(tree);

function all(list: readonly Row[]): Row[] {
  return list.flatMap((row) => [row, ...all(row.children)]);
}

describe('the rows of the account tree', () => {
  it('have each an id of its own, that stays', () => {
    const ids = all(rows).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      all(rowsOf(tree)).map(({ id }) => id),
      ids,
    );
  });

  it('know what stands above them', () => {
    for (const row of all(rows)) for (const child of row.children) assert.equal(child.parent, row);
  });

  const texts: [label: string, description: string, spoken: string][] = [
    ['Northwind', '', 'Twilio account, Northwind'],
    ['US1', 'north, read 3 min ago', 'region, US1, north, read 3 min ago'],
    ['SIP Domains', '1', 'SIP Domains, 1'],
    ['northwind', '3 uses · registration on', 'SIP Domain, northwind, 3 uses, registration on'],
    [
      'Credential Lists',
      '1 known, the key may not read them all',
      'Credential Lists, 1 known, the key may not read them all',
    ],
    ['phones', 'unused', 'credential list, phones, unused'],
    [sid, 'suspended, registry file', `Twilio account, ${sid}, suspended, registry file`],
  ];
  for (const [label, description, spoken] of texts) {
    it(`show and say ${JSON.stringify(`${label} ${description}`)}`, () => {
      const found = all(rows).map((row) => rowText(row, now));
      assert.ok(found.some((text) => text.label === label && text.description === description));
      assert.ok(found.some((text) => text.label === label && text.spoken === spoken));
    });
  }

  it('say which actions there are', () => {
    const contexts = all(rows).map((row) => rowContext(row));
    assert.deepEqual(contexts.slice(0, 6), [
      'account live',
      'region live linked',
      'group',
      'resource host service console used',
      'group',
      'resource',
    ]);
  });

  it('lead to a resource, the live one first', () => {
    const wanted = { accountSid: sid, region: 'us1', kind: 'domains', name: 'northwind' } as const;
    const found = findResource(rows, wanted);
    assert.ok(found);
    assert.equal(found.parent.parent.parent.account.source, 'live');
    assert.deepEqual(resourceId(found satisfies ResourceRow), wanted);
    assert.equal(findResource(rows, { ...wanted, name: 'other' }), undefined);
    assert.equal(findResource(rows, { ...wanted, kind: 'trunks' }), undefined);
  });

  const missing = 'Twilio cannot be reached';
  const groupsOf: [why: string, groups: GroupNode[], known: boolean][] = [
    ['nothing could be read', [{ kind: 'domains', items: [], missing }], false],
    ['there is nothing at all', [], false],
    ['a part could be read', [{ kind: 'domains', items: [domain], missing }], true],
    ['the account is known to be empty', [{ kind: 'domains', items: [] }], true],
  ];
  for (const [why, groups, known] of groupsOf) {
    it(`${known ? 'are shown' : 'give way to a welcome text'} where ${why}`, () => {
      const account = { sid, name: '', source: 'live' as const, regions: [{ id: 'us1', groups }] };
      assert.equal(isAnythingKnown({ accounts: [account] }), known);
    });
  }

  it('are none where there is no account', () => assert.deepEqual(rowsOf({ accounts: [] }), []));
});

describe('the empty tree', () => {
  const well: Situation = {
    isStopped: false,
    isKnown: true,
    isTrusted: true,
    hasFolder: true,
    linked: 1,
    connections: [{ state: 'ready' }],
  };
  const cases: [situation: Partial<Situation>, reason: string, message: RegExp | undefined][] = [
    [{ isStopped: true, isKnown: false, connections: [] }, 'stopped', undefined],
    [{ isKnown: false, connections: [] }, 'starting', undefined],
    [{ isTrusted: false }, 'untrusted', /Trust this workspace/],
    [{ linked: 0, connections: [] }, 'signedOut', /Sign in/],
    [{ linked: 0, connections: [], hasFolder: false }, 'noFolder', /Sign in/],
    [{ connections: [] }, 'loading', undefined],
    [{ connections: [{ state: 'loading' }] }, 'loading', undefined],
    [{ connections: [{ state: 'denied' }, { state: 'offline' }] }, 'denied', /another one/],
    [{ connections: [{ state: 'offline' }] }, 'offline', /Offline/],
    [{ connections: [{ state: 'rate-limited' }] }, 'slowed', /later/],
    [{ connections: [{ state: 'signed-out' }] }, 'keyMissing', /sign in again/],
    [{}, 'nothing', undefined],
  ];
  for (const [situation, reason, message] of cases) {
    it(`says "${reason}" for ${JSON.stringify(situation)}`, () => {
      assert.equal(emptyReason({ ...well, ...situation }), reason);
      const line = viewMessage({ ...well, ...situation });
      if (message) assert.match(line ?? '', message);
      else assert.equal(line, undefined);
    });
  }
});

describe('what a menu passes', () => {
  const given: [what: string, value: unknown, isRow: boolean][] = [
    ['a row of the tree', firstResource(), true],
    ['another row', rowsOf(tree)[0], false],
    ['nothing, for the tree was made anew', undefined, false],
    ['something else', 'northwind', false],
  ];
  for (const [what, value, isRow] of given)
    it(`is ${isRow ? 'a' : 'no'} resource: ${what}`, () => assert.equal(isResourceRow(value), isRow));
});

function firstResource(): Row | undefined {
  let row: Row | undefined = rowsOf(tree)[0];
  while (row && row.kind !== 'resource') row = row.children[0];
  return row;
}
