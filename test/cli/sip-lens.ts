import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from '../../scripts/lib/prepare.mjs';
import { assertNoLeak } from '../support/planted';

export const PROGRAM = join(__dirname, '../../dist/server/cli.js');
const BUILD_TIMEOUT_MS = 120_000;

export type Files = Readonly<Record<string, string | Buffer>>;

export interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Builds what is stale before the tests of a suite run the real program. */
export function needProgram(): void {
  before('the program is built', async function () {
    this.timeout(BUILD_TIMEOUT_MS);
    assert.ok(await build(), 'the bundles could not be built');
  });
}

/** Colours and widths of whoever runs the tests must not count. */
function environment(own: RunOptions['environment'] = {}): NodeJS.ProcessEnv {
  const { NO_COLOR, FORCE_COLOR, COLUMNS, GITHUB_WORKSPACE, ...rest } = process.env;
  return { ...rest, ...own };
}

/** Runs the program in a folder, without a terminal. None of the secrets of the tests may come out of it, or into what it writes. */
export function sipLens(folder: string, args: readonly string[], options: RunOptions = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(options.environment),
    input: options.input ?? '',
    maxBuffer: 64 * 1024 * 1024,
  });
  assertNoLeak(stdout, `the output of sip-lens ${args.join(' ')}`);
  assertNoLeak(stderr, `the errors of sip-lens ${args.join(' ')}`);
  assertNoLeakInFiles(folder);
  return { code: status, output: stdout, errors: stderr };
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    written.add(join(folder, path));
  }
}

/** What tests wrote themselves; what else is in their folders was written by the program. */
const written = new Set<string>();

/** Baselines, registry files and reports. */
const WRITTEN_BY_PROGRAM = /\.(?:json|ya?ml|sarif|xml|diff|patch|txt)$/;

function assertNoLeakInFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (WRITTEN_BY_PROGRAM.test(name) && !written.has(path) && statSync(path).isFile())
      assertNoLeak(readFileSync(path, 'utf8'), name);
  }
}

/** A folder that is there while the test runs. */
export function inFolder<T>(files: Files, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sip-lens-cli-'));
  try {
    writeFiles(folder, files);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the program in a new folder with these files. */
export function runWith(files: Files, args: readonly string[], options: RunOptions = {}): Run {
  return inFolder(files, (folder) => sipLens(folder, args, options));
}

/** `path:line:column severity rule` of each finding, from the format for compilers. */
export function briefly({ output }: Run): string[] {
  return output.split('\n').flatMap((line) => {
    const match = /^(.+?:\d+:\d+): (\w+): .* \[(.+)\]$/.exec(line);
    return match ? [`${match[1]} ${match[2]} ${match[3]}`] : [];
  });
}
