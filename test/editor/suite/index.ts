import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  readEnvironment();
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 40_000,
    reporter: FileReporter,
    grep: process.env.SIP_LENS_GREP,
    rootHooks: { afterEach: assertNoCrash },
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const file of load) await file();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

/** What the harness has to say lies beside the bundle. */
function readEnvironment(): void {
  const file = join(__dirname, 'environment.json');
  if (existsSync(file)) Object.assign(process.env, JSON.parse(readFileSync(file, 'utf8')));
}
