import { basename, isAbsolute } from 'node:path';
import { fromRoot } from './root.mjs';

const resolving = Symbol('resolving');

/**
 * An esbuild plugin that leaves `await import()` of a lazy entry as a require of its own bundle. CommonJS bundles
 * cannot be split by esbuild itself.
 *
 * @param {import('./entries.mjs').Entry[]} lazyEntries
 * @returns {import('esbuild').Plugin}
 */
export function lazyModules(lazyEntries) {
  return {
    name: 'lazy-modules',
    setup(build) {
      const outputs = new Map();
      const resolveEntry = async ({ source, output }) => {
        const { path } = await build.resolve(isRelative(source) ? fromRoot(source) : source, {
          resolveDir: fromRoot('server'),
          kind: 'import-statement',
          pluginData: resolving,
        });
        outputs.set(path, `./${basename(output)}`);
      };
      build.onStart(async () => {
        await Promise.all(lazyEntries.map(resolveEntry));
      });
      build.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === resolving) return undefined;
        const found = await build.resolve(path, {
          resolveDir,
          importer,
          kind: 'import-statement',
          pluginData: resolving,
        });
        const output = outputs.get(found.path);
        return output === undefined ? found : { path: output, external: true };
      });
    },
  };
}

function isRelative(source) {
  return !isAbsolute(source) && /\.[cm]?[jt]s$/.test(source);
}
