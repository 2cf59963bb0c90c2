import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyEntries } from './entries.mjs';
import { fromRoot } from './root.mjs';

/** Where the licences of the packages are whose code is in the bundles; it goes into the VSIX. */
export const noticesPath = 'dist/THIRD-PARTY-NOTICES.txt';

/** Licences whose code may be given away in a program under the MIT license, with its text. */
const compatible = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
]);

/** @param {string} license as SPDX has it */
export function isCompatible(license) {
  return compatible.has(license);
}

/** @typedef {{ name: string, version: string, license: string, text: string }} BundledPackage */

/** @param {import('esbuild').Metafile[]} metafiles of builds in `server/` */
export function writeNotices(metafiles) {
  writeFileSync(fromRoot(noticesPath), noticesOf(bundledPackages(metafiles)));
}

/**
 * The packages of which something is in the bundles, each version once. Throws where one has no licence text or one
 * that does not go with ours.
 *
 * @param {import('esbuild').Metafile[]} metafiles
 */
export function bundledPackages(metafiles) {
  const packages = new Map(
    [...foldersOf(metafiles)].map(readPackage).map((each) => [`${each.name} ${each.version}`, each]),
  );
  return [...packages.keys()].sort().flatMap((key) => packages.get(key) ?? []);
}

/** @param {import('esbuild').Metafile[]} metafiles */
function foldersOf(metafiles) {
  const inputs = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && !isLeftOut(path));
  const folders = used.map(([path]) => /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0]);
  return new Set(folders.flatMap((folder) => (folder === undefined ? [] : [fromRoot('server', folder)])));
}

/** Nothing but an empty module stands for it. @param {string} path */
function isLeftOut(path) {
  return lazyEntries.some(({ without }) => without?.test(path));
}

/** @param {string} folder @returns {BundledPackage} */
function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.\w+)?$/i.test(each));
  if (file === undefined) throw new Error(`${name} ${version} is in a bundle and has no licence text`);
  if (!isCompatible(license))
    throw new Error(`${name} ${version} is in a bundle: is ${license} compatible with MIT?`);
  return { name, version, license, text: readFileSync(join(folder, file), 'utf8').trim() };
}

/** @param {BundledPackage[]} packages */
export function noticesOf(packages) {
  const line = '-'.repeat(80);
  const parts = packages.map(
    ({ name, version, license, text }) => `${line}\n${name} ${version} (${license})\n${line}\n\n${text}\n`,
  );
  return `SIP Lens holds code of the packages below, under these licences.\n\n${parts.join('\n')}`;
}
