import Mocha from 'mocha';
import { FileReporter } from './reporter';
import { assertNoCrash } from './workbench';

/**
 * Runs the tests inside the extension host; harness/suite-build.ts makes of it the `run` that VS Code, and `runTests`
 * of @vscode/test-electron, call.
 *
 * @param load loads a test file each, which declares its tests by mocha's globals
 */
export async function runTests(load: (() => Promise<unknown>)[]): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    reporter: FileReporter,
    grep: process.env.SIP_LENS_GREP,
    rootHooks: { afterEach: assertNoCrash },
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const file of load) await file();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
