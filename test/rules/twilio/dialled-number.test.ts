import assert from 'node:assert/strict';
import { dialledNumber } from '../../../server/src/rules/twilio/dialled-number';

type Expected = [prefix: string, next: 'digit' | 'unknown' | 'end', shortest: number, longest: number];

const OPEN = Number.POSITIVE_INFINITY;

const cases: [user: string, pattern: string | undefined, expected: Expected | undefined][] = [
  ['+15555550100', undefined, ['+15555550100', 'end', 12, 12]],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: variables of a dialplan
  ['${EXTEN}', '_1NXXNXXXXXX', ['1', 'digit', 11, 11]],
  ['${EXTEN}', '_NXXNXXXXXX', ['', 'digit', 10, 10]],
  ['+1${EXTEN}', '_NXXNXXXXXX', ['+1', 'digit', 12, 12]],
  ['${EXTEN}', '_+1NXXNXXXXXX', ['+1', 'digit', 12, 12]],
  ['${EXTEN:1}', '_9011X.', ['011', 'digit', 5, OPEN]],
  ['${EXTEN:4}', '_9011X.', ['', 'digit', 2, OPEN]],
  ['${EXTEN:9}', '_9XX', ['', 'end', 0, 0]],
  ['${EXTEN}', '_X.', ['', 'digit', 2, OPEN]],
  ['${EXTEN}', '_X!', ['', 'digit', 1, OPEN]],
  ['${EXTEN}', '_.', ['', 'unknown', 1, OPEN]],
  ['${EXTEN}', '_[2-9]XX', ['', 'digit', 3, 3]],
  ['${EXTEN}', '_[+0-9]X.', ['', 'unknown', 3, OPEN]],
  ['${EXTEN}', '_1-NXX-NXX-XXXX', ['1', 'digit', 11, 11]],
  ['${exten}', '911', ['911', 'end', 3, 3]],
  ['${EXTEN}', '_1NXX/5555550100', ['1', 'digit', 4, 4]],
  ['${EXTEN}', 's', ['', 'unknown', 1, 1]],
  ['${EXTEN}', undefined, undefined],
  ['${EXTEN}', '{{ pattern }}', undefined],
  ['+${EXTEN}', undefined, ['+', 'unknown', 0, OPEN]],
  ['1${NUMBER}', '_X.', ['1', 'unknown', 0, OPEN]],
  ['${NUMBER}', '_X.', undefined],
  ['${EXTEN:-10}', '_X.', undefined],
  ['${EXTEN:0:3}', '_X.', undefined],
  ['${EXTEN}${SUFFIX}', '_X.', undefined],
  ['{{ number }}', '_X.', undefined],
  ['__NUMBER__', '_X.', undefined],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: variables of a dialplan
];

describe('what a dial string dials', () => {
  for (const [user, pattern, expected] of cases) {
    it(`${user} for ${pattern ?? 'no extension'}`, () => {
      const number = dialledNumber(user, pattern);
      const actual = number && [number.prefix, number.next, number.shortest, number.longest];
      assert.deepEqual(actual, expected);
    });
  }
});
