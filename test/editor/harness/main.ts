import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peers } from '../../support/peer';
import { activation } from './activation';
import { dialects } from './dialect-scenarios';
import { leaksBelow } from './leaks';
import { linkedAccount, untrustedAccount } from './linked-account';
import { root, vscode, vsix } from './paths';
import { Report, type SuiteReport } from './report';
import { runSuite } from './run-suite';
import { checkUntrusted, fixFinding, hoverHost, readStatus, typeOption } from './scenarios';
import { onScreen } from './screen';
import { buildSuites, driver, extension } from './suite-build';
import { installExtension, withServer } from './vscode-server';

export type Run = (report: Report, scratch: string) => Promise<void>;

const runs: Record<string, Run> = {
  async development(report, scratch) {
    await withServer(scratch, {}, async (server) => {
      report.add('development', await runSuite(server, extension, 'single-root', join(scratch, 'run')));
    });
  },
  async 'two-folders'(report, scratch) {
    await withServer(scratch, {}, async (server) => {
      const open = (attempt: number): Promise<SuiteReport> =>
        runSuite(server, extension, 'multi-root', join(scratch, `run-${attempt}`)).catch((error) => {
          if (attempt === 3 || !String(error).includes('the folders of the workspace')) throw error;
          return open(attempt + 1);
        });
      report.add('two folders', await open(1));
    });
  },
  async installed(report, scratch) {
    packageExtension();
    await installExtension(scratch, vsix);
    await withServer(scratch, {}, async (server) => {
      report.add('installed', await runSuite(server, driver, 'single-root', join(scratch, 'run')));
    });
  },
  async scenario(report, scratch) {
    await withServer(scratch, {}, (server) =>
      onScreen(server, join(scratch, 'run'), async (page) => {
        await fixFinding(page);
        report.pass('open, squiggle, hover, Ctrl+., Enter, gone');
        await readStatus(page);
        report.pass('the status item names the registry file');
        await hoverHost(page);
        report.pass('a Twilio host shows what the registry knows of it');
        await typeOption(page);
        report.pass('typing offers the options of the type');
      }),
    );
  },
  activation,
  dialects,
  account: linkedAccount,
  'untrusted-account': untrustedAccount,
  async untrusted(report, scratch) {
    await withServer(scratch, { askForTrust: true }, (server) =>
      onScreen(server, join(scratch, 'run'), checkUntrusted),
    );
    report.pass('an untrusted folder is checked');
  },
};

/** @param names which runs; all without any @returns the exit code */
export async function main(names: string[]): Promise<number> {
  const report = new Report();
  const missing = [vscode.main, vscode.node, peers.chromium].filter((path) => !existsSync(path));
  if (missing.length > 0) {
    const reason = `${missing.join(' and ')} not installed; .ci/run installs it`;
    if (process.env.SIP_LENS_REQUIRE_PEERS === '1') report.fail('editor', reason);
    else report.skip('editor', reason);
    return report.finish();
  }
  await buildSuites();
  for (const [name, run] of Object.entries(runs)) {
    if (names.length === 0 || names.includes(name)) await attempt(report, name, run);
  }
  return report.finish();
}

async function attempt(report: Report, name: string, run: Run): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'sip-lens-editor-'));
  try {
    await run(report, scratch);
  } catch (error) {
    report.fail(name, error instanceof Error ? error.message : String(error));
  } finally {
    for (const place of leaksBelow(scratch))
      report.fail(name, `a planted secret was left behind in ${place}`);
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function packageExtension(): void {
  rmSync(vsix, { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0 || !existsSync(vsix)) throw new Error(`npm run package failed:\n${stdout}${stderr}`);
}
