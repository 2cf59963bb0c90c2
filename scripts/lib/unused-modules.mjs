/**
 * An esbuild plugin that puts nothing in the place of the files whose paths match: an entry imports them and never
 * uses what is in them.
 *
 * @param {RegExp} unused
 * @returns {import('esbuild').Plugin}
 */
export function unusedModules(unused) {
  return {
    name: 'unused-modules',
    setup(build) {
      build.onLoad({ filter: /\.[cm]?js$/ }, ({ path }) =>
        unused.test(path) ? { contents: 'module.exports = {};' } : undefined,
      );
    },
  };
}
