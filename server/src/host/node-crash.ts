/**
 * Ends the process on an error that got out of everything, with a report in place of Node's own, which prints the message
 * and all that hangs on the error.
 *
 * @param report what is told on standard error
 */
export function reportCrashes(exitCode: number, report: (error: unknown) => string): void {
  process.on('uncaughtException', (error: unknown) => {
    process.stderr.write(`${report(error)}\n`, () => process.exit(exitCode));
  });
}
