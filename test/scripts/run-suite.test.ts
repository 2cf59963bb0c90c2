import assert from 'node:assert/strict';
import { countsOf, withLeaks, withViolations } from '../../scripts/lib/run-suite.mjs';
import { planted } from '../support/planted';

interface Case {
  title: string;
  code: number;
  report?: object;
  peers?: boolean;
  requirePeers?: boolean;
  counts: { passed: number; failed: number; skipped: number };
}

function report(passes: number, failures: number, reasons: string[] = []): object {
  const pending = reasons.map((reason, index) => ({ fullTitle: `test ${index}`, reason }));
  return { stats: { passes, failures, pending: pending.length }, pending };
}

const cases: Case[] = [
  { title: 'passes', code: 0, report: report(3, 0), counts: { passed: 3, failed: 0, skipped: 0 } },
  { title: 'failures', code: 1, report: report(3, 1), counts: { passed: 3, failed: 1, skipped: 0 } },
  { title: 'a crash', code: 1, counts: { passed: 0, failed: 1, skipped: 0 } },
  { title: 'an exit without a report', code: 0, counts: { passed: 0, failed: 1, skipped: 0 } },
  {
    title: 'a crash after passes',
    code: 7,
    report: report(3, 0),
    counts: { passed: 3, failed: 1, skipped: 0 },
  },
  { title: 'no test', code: 0, report: report(0, 0), counts: { passed: 0, failed: 1, skipped: 0 } },
  {
    title: 'a skip',
    code: 0,
    report: report(1, 0, ['no Asterisk']),
    peers: true,
    counts: { passed: 1, failed: 0, skipped: 1 },
  },
  {
    title: 'a skip where peers are required',
    code: 0,
    report: report(1, 0, ['no Asterisk']),
    peers: true,
    requirePeers: true,
    counts: { passed: 1, failed: 1, skipped: 0 },
  },
  {
    title: 'a skip that is about no peer',
    code: 0,
    report: report(1, 0, ['not on this system']),
    requirePeers: true,
    counts: { passed: 1, failed: 0, skipped: 1 },
  },
];

describe('the counts of a suite', () => {
  for (const { title, code, report, peers, requirePeers, counts } of cases) {
    it(`count ${title}`, () => {
      const found = countsOf({ name: 'example', peers, reports: true }, code, report, requirePeers ?? false);
      assert.deepEqual(
        { ...found, skipped: found.skipped.length, problems: undefined },
        { ...counts, problems: undefined },
      );
    });
  }

  it('name the reason of a skip', () => {
    const { skipped } = countsOf({ name: 'example' }, 0, report(1, 0, ['no Asterisk']), false);
    assert.deepEqual(skipped, ['test 0: no Asterisk']);
  });

  it('hold a file without a test against its suite', () => {
    const suite = { name: 'example', folders: ['scripts'] };
    const { failed, problems } = countsOf(suite, 0, { ...report(1, 0), files: [] }, false);
    assert.equal(failed, problems.length);
    assert.ok(problems.some((problem) => problem.startsWith('test/scripts/run-suite.test.ts holds no test')));
  });

  it('fail for a planted secret that was printed, without printing it again', () => {
    const counts = { passed: 3, failed: 0, skipped: [], problems: [] };
    assert.deepEqual(withLeaks(counts, 'all is well\n', 'out/unit.log'), counts);
    const found = withLeaks(counts, `one\nUnauthorized: ${planted.keySecret}\n`, 'out/unit.log');
    assert.deepEqual([found.passed, found.failed], [3, 1]);
    assert.deepEqual(found.problems, ['a planted secret was printed: line 2 of out/unit.log']);
  });

  it('fail for a violation of the contract with Twilio, once for each kind', () => {
    const counts = { passed: 3, failed: 0, skipped: [], problems: [] };
    assert.deepEqual(withViolations(counts, ''), counts);
    const violation = {
      method: 'GET',
      host: 'api.twilio.com',
      path: '/Calls.json',
      what: 'no such operation',
    };
    const found = withViolations(counts, `${JSON.stringify(violation)}\n`.repeat(2));
    assert.deepEqual([found.passed, found.failed], [3, 1]);
    assert.deepEqual(found.problems, [
      "not as Twilio's API has it: GET api.twilio.com/Calls.json: no such operation",
    ]);
  });
});
