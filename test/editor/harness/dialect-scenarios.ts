import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { screenshot } from './browser';
import type { Report } from './report';
import { goTo, onScreen, openFixes, openHover, problem } from './screen';
import { withServer } from './vscode-server';

/** A fault of the samples, and what stands there once the preferred fix was taken. */
interface Fault {
  readonly program: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly wrong: string;
  readonly right: string;
}

const faults: readonly Fault[] = [
  {
    program: 'a gateway of FreeSWITCH',
    file: 'freeswitch/sip_profiles/external/twilio.xml',
    line: 15,
    column: 18,
    wrong: 'register_proxy',
    right: 'register-proxy',
  },
  {
    program: 'a compose file',
    file: 'compose/compose.yaml',
    line: 14,
    column: 20,
    wrong: '600 to 3600',
    right: '600',
  },
  {
    program: 'a file of variables',
    file: 'compose/.env',
    line: 3,
    column: 27,
    wrong: 'asburn',
    right: 'ashburn',
  },
];

/** What a user does at the keyboard with the samples that are no Asterisk: the same for every program. */
export async function dialects(report: Report, scratch: string): Promise<void> {
  const act = async (page: Page) => {
    await page.locator('.monaco-workbench').waitFor();
    await page.keyboard.press('Control+Shift+M');
    for (const fault of faults) {
      await mend(page, fault);
      report.pass(`${fault.program}: squiggle, hover, Ctrl+., Enter, gone`);
    }
    await typeParam(page);
    report.pass('typing in a gateway of FreeSWITCH offers its params');
    await follow(page, 'freeswitch/dialplan/default.xml:13:60', 'twilio.xml', 3);
    report.pass('F12 leads from the dialplan to the gateway');
    await follow(page, 'compose/compose.yaml:23:30', '.env', 3);
    report.pass('F12 leads from a compose file to the variable');
  };
  await withServer(scratch, {}, (server) => onScreen(server, join(scratch, 'run'), act, 'samples'));
}

async function mend(page: Page, { file, line, column, wrong, right }: Fault): Promise<void> {
  // the panel makes rows of what is in sight only
  await page.locator('.viewpane-filter input').fill(wrong);
  await problem(page, wrong, line).waitFor();
  await goTo(page, `${file}:${line}:${column}`);
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  await openHover(page, page.locator('.monaco-hover', { hasText: wrong }));
  await screenshot(page, `dialects-${basename(file)}-hover`);
  await page.keyboard.press('Escape');
  await openFixes(page, page.locator('.action-widget', { hasText: right }));
  await screenshot(page, `dialects-${basename(file)}-fixes`);
  await page.keyboard.press('Enter');
  await problem(page, wrong, line).waitFor({ state: 'detached' });
  await page.locator('.view-line', { hasText: right }).first().waitFor();
}

/** In the gateway that was mended above. */
async function typeParam(page: Page): Promise<void> {
  await goTo(page, 'freeswitch/sip_profiles/external/twilio.xml:16');
  await page.keyboard.press('End');
  await page.keyboard.type('\n<param name="caller-id');
  await page.locator('.suggest-widget', { hasText: 'caller-id-in-from' }).waitFor();
  await screenshot(page, 'dialects-completion');
}

/** Presses F12 at a place and waits for the line that it leads to. */
async function follow(page: Page, from: string, to: string, line: number): Promise<void> {
  await goTo(page, from);
  await page.keyboard.press('F12');
  await page.locator('.tab.active', { hasText: to }).waitFor();
  await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line},` }).waitFor();
  await screenshot(page, `dialects-to-${to}`);
}
