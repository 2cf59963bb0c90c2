import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow } from './files.mjs';
import { leaks } from './planted.mjs';
import { fromRoot } from './root.mjs';
import { runNodeWatched } from './run.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: string[], problems: string[] }} Counts
 * `problems` are failures that no test reported: a crash, an empty suite, a skip where none is allowed.
 */

/** Whether the project has this suite's files. */
export function exists(suite) {
  if (suite.folders) return testFiles(suite).length > 0;
  return suite.needs === undefined || existsSync(fromRoot(suite.needs));
}

/**
 * Runs one suite, counts its tests, and looks for planted secrets in all that it printed and for violations
 * of Twilio's API.
 *
 * @param {import('./suites.mjs').Suite} suite
 * @param {boolean} requirePeers a test of a peer suite may not be skipped
 * @returns {Promise<Counts>}
 */
export async function runSuite(suite, requirePeers) {
  const folder = mkdtempSync(join(tmpdir(), 'sip-lens-test-'));
  const report = join(folder, 'report.json');
  try {
    const violations = join(folder, 'violations.jsonl');
    const env = {
      SIP_LENS_REPORT: report,
      SIP_LENS_EMULATOR_VIOLATIONS: violations,
      ...(requirePeers ? { SIP_LENS_REQUIRE_PEERS: '1' } : {}),
    };
    const { code, output } = await runNodeWatched(suite.node ?? mochaArguments(suite), env);
    const counts = suite.reports
      ? countsOf(suite, code, readReport(report), requirePeers)
      : withProblems(code === 0 ? 1 : 0, code === 0 ? 0 : 1, [], []);
    const log = `out/test/${suite.name}.log`;
    mkdirSync(fromRoot('out/test'), { recursive: true });
    writeFileSync(fromRoot(log), output);
    const broken = existsSync(violations) ? readFileSync(violations, 'utf8') : '';
    return withViolations(withLeaks(counts, output, log), broken);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The counts that a report and an exit code come to.
 *
 * @param {import('./suites.mjs').Suite} suite
 * @param {number} code
 * @param {any} report as mocha-reporter.cjs writes it, or undefined where none was written
 * @param {boolean} requirePeers
 * @returns {Counts}
 */
export function countsOf(suite, code, report, requirePeers) {
  if (report === undefined) return withProblems(0, 0, [], [`${suite.name} ended with ${code} and no report`]);
  const { passes, failures, pending } = report.stats;
  const skipped = (report.pending ?? []).map(
    ({ fullTitle, reason }) => `${fullTitle}: ${reason ?? 'no reason given'}`,
  );
  const problems = [];
  if (passes + failures + pending === 0) problems.push(`${suite.name} ran no test`);
  else if (code !== 0 && failures === 0)
    problems.push(`${suite.name} ended with ${code} though no test failed`);
  const ran = new Set(report.files ?? []);
  const silent = suite.folders ? testFiles(suite).filter((file) => !ran.has(file)) : [];
  problems.push(...silent.map((file) => `${file} holds no test, or none that was reached`));
  if (suite.peers && requirePeers) {
    problems.push(...skipped.map((test) => `skipped, but every peer is required here: ${test}`));
    return withProblems(passes, failures, [], problems);
  }
  return withProblems(passes, failures, skipped, problems);
}

/**
 * Counts each planted secret in the output of a suite as a failure.
 *
 * @param {Counts} counts
 * @param {string} output
 * @param {string} log where the line can be looked up
 * @returns {Counts}
 */
export function withLeaks(counts, output, log) {
  const problems = leaks(output).map(({ line }) => `a planted secret was printed: line ${line} of ${log}`);
  const failed = counts.failed + problems.length;
  return { ...counts, failed, problems: [...counts.problems, ...problems] };
}

/**
 * Counts what Twilio's OpenAPI files do not allow as failures, each kind of it once.
 *
 * @param {Counts} counts
 * @param {string} text what emulators of Twilio wrote (test/emulator/contract/violations.ts), a line of JSON
 *   each
 * @returns {Counts}
 */
export function withViolations(counts, text) {
  const lines = text.split('\n').filter((line) => line !== '');
  const violations = lines.map((line) => JSON.parse(line));
  const told = violations.map(
    ({ method, host, path, what }) => `not as Twilio's API has it: ${method} ${host}${path}: ${what}`,
  );
  const problems = [...new Set(told)];
  return { ...counts, failed: counts.failed + problems.length, problems: [...counts.problems, ...problems] };
}

function withProblems(passed, failures, skipped, problems) {
  return { passed, failed: failures + problems.length, skipped, problems };
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function testFiles(suite) {
  return suite.folders.flatMap((folder) => filesBelow(`test/${folder}`, '.test.ts'));
}

function mochaArguments(suite) {
  return [
    ...['node_modules/mocha/bin/mocha.js', '--timeout', String(suite.timeout ?? 60_000)],
    ...['--reporter', 'scripts/lib/mocha-reporter.cjs', ...testFiles(suite)],
  ];
}
