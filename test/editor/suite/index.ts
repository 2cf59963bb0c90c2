import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { workspace } from 'vscode';
import { FileReporter } from './reporter';
import { assertNoCrash, until } from './workbench';

/** The harness opens the workbench anew where a run ends with this. */
const noFolders = 'the folders of the workspace';

/**
 * Runs the tests inside the extension host; harness/suite-build.ts makes of it the `run` that VS Code, and `runTests`
 * of @vscode/test-electron, call.
 *
 * @param load loads a test file each, which declares its tests by mocha's globals
 */
export async function runTests(load: (() => Promise<unknown>)[]): Promise<void> {
  readEnvironment();
  await foldersAreOpen();
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

/**
 * The workbench may miss the folders of a workspace file that it reads over a network: its file system can be there too
 * late for the first look and too early for the second. It looks again when the file changes.
 */
async function foldersAreOpen(): Promise<void> {
  const file = workspace.workspaceFile;
  if (file === undefined) return;
  const text = await workspace.fs.readFile(file);
  await until(noFolders, async () => {
    if ((workspace.workspaceFolders ?? []).length > 0) return true;
    await workspace.fs.writeFile(file, text);
    return undefined;
  });
}
