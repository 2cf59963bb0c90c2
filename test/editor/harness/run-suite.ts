import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { assertNoLeak } from '../../support/planted';
import { remoteUri, screenshot, withPage, workbenchUrl } from './browser';
import { copyWorkspace } from './copy-workspace';
import { out } from './paths';
import type { SuiteReport } from './report';
import { type SuiteName, suitePath, writeEnvironment } from './suite-build';
import type { VscodeServer } from './vscode-server';

const suiteSeconds = 120;

/**
 * Runs a bundled suite in the workbench on a fresh copy of its workspace.
 *
 * @param extension the folder of the extension under development
 * @param scratch an empty folder for the workspace and the report
 */
export async function runSuite(
  server: VscodeServer,
  extension: string,
  suite: SuiteName,
  scratch: string,
): Promise<SuiteReport> {
  const opened = copyWorkspace(suite, scratch);
  const report = join(scratch, 'report.json');
  const payload = {
    extensionDevelopmentPath: remoteUri(server.authority, extension),
    extensionTestsPath: remoteUri(server.authority, suitePath(suite)),
  };
  writeEnvironment({ SIP_LENS_REPORT: report, SIP_LENS_GREP: process.env.SIP_LENS_GREP ?? '' });
  const url = workbenchUrl(server.authority, opened, payload);
  const log = await withPage((page) => untilExit(page, url));
  writeFileSync(join(out, `${suite}.log`), log.join('\n'));
  assertNoLeak(log.join('\n'), `the console of the workbench (${suite}.log)`);
  // an exit code is not believed: process.exit in a suite reports 0
  if (!existsSync(report)) throw new Error(`The suite wrote no report.\n${log.slice(-40).join('\n')}`);
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** @returns what the workbench and its extension host wrote to their consoles */
async function untilExit(page: Page, url: string): Promise<string[]> {
  const log: string[] = [];
  const exited = new Promise<void>((resolve) => {
    void page.exposeFunction('codeAutomationExit', () => resolve());
  });
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    log.push(`${type}: ${args.map(String).join(' ')}`);
  });
  page.on('pageerror', (error) => log.push(`page: ${error.message}`));
  const patience = new AbortController();
  const timeout = setTimeout(suiteSeconds * 1000, 'timeout', { signal: patience.signal });
  await page.goto(url);
  if ((await Promise.race([exited, timeout])) === 'timeout') {
    log.push(`no end after ${suiteSeconds} s`);
    await screenshot(page, 'suite-without-end');
  }
  patience.abort();
  return log;
}
