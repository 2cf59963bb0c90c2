// Makes sip-lens.vsix from fresh production bundles.
import { runNode } from './lib/run.mjs';

const vsce = ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', 'sip-lens.vsix'];

const built = await runNode(['scripts/build.mjs']);
process.exitCode = built === 0 ? await runNode([...vsce, '--allow-missing-repository']) : built;
