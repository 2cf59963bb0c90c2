import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { commonJs } from './common-js.mjs';
import { entries, lazyEntries } from './entries.mjs';
import { lazyModules } from './lazy-modules.mjs';
import { fromRoot } from './root.mjs';
import { unusedModules } from './unused-modules.mjs';

/** @typedef {import('./entries.mjs').Entry} Entry */
/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/** What esbuild is called with, once for each bundle and once for those that share code. @param {boolean} development */
export function bundles(development) {
  const all = [...entries, ...lazyEntries];
  const alone = all.filter(({ shares }) => !shares).map((entry) => bundle(entry, development));
  const groups = [...new Set(all.flatMap(({ shares }) => shares ?? []))];
  const together = groups.map((group) => all.filter(({ shares }) => shares === group));
  return [...alone, ...together.map((shared) => sharedBundles(shared, development))];
}

/** @param {Entry} entry @param {boolean} [development] @returns {BuildOptions} */
export function bundle(entry, development = false) {
  const options = common(development);
  const plugins = entry.without ? [unusedModules(entry.without)] : [];
  return {
    ...options,
    ...written(development),
    entryPoints: [fromSource(entry)],
    outfile: fromRoot(entry.output),
    plugins: [...options.plugins, ...plugins],
  };
}

/** @param {Entry[]} shared @param {boolean} development @returns {BuildOptions} */
function sharedBundles(shared, development) {
  const options = common(development);
  return {
    ...options,
    entryPoints: shared.map((entry) => ({ in: fromSource(entry), out: entry.output.replace(/\.js$/, '') })),
    outdir: fromRoot('.'),
    chunkNames: 'dist/server/[name]-[hash]',
    format: 'esm',
    splitting: true,
    write: false,
    sourcemap: 'inline',
    plugins: [...options.plugins, commonJs({ ...written(development), ...target, minify: !development })],
  };
}

/** npm installs these twice, for the client and for the server: all bundles take the server's. */
const oneCopy = Object.fromEntries(
  ['vscode-jsonrpc', 'vscode-languageserver-protocol'].map((name) => [name, folderOf(name)]),
);

/** @param {string} name */
function folderOf(name) {
  return dirname(createRequire(fromRoot('server/package.json')).resolve(`${name}/package.json`));
}

/** @type {Pick<BuildOptions, 'platform' | 'target'>} */
const target = { platform: 'node', target: 'node20' };

/** @param {boolean} development */
function common(development) {
  return {
    ...target,
    absWorkingDir: fromRoot('server'),
    bundle: true,
    external: ['vscode'],
    alias: oneCopy,
    plugins: [lazyModules(lazyEntries)],
    // ES modules first: the UMD builds of some language server packages hide their requires from a bundler.
    mainFields: ['module', 'main'],
    minify: !development,
    metafile: true,
    /** @type {'none'} */
    legalComments: 'none',
    /** @type {'warning'} */
    logLevel: 'warning',
  };
}

/** @param {boolean} development @returns {BuildOptions} */
function written(development) {
  return {
    format: 'cjs',
    // A lazy bundle is CommonJS: it is loaded with require, which also works inside VS Code's extension host.
    supported: { 'dynamic-import': false },
    sourcemap: development ? 'linked' : 'external',
  };
}

/** @param {Entry} entry */
function fromSource({ source }) {
  return /\.ts$/.test(source) ? fromRoot(source) : source;
}
