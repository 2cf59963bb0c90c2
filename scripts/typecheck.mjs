// TypeScript's opinion of the client, the server and the tests, and of the scripts by their JSDoc types.
import { fromRoot } from './lib/root.mjs';
import { runNode } from './lib/run.mjs';

const tsc = fromRoot('node_modules/typescript/bin/tsc');
const projects = ['tsconfig.json', 'scripts/tsconfig.json'];

for (const project of projects) {
  const code = await runNode([tsc, '--noEmit', '--pretty', 'false', '--project', project]);
  if (code !== 0) process.exitCode = 1;
}
