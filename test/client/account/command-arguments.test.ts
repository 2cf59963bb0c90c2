import assert from 'node:assert/strict';
import { labelIn } from '../../../client/src/account/command-arguments';
import { rowsOf } from '../../../client/src/account-tree/node';

const [account] = rowsOf({
  accounts: [
    {
      sid: 'AC00000000000000000000000000000001',
      name: 'Northwind',
      source: 'live',
      regions: [
        { id: 'us1', label: 'north', groups: [] },
        { id: 'ie1', groups: [] },
      ],
    },
  ],
});
const [linked, other] = account?.children ?? [];

describe('what a command about an account is called with', () => {
  const folder = { scheme: 'file', path: '/ws' };
  const cases: [why: string, given: unknown[], label: string | undefined][] = [
    ['nothing', [], undefined],
    ['a label', ['north'], 'north'],
    ['a connection', [{ label: 'north', accountSid: 'AC1', region: 'us1' }], 'north'],
    ['a row of a linked region', [linked], 'north'],
    ['a row of a region that is not linked', [other], undefined],
    ['a row of an account', [account], undefined],
    ['a folder, and all that are selected', [[folder], folder], undefined],
    ['null and undefined', [null, undefined], undefined],
  ];
  for (const [why, given, label] of cases) it(`is ${why}`, () => assert.equal(labelIn(...given), label));
});
