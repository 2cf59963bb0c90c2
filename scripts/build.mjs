// Bundles the extension, the language server and the command line into dist/.
//   node scripts/build.mjs [--watch] [--development]
import { rmSync } from 'node:fs';
import { build, context } from 'esbuild';
import { aliases, entries, lazyEntries } from './lib/entries.mjs';
import { filesBelow } from './lib/files.mjs';
import { lazyModules } from './lib/lazy-modules.mjs';
import { fromRoot } from './lib/root.mjs';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');
const all = [...entries, ...lazyEntries];

/**
 * @param {import('./lib/entries.mjs').Entry} entry
 * @returns {import('esbuild').BuildOptions}
 */
function options(entry) {
  const { source, output } = entry;
  return {
    entryPoints: [/\.ts$/.test(source) ? fromRoot(source) : source],
    outfile: fromRoot(output),
    absWorkingDir: fromRoot('server'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    alias: aliases(entry),
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

/** Removes what an earlier build left behind. What is still wanted is only ever written over, as it may be in use. */
function removeLeftovers() {
  const wanted = new Set(all.flatMap(({ output }) => [output, `${output}.map`]));
  for (const path of filesBelow('dist', '')) {
    if (!wanted.has(path)) rmSync(fromRoot(path));
  }
}

if (watch) {
  const contexts = await Promise.all(all.map((entry) => context(options(entry))));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  try {
    await Promise.all(all.map((entry) => build(options(entry))));
    removeLeftovers();
  } catch {
    // esbuild has printed what is wrong.
    process.exitCode = 1;
  }
}
