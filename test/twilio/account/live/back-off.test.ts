import assert from 'node:assert/strict';
import type { HttpAnswer, HttpFailure } from '../../../../server/src/host/http';
import { retryDelay } from '../../../../server/src/twilio/account/live/back-off';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function answered(status: number, retryAfter?: string): HttpAnswer {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return { state: 'answered', status, headers, body: '' };
}

function failed(reason: HttpFailure): HttpAnswer {
  return { state: 'failed', reason, message: '' };
}

/** The delays that follow one another until it is given up. */
function delays(method: string, answer: HttpAnswer, random: number): number[] {
  const found: number[] = [];
  for (let sent = 1; ; sent++) {
    const delay = retryDelay(method, answer, sent, random, NOW);
    if (delay === undefined) return found;
    found.push(delay);
  }
}

describe('waiting before a request is sent again', () => {
  const cases: readonly [
    what: string,
    method: string,
    answer: HttpAnswer,
    random: number,
    expected: number[],
  ][] = [
    ['nothing is wrong', 'GET', answered(200), 0, []],
    ['the fault stays', 'GET', answered(404), 0, []],
    ['the key is refused', 'GET', answered(401), 0, []],
    ['too many, at least', 'GET', answered(429), 0, [250, 500, 1000]],
    ['too many, at most', 'GET', answered(429), 1, [500, 1000, 2000]],
    ['too many, of a change', 'POST', answered(429), 0, [250, 500, 1000]],
    ['too many, with seconds', 'GET', answered(429, '3'), 0, [3000, 3000, 3000]],
    ['too many, with a date', 'GET', answered(429, 'Sun, 22 Nov 2026 12:00:07 GMT'), 0, [7000, 7000, 7000]],
    [
      'too many, with a date that is past',
      'GET',
      answered(429, 'Sun, 22 Nov 2026 11:00:00 GMT'),
      0,
      [250, 500, 1000],
    ],
    ['too many, for hours', 'GET', answered(429, '7200'), 0, [30000, 30000, 30000]],
    ['too many, with nonsense', 'GET', answered(429, 'soon'), 0, [250, 500, 1000]],
    ['broken', 'GET', answered(500), 0, [250, 500]],
    ['broken, with seconds', 'GET', answered(503, '2'), 0, [2000, 2000]],
    ['broken, of a change', 'POST', answered(503, '2'), 0, []],
    ['broken, of a deletion', 'DELETE', answered(500), 0, []],
    ['no way', 'GET', failed('offline'), 0, [250]],
    ['no answer', 'GET', failed('timed-out'), 0, [250]],
    ['no end', 'GET', failed('cut-off'), 0, [250]],
    ['no way, of a change', 'POST', failed('offline'), 0, []],
    ['given up', 'GET', failed('cancelled'), 0, []],
    ['not trusted', 'GET', failed('untrusted'), 0, []],
    ['the proxy', 'GET', failed('proxy'), 0, []],
    ['too large', 'GET', failed('too-large'), 0, []],
  ];
  for (const [what, method, answer, random, expected] of cases) {
    it(`is ${expected.join(', ') || 'not done'}: ${what}`, () => {
      assert.deepEqual(delays(method, answer, random), expected);
    });
  }
});
