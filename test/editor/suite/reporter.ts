import { writeFileSync } from 'node:fs';
import { Runner, reporters, type Test } from 'mocha';

/** Prints as mocha's `spec` does, and writes what the harness reads to the file named by SIP_LENS_REPORT. */
export class FileReporter extends reporters.Spec {
  constructor(runner: Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const pending: { fullTitle: string; reason?: string }[] = [];
    const failures: { fullTitle: string; message: string }[] = [];
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => pending.push({ fullTitle: test.fullTitle() }));
    runner.on(Runner.constants.EVENT_TEST_FAIL, (test: Test, error: Error) => {
      failures.push({ fullTitle: test.fullTitle(), message: error.stack ?? String(error) });
    });
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const file = process.env.SIP_LENS_REPORT;
      const report = { passes: this.stats.passes, pending, failures };
      if (file !== undefined) writeFileSync(file, JSON.stringify(report));
    });
  }
}
