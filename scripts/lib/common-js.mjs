import { dirname } from 'node:path';
import { build as esbuild } from 'esbuild';

/**
 * An esbuild plugin that writes as CommonJS what was bundled as ES modules. Only those can be split by esbuild, and
 * only CommonJS is loaded with `require`, which also works inside VS Code's extension host.
 *
 * @param {import('esbuild').BuildOptions} options minify, target and the like
 * @returns {import('esbuild').Plugin}
 */
export function commonJs(options) {
  /** @param {import('esbuild').OutputFile} file */
  const write = ({ path, text }) =>
    esbuild({
      ...options,
      stdin: { contents: text, resolveDir: dirname(path) },
      outfile: path,
    });
  return {
    name: 'common-js',
    setup({ onEnd }) {
      onEnd(async ({ outputFiles = [] }) => {
        await Promise.all(outputFiles.map(write));
      });
    },
  };
}
