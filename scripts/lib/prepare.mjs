import { lstatSync } from 'node:fs';
import { changedAt, newestChange } from './files.mjs';
import { fromRoot } from './root.mjs';
import { run, runNode } from './run.mjs';

const bundles = ['dist/client/extension.js', 'dist/server/main.js', 'dist/server/cli.js'];
const sources = [
  'protocol',
  'client/src',
  'server/src',
  'client/package.json',
  'server/package.json',
  'scripts/build.mjs',
  'scripts/lib',
  'tsconfig.json',
];

/** Why `npm ci` has to run first, or undefined. A link leads to the packages of another copy, which npm would empty. */
function staleInstall() {
  if (lstatSync(fromRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  const installed = changedAt('node_modules/.package-lock.json');
  if (installed === 0) return 'nothing is installed yet';
  return installed < changedAt('package-lock.json') ? 'package-lock.json has changed' : undefined;
}

/** Why the bundles have to be made anew, or undefined. */
export function staleBuild() {
  const oldest = Math.min(...bundles.map(changedAt));
  if (oldest === 0) return 'nothing is built yet';
  return oldest < newestChange(sources) ? 'the sources have changed' : undefined;
}

/** Installs the dependencies when they are missing or stale. @returns whether they are there now */
export async function install() {
  const reason = staleInstall();
  if (reason === undefined) return true;
  console.log(`Installing the dependencies (npm ci): ${reason}.`);
  return (await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) === 0;
}

/** Builds when the bundles are missing or stale. @returns whether they are there now */
export async function build() {
  const reason = staleBuild();
  if (reason === undefined) return true;
  console.log(`Building (npm run build): ${reason}.`);
  return (await runNode(['scripts/build.mjs'])) === 0;
}
