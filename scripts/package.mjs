// Makes sip-lens.vsix from fresh production bundles, and fails where it is larger than it may be.
import { statSync } from 'node:fs';
import { fromRoot } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';

const name = 'sip-lens.vsix';
const mostKilobytes = 600;
const vsce = ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--allow-missing-repository'];

async function makePackage() {
  const built = await runNode(['scripts/build.mjs']);
  const code = built === 0 ? await runNode([...vsce, '--out', name]) : built;
  if (code !== 0) return code;
  const kilobytes = Math.ceil(statSync(fromRoot(name)).size / 1024);
  if (kilobytes <= mostKilobytes) return 0;
  console.error(`${name} has ${kilobytes} KB and may have ${mostKilobytes}: see in it what has grown.`);
  return 1;
}

process.exitCode = await makePackage();
