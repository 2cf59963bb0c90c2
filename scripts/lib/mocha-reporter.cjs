'use strict';

const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');
const { reporters, Runner } = require('mocha');

const { EVENT_RUN_END, EVENT_TEST_END, EVENT_TEST_FAIL, EVENT_TEST_PENDING } = Runner.constants;

/**
 * Prints nothing but the failures, and writes the counts to the file named by SIP_LENS_REPORT as
 * `{ stats: { passes, failures, pending }, pending: [{ fullTitle, reason? }], files: [path] }`.
 * `files` are those in which at least one test ran or was skipped. The reason of a skip is what test/support/peer.ts
 * noted on the test, or on a suite around it.
 */
class CountsReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const files = new Set();
    const pending = [];
    const note = (test) => files.add(relative(process.cwd(), test.file ?? ''));
    runner.on(EVENT_TEST_END, note);
    runner.on(EVENT_TEST_FAIL, note);
    runner.on(EVENT_TEST_PENDING, (test) => {
      note(test);
      pending.push({ fullTitle: test.fullTitle(), reason: reasonOf(test) });
    });
    runner.once(EVENT_RUN_END, () => {
      if (this.failures.length > 0) this.epilogue();
      const { passes, failures, pending: skipped } = this.stats;
      const report = { stats: { passes, failures, pending: skipped }, pending, files: [...files] };
      if (process.env.SIP_LENS_REPORT) writeFileSync(process.env.SIP_LENS_REPORT, JSON.stringify(report));
    });
  }
}

function reasonOf(runnable) {
  for (let at = runnable; at; at = at.parent) {
    if (at.skipReason) return at.skipReason;
  }
  return undefined;
}

module.exports = CountsReporter;
