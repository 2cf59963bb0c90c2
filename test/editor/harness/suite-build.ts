import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { out, root } from './paths';

export const suiteFolder = join(out, 'suite');
export const driver = join(out, 'driver');

/** Bundles the suite as VS Code loads it: CommonJS, one file for each test file, mocha from node_modules. */
export async function buildSuite(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  const source = join(root, 'test/editor/suite');
  const entries = readdirSync(source).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'));
  await build({
    entryPoints: entries.map((name) => join(source, name)),
    outdir: suiteFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  writeDriver();
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
