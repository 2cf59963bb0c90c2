import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { out, root } from './paths';

export const driver = join(out, 'driver');

/** The extension under development, as it was when the run began: a build during the run does not disturb it. */
export const extension = join(out, 'extension');

/** Each suite is a folder of test files, and has a workspace of its name. */
export type SuiteName = 'single-root' | 'multi-root';

export function suitePath(name: SuiteName): string {
  return join(out, `${name}.cjs`);
}

export async function buildSuites(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  await Promise.all([bundle('single-root'), bundle('multi-root')]);
  writeDriver();
  for (const part of ['package.json', 'dist', 'syntaxes', 'schemas', 'images']) {
    cpSync(join(root, part), join(extension, part), { recursive: true });
  }
}

/** Bundles a suite as VS Code loads it: one CommonJS file with a `run`, mocha from node_modules. */
async function bundle(name: SuiteName): Promise<void> {
  const folder = join(root, 'test/editor/suite', name);
  await build({
    stdin: { contents: entry(folder), resolveDir: folder, loader: 'ts' },
    outfile: suitePath(name),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

function entry(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const load = files.sort().map((name) => `() => import('./${name}')`);
  return `import { runTests } from '../index';\nexport const run = () => runTests([${load.join(', ')}]);\n`;
}

/** Environment variables for the next run: the workbench hands none on to its extension host. */
export function writeEnvironment(variables: Record<string, string>): void {
  writeFileSync(join(out, 'environment.json'), JSON.stringify(variables));
}

/** VS Code runs tests only beside an extension under development: an empty one, where ours is installed. */
function writeDriver(): void {
  mkdirSync(driver, { recursive: true });
  const manifest = {
    name: 'sip-lens-test-driver',
    publisher: 'sip-lens',
    version: '0.0.0',
    engines: { vscode: '*' },
  };
  writeFileSync(join(driver, 'package.json'), JSON.stringify(manifest));
}
