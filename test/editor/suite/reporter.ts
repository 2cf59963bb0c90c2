import { writeFileSync } from 'node:fs';
import { Runner, reporters, type Test } from 'mocha';

/** Prints as mocha's `spec` does, and writes what the harness reads to the file named by SIP_LENS_REPORT. */
export class FileReporter extends reporters.Spec {
  private readonly pending: { fullTitle: string; reason?: string }[] = [];
  private readonly failed: { fullTitle: string; message: string }[] = [];

  constructor(runner: Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_TEST_PENDING, EVENT_TEST_FAIL, EVENT_TEST_END, EVENT_RUN_END } = Runner.constants;
    runner.on(EVENT_TEST_PENDING, (test) => this.pending.push({ fullTitle: test.fullTitle() }));
    runner.on(EVENT_TEST_FAIL, (test: Test, error: Error) => {
      this.failed.push({ fullTitle: test.fullTitle(), message: error.stack ?? String(error) });
    });
    // after every test: a suite that hangs still tells what it has seen
    runner.on(EVENT_TEST_END, () => this.write(false));
    runner.once(EVENT_RUN_END, () => this.write(true));
  }

  private write(finished: boolean): void {
    const file = process.env.SIP_LENS_REPORT;
    const report = {
      finished,
      passes: this.stats.passes,
      pending: this.pending,
      failures: this.failed,
    };
    if (file !== undefined) writeFileSync(file, JSON.stringify(report));
  }
}
