import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { out, root } from './paths';

export const suite = join(out, 'suite.cjs');
export const driver = join(out, 'driver');

const source = join(root, 'test/editor/suite');

/** Bundles the suite as VS Code loads it: one CommonJS file with a `run`, mocha from node_modules. */
export async function buildSuite(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  await build({
    stdin: { contents: entry(), resolveDir: source, loader: 'ts' },
    outfile: suite,
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

function entry(): string {
  const files = readdirSync(source).filter((name) => name.endsWith('.test.ts'));
  const load = files.sort().map((name) => `() => import('./${name}')`);
  return `import { runTests } from './index';\nexport const run = () => runTests([${load.join(', ')}]);\n`;
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
