import assert from 'node:assert/strict';
import { editDistance } from '../../server/src/text/edit-distance';
import { nearest } from '../../server/src/text/nearest';
import { itIsLinear } from '../support/work';

const options = ['qualify_frequency', 'qualify_timeout', 'outbound_auth', 'outbound_proxy', 'auth', 'aors'];

const suggestions: readonly [word: string, candidates: readonly string[], expected: readonly string[]][] = [
  ['qualify_freqency', options, ['qualify_frequency']],
  ['qualify_freq', options, ['qualify_frequency']],
  ['frequency_qualify', options, ['qualify_frequency']],
  ['outboud_auth', options, ['outbound_auth']],
  ['outbound-auth', options, ['outbound_auth']],
  ['aor', options, ['aors']],
  ['AUTH', options, ['auth']],
  ['auth', options, []],
  ['auht', options, ['auth']],
  ['codec', options, []],
  ['x', ['y', 'z'], []],
  ['ab', ['ba', 'AB'], ['AB']],
  ['dublin', ['Dublin', 'dubln', 'DUBLIN'], ['Dublin', 'DUBLIN', 'dubln']],
  ['cat', ['bat', 'hat', 'rat', 'mat'], ['bat', 'hat', 'rat']],
  ['cat', ['bat', 'bat', 'hat'], ['bat', 'hat']],
  ['saopaulo', ['sao-paulo', 'sydney'], ['sao-paulo']],
  ['', options, []],
  ['grüße', ['grüsse', 'gruße'], ['gruße', 'grüsse']],
];

describe('nearest', () => {
  for (const [word, candidates, expected] of suggestions) {
    it(`of "${word}" among ${candidates.length} is ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(nearest(word, candidates), expected);
    });
  }

  it('gives at most the limit', () => {
    assert.deepEqual(nearest('cat', ['bat', 'hat', 'rat'], 1), ['bat']);
  });

  it('keeps the order given among equals', () => {
    assert.deepEqual(nearest('cat', ['rat', 'hat', 'bat']), ['rat', 'hat', 'bat']);
  });

  itIsLinear('takes work in proportion to the candidates', (count) => {
    const candidates = Array.from({ length: count }, (_, index) => `branch-office-${index}-phone`);
    return () => assert.equal(nearest('branch-ofice-47-phone', candidates)[0], 'branch-office-47-phone');
  });
});

const distances: readonly [a: string, b: string, limit: number, expected: number | undefined][] = [
  ['', '', 0, 0],
  ['a', 'a', 0, 0],
  ['a', 'b', 0, undefined],
  ['a', 'b', 1, 1],
  ['', 'abc', 3, 3],
  ['abc', '', 2, undefined],
  ['ab', 'ba', 1, 1],
  ['abcd', 'badc', 2, 2],
  ['ca', 'abc', 3, 3],
  ['twilio', 'twillio', 1, 1],
  ['twilio', 'tiwlio', 1, 1],
  ['kitten', 'sitting', 3, 3],
  ['kitten', 'sitting', 2, undefined],
  ['pstn', 'sip', 2, undefined],
  ['abcdef', 'ghijkl', 6, 6],
];

describe('editDistance', () => {
  for (const [a, b, limit, expected] of distances) {
    it(`${a} to ${b} within ${limit} is ${expected}`, () => {
      assert.equal(editDistance(a, b, limit), expected);
      assert.equal(editDistance(b, a, limit), expected);
    });
  }

  it('agrees with the plain recurrence on every pair of short words', () => {
    const words = shortWords('ab', 4);
    for (const a of words) {
      for (const b of words) {
        const expected = plainDistance(a, b);
        assert.equal(editDistance(a, b, 4), expected, `${a} ${b}`);
        assert.equal(editDistance(a, b, 1), expected <= 1 ? expected : undefined, `${a} ${b} within 1`);
      }
    }
  });
});

function shortWords(alphabet: string, longest: number): string[] {
  let last = [''];
  const words = [''];
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((word) => [...alphabet].map((letter) => word + letter));
    words.push(...last);
  }
  return words;
}

function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  const best = Math.min(
    plainDistance(a.slice(0, -1), b) + 1,
    plainDistance(a, b.slice(0, -1)) + 1,
    plainDistance(a.slice(0, -1), b.slice(0, -1)) + cost,
  );
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return swapped ? Math.min(best, plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1) : best;
}
