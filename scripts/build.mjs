// Bundles the extension, the language server and the command line into dist/.
//   node scripts/build.mjs [--watch] [--development]
import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { build, context } from 'esbuild';
import { bundles } from './lib/bundles.mjs';
import { filesBelow } from './lib/files.mjs';
import { fromRoot, root } from './lib/root.mjs';
import { noticesPath, writeNotices } from './lib/third-party-notices.mjs';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');
const all = bundles(development);

/**
 * Removes what an earlier build left behind. What is still wanted is only ever written over, as it may be in use.
 *
 * @param {import('esbuild').Metafile[]} metafiles
 */
function removeLeftovers(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.keys(metafile.outputs));
  const written = outputs.map((path) => relative(root, fromRoot('server', path)));
  const wanted = new Set([noticesPath, ...written.flatMap((path) => [path, `${path}.map`])]);
  for (const path of filesBelow('dist', '')) {
    if (!wanted.has(path)) rmSync(fromRoot(path));
  }
}

/** One result for each build, or undefined: esbuild has printed what is wrong. */
async function buildAll() {
  try {
    return await Promise.all(all.map((options) => build(options)));
  } catch {
    return undefined;
  }
}

if (watch) {
  const contexts = await Promise.all(all.map((options) => context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const built = await buildAll();
  if (built === undefined) process.exit(1);
  const metafiles = built.flatMap(({ metafile }) => metafile ?? []);
  writeNotices(metafiles);
  removeLeftovers(metafiles);
}
