import assert from 'node:assert/strict';
import { type AccountRow, type Row, rowsOf } from '../../../client/src/account-tree/node';
import { takeOver } from '../../../client/src/account-tree/take-over';
import type { AccountNode, AccountTree, GroupNode, ResourceNode } from '../../../protocol/account';

const place = (line: number) => ({
  uri: 'file:///ws/pjsip.conf',
  range: { start: { line, character: 0 }, end: { line, character: 4 } },
});
const domain: ResourceNode = { name: 'northwind', sid: 'SD1', detail: 'registration on', usages: [place(1)] };
const other: ResourceNode = { name: 'acme', sid: 'SD2', usages: [] };
const list: ResourceNode = { name: 'phones', sid: 'CL1', usages: [] };
const domains = (...items: ResourceNode[]): GroupNode => ({ kind: 'domains', items });
const lists: GroupNode = { kind: 'credentialLists', items: [list] };

function live(groups: readonly GroupNode[], readAt = '2026-11-01T11:57:00Z'): AccountNode {
  const sid = 'AC00000000000000000000000000000001';
  return { sid, name: 'Northwind', source: 'live', regions: [{ id: 'us1', readAt, groups }] };
}
const registry: AccountNode = { ...live([domains(domain)]), source: 'registry' };

const first = live([domains(domain, other), lists]);

/** What is read next, and the rows that are shown anew: the end of their ids. */
const cases: [what: string, accounts: AccountNode[], changed: string[] | 'all'][] = [
  ['the same', [live([domains(domain, other), lists])], []],
  ['a use that has moved', [live([domains({ ...domain, usages: [place(9)] }, other), lists])], []],
  [
    'one more use',
    [live([domains({ ...domain, usages: [place(1), place(9)] }, other), lists])],
    ['northwind'],
  ],
  ['a detail', [live([domains({ ...domain, detail: 'registration off' }, other), lists])], ['northwind']],
  ['a resource that came', [live([domains(domain, other, { ...other, sid: 'SD3' }), lists])], ['domains']],
  ['a resource that went', [live([domains(other), lists])], ['domains']],
  ['another order', [live([domains(other, domain), lists])], ['domains']],
  [
    'a list that could not be read',
    [live([domains(domain, other), { ...lists, missing: 'denied' }])],
    ['Lists'],
  ],
  ['a group that went', [live([domains(domain, other)])], ['us1']],
  ['a later time', [live([domains(domain, other), lists], '2026-11-01T12:07:00Z')], ['us1']],
  ['another name', [{ ...first, name: 'Northwind Ltd' }], ['0001']],
  ['an account that came', [first, registry], 'all'],
  ['nothing at all', [], 'all'],
];

function all(list: readonly Row[]): Row[] {
  return list.flatMap((row) => [row, ...all(row.children)]);
}

function rowsAfter(...trees: AccountTree[]): AccountRow[] {
  const shown: AccountRow[] = [];
  for (const tree of trees) takeOver(shown, rowsOf(tree));
  return shown;
}

describe('rows that are shown take over', () => {
  for (const [what, accounts, expected] of cases) {
    it(`${what}, and stay the objects that they were`, () => {
      const shown = rowsAfter({ accounts: [first] });
      const before = new Map(all(shown).map((row) => [row.id, row]));
      const changed = takeOver(shown, rowsOf({ accounts }));
      if (expected === 'all' || changed === 'all') assert.equal(changed, expected);
      else {
        const ids = changed.map(({ id }) => id);
        assert.equal(ids.length, expected.length, ids.join(' '));
        for (const [index, end] of expected.entries()) assert.ok(ids[index]?.endsWith(end), ids.join(' '));
      }
      for (const row of all(shown)) assert.equal(row, before.get(row.id) ?? row);
    });

    it(`${what}, and then are as if they were made from it`, () => {
      const shown = rowsAfter({ accounts: [first] }, { accounts });
      assert.deepEqual(shown, rowsOf({ accounts }));
      for (const row of all(shown)) for (const child of row.children) assert.equal(child.parent, row);
    });
  }
});
