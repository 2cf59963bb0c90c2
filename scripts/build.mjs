// Bundles the extension, the language server and the command line into dist/.
//   node scripts/build.mjs [--watch] [--development]
import { rm } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { entries, lazyEntries } from './lib/entries.mjs';
import { lazyModules } from './lib/lazy-modules.mjs';
import { fromRoot } from './lib/root.mjs';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');

/** @returns {import('esbuild').BuildOptions} */
function options({ source, output }) {
  return {
    entryPoints: [/\.ts$/.test(source) ? fromRoot(source) : source],
    outfile: fromRoot(output),
    absWorkingDir: fromRoot('server'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    plugins: [lazyModules(lazyEntries)],
    // A lazy bundle is CommonJS: it is loaded with require, which also works inside VS Code's extension host.
    supported: { 'dynamic-import': false },
    // ES modules first: the UMD builds of some language server packages hide their requires from a bundler.
    mainFields: ['module', 'main'],
    minify: !development,
    sourcemap: development ? 'linked' : 'external',
    legalComments: 'none',
    logLevel: watch ? 'info' : 'warning',
  };
}

const all = [...entries, ...lazyEntries].map(options);
if (watch) {
  const contexts = await Promise.all(all.map((each) => context(each)));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await rm(fromRoot('dist'), { recursive: true, force: true });
  await Promise.all(all.map((each) => build(each)));
}
