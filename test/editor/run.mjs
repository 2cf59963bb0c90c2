// Runs the editor suite: node test/editor/run.mjs [development|installed|scenario|untrusted…]
// SIP_LENS_GREP: only the tests with this in their titles.
import { createRequire } from 'node:module';
import 'tsx/cjs';

const { main } = createRequire(import.meta.url)('./harness/main.ts');
process.exitCode = await main(process.argv.slice(2));
