// Checks the sample sites and says how to see the same in VS Code.
import { build, install } from './lib/prepare.mjs';
import { root } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';

if (!(await install()) || !(await build())) process.exit(2);

// One company with three sites: Asterisk, FreeSWITCH and programs that docker compose starts.
const code = await runNode(['dist/server/cli.js', 'check', 'samples']);
// 1 says that there are findings: the samples are made to have some.
if (code > 1) process.exit(code);

console.log(`
What Asterisk and FreeSWITCH make of these files, and who uses which SIP Domain and trunk:
  node dist/server/cli.js inspect samples
See the same while you type, in VS Code:
  code --new-window --extensionDevelopmentPath="${root}" samples
or install it: npm run package && code --install-extension sip-lens.vsix`);
