// Makes sip-lens.vsix from fresh production bundles, and fails where it is larger than it may be.
import { statSync } from 'node:fs';
import { filesBelow } from './lib/files.mjs';
import { fromRoot } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';

const name = 'sip-lens.vsix';
/** Pictures are not counted. */
const mostKilobytes = 600;
const vsce = ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--allow-missing-repository'];

/** @param {string} path */
const sizeOf = (path) => statSync(fromRoot(path)).size;

async function makePackage() {
  const built = await runNode(['scripts/build.mjs']);
  const code = built === 0 ? await runNode([...vsce, '--out', name]) : built;
  if (code !== 0) return code;
  // compressed as they are
  const pictures = filesBelow('images', '.png').reduce((sum, path) => sum + sizeOf(path), 0);
  const kilobytes = Math.ceil((sizeOf(name) - pictures) / 1024);
  console.log(`${name} has ${kilobytes} KB without pictures, of ${mostKilobytes} that it may have.`);
  return kilobytes <= mostKilobytes ? 0 : 1;
}

process.exitCode = await makePackage();
