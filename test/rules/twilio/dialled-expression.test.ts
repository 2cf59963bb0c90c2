import assert from 'node:assert/strict';
import { expressedNumber } from '../../../server/src/rules/twilio/dialled-expression';

type Summary = readonly [prefix: string, next: string, shortest: number, longest: number];

/** What is dialled, the expression of its condition, and what is known of the number. */
const CASES: readonly (readonly [
  user: string,
  expression: string | undefined,
  known: Summary | undefined,
])[] = [
  ['+15550100', undefined, ['+15550100', 'end', 9, 9]],
  ['5550100', '^100$', ['5550100', 'end', 7, 7]],
  ['$1', '^(\\d{10})$', ['', 'digit', 10, 10]],
  ['1$1', '^(\\d{10})$', ['1', 'digit', 11, 11]],
  ['+1$1', '^([2-9]\\d{2}[2-9]\\d{6})$', ['+1', 'digit', 12, 12]],
  ['$1', '^(1\\d{10})$', ['1', 'digit', 11, 11]],
  ['$1', '^(\\+\\d{7,15})$', ['+', 'digit', 8, 16]],
  ['$1', '^(\\+?\\d+)$', ['', 'unknown', 1, Number.POSITIVE_INFINITY]],
  ['$1', '^(\\d+)$', ['', 'digit', 1, Number.POSITIVE_INFINITY]],
  ['$1', '^(.*)$', ['', 'unknown', 0, Number.POSITIVE_INFINITY]],
  ['$1', '^(\\d{3,5})$', ['', 'digit', 3, 5]],
  ['$2', '^(00|011)(\\d+)$', ['', 'digit', 1, Number.POSITIVE_INFINITY]],
  ['$1', '^(?:\\+1|1)?(\\d{10})$', ['', 'digit', 10, 10]],
  ['$1', '^\\(?([0-9]{10})$', ['', 'digit', 10, 10]],
  ['${destination_number}', '^(\\d{10})$', ['', 'digit', 10, 10]],
  ['${destination_number}', '^911$', ['911', 'end', 3, 3]],
  // what is not read: alternatives, groups in groups, other classes, no group, no anchors, other variables
  ['$1', '^(911|933)$', undefined],
  ['$1', '^((?:\\+1)?\\d{10})$', undefined],
  ['$1', '^(\\w+)$', undefined],
  ['$1', '^\\d+$', undefined],
  ['$1', '^(\\d{3})*$', undefined],
  ['$1', undefined, undefined],
  ['${destination_number}', '\\d{10}', undefined],
  ['${number}', '^(\\d{10})$', undefined],
  ['{{ number }}', '^(\\d{10})$', undefined],
];

describe('a number that a dialplan of FreeSWITCH dials', () => {
  for (const [user, expression, expected] of CASES) {
    it(`${user} of ${expression ?? 'nothing'}`, () => {
      const found = expressedNumber(user, expression);
      const known = found && [found.prefix, found.next, found.shortest, found.longest];
      assert.deepEqual(known, expected);
    });
  }

  it('keeps a literal beginning where the rest is open', () => {
    assert.equal(expressedNumber('00$1', '^(\\w+)$')?.prefix, '00');
  });

  it('has the symbols by which a country is told', () => {
    const { symbols } = expressedNumber('$1', '^([2-9]\\d{2}[2-9]\\d{6})$') ?? { symbols: [] };
    assert.deepEqual(symbols, ['[2-9]', 'X', 'X', '[2-9]', 'X', 'X', 'X', 'X', 'X', 'X']);
  });
});
