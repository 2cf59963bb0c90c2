import { fromRoot } from './root.mjs';

const biome = fromRoot('node_modules/@biomejs/biome/bin/biome');
const plain = process.stdout.isTTY ? [] : ['--colors=off'];

/**
 * Every suite of `npm test`, in the order they run: the fast ones first.
 *
 * - `node`: the arguments of a Node that runs it
 * - `folders`: mocha over the `*.test.ts` files below these folders of test/; a suite whose folders hold none is left
 *   out
 * - `needs`: a file without which the suite is left out
 * - `reports`: it writes its counts to the file named by SIP_LENS_REPORT (see mocha-reporter.cjs); the other ones
 *   count 1, by their exit code
 * - `peers`: it tests against real programs, and a test that it skips fails where they are required
 *
 * @typedef {{ name: string, node?: string[], folders?: string[], timeout?: number, needs?: string,
 *   reports?: boolean, peers?: boolean }} Suite
 * @type {Suite[]}
 */
export const suites = [
  { name: 'lint', node: [biome, 'ci', '--error-on-warnings', ...plain, '.'] },
  { name: 'typecheck', node: ['scripts/typecheck.mjs'] },
  {
    name: 'unit',
    folders: [
      ...['text', 'host', 'syntax', 'sip', 'twilio', 'dialects', 'workspace', 'rules', 'diagnostics'],
      ...['features', 'server', 'cli', 'client', 'architecture', 'scripts', 'docs', 'samples', 'emulator'],
      ...['protocol', 'secrets', 'support'],
    ],
    timeout: 60_000,
    reports: true,
  },
  { name: 'fuzz', folders: ['fuzz'], timeout: 120_000, reports: true },
  { name: 'peers', folders: ['peers'], timeout: 300_000, reports: true, peers: true },
  { name: 'editor', node: ['test/editor/run.mjs'], needs: 'test/editor/run.mjs', reports: true, peers: true },
];
