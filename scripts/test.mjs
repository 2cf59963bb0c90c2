// Runs every suite, or the named ones, and prints what it comes to in the last line.
//   npm test [-- SUITE…]
import { build, install } from './lib/prepare.mjs';
import { exists, runSuite } from './lib/run-suite.mjs';
import { suites } from './lib/suites.mjs';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `No such suite: ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const continuousIntegration = !['', '0', 'false'].includes(process.env.CI ?? '');
const requirePeers = continuousIntegration || process.env.SIP_LENS_REQUIRE_PEERS === '1';
/** @type {import('./lib/run-suite.mjs').Counts} */
const totals = { passed: 0, failed: 0, skipped: [], problems: [] };

function add({ passed, failed, skipped, problems }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped.push(...skipped);
  totals.problems.push(...problems);
}

function failure(problem) {
  return { passed: 0, failed: 1, skipped: [], problems: [problem] };
}

async function prepare() {
  if (!(await install())) return add(failure('npm ci failed'));
  if (!(await build())) add(failure('npm run build failed'));
  return undefined;
}

async function runAll() {
  for (const suite of suites.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (!exists(suite)) {
      if (names.includes(suite.name)) add(failure(`${suite.name} has no files`));
      continue;
    }
    console.log(`\n${suite.name}`);
    const start = performance.now();
    const counts = await runSuite(suite, requirePeers);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${suite.name}: ${summary(counts)} (${seconds} s)`);
    add(counts);
  }
}

function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}

await prepare();
if (totals.problems[0] !== 'npm ci failed') await runAll();
console.log();
for (const test of totals.skipped) console.log(`Skipped: ${test}`);
for (const problem of totals.problems) console.log(`Failed: ${problem}`);
process.exitCode = totals.failed > 0 ? 1 : 0;
console.log(summary(totals));
