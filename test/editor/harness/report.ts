import { writeFileSync } from 'node:fs';

/** What a run of the suite in the workbench tells; suite/reporter.ts writes it. */
export interface SuiteReport {
  finished: boolean;
  passes: number;
  pending: { fullTitle: string; reason?: string }[];
  failures: { fullTitle: string; message: string }[];
}

/** Gathers the runs, prints them, and writes the counts where scripts/lib/run-suite.mjs reads them. */
export class Report {
  private readonly failures: string[] = [];
  private readonly pending: { fullTitle: string; reason: string }[] = [];
  private passed = 0;

  add(run: string, report: SuiteReport): void {
    this.passed += report.passes;
    console.log(`  ${run}: ${report.passes} passed, ${report.failures.length} failed`);
    if (report.passes + report.failures.length === 0) this.fail(run, 'no test was run');
    if (!report.finished) this.fail(run, 'it did not come to its end');
    for (const { fullTitle, message } of report.failures) this.fail(`${run}: ${fullTitle}`, message);
    for (const { fullTitle, reason } of report.pending) {
      this.skip(`${run}: ${fullTitle}`, reason ?? 'no reason given');
    }
  }

  pass(title: string): void {
    this.passed += 1;
    console.log(`  ${title}: passed`);
  }

  skip(fullTitle: string, reason: string): void {
    this.pending.push({ fullTitle, reason });
    console.log(`  ${fullTitle}: skipped, ${reason}`);
  }

  fail(title: string, message: string): void {
    this.failures.push(title);
    console.error(`  ${title}: failed\n${message.replace(/^/gm, '    ')}`);
  }

  /** @returns the exit code */
  finish(): number {
    const stats = { passes: this.passed, failures: this.failures.length, pending: this.pending.length };
    const file = process.env.SIP_LENS_REPORT;
    if (file !== undefined) writeFileSync(file, JSON.stringify({ stats, pending: this.pending }));
    return this.failures.length > 0 || stats.passes + stats.pending === 0 ? 1 : 0;
  }
}
