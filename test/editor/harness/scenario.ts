import { cpSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { remoteUri, screenshot, withPage, workbenchUrl } from './browser';
import { fixture } from './paths';
import type { VscodeServer } from './vscode-server';

const patience = 20_000;
const wrong = 'rfc4773';
const right = 'rfc4733';

/**
 * What a user does: opens a file, sees the squiggle, points at it, presses Ctrl+. and Enter, and the finding is gone.
 * Only what is on the screen counts. Every step leaves a screenshot.
 *
 * @returns the titles of what was seen
 */
export async function runScenario(
  server: VscodeServer,
  extension: string,
  scratch: string,
): Promise<string[]> {
  const workspace = join(scratch, 'workspace');
  cpSync(fixture, workspace, { recursive: true });
  const payload = { extensionDevelopmentPath: remoteUri(server.authority, extension) };
  return withPage(async (page) => {
    page.setDefaultTimeout(patience);
    await page.goto(workbenchUrl(server.authority, workspace, payload));
    try {
      return await act(page);
    } catch (error) {
      await screenshot(page, 'scenario-failed');
      throw error;
    }
  });
}

async function act(page: Page): Promise<string[]> {
  await openFile(page, 'asterisk/pjsip.conf', wrong);
  await page.keyboard.press('Control+Shift+M');
  const problem = page.locator('.markers-panel .monaco-list-row', { hasText: wrong });
  await problem.waitFor();
  await page.locator('.squiggly-error').first().waitFor();
  await screenshot(page, '1-squiggle');

  await word(page, wrong).hover();
  await page.locator('.monaco-hover', { hasText: wrong }).waitFor();
  await screenshot(page, '2-hover');

  await page.keyboard.press('Escape');
  await word(page, wrong).click();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget', { hasText: right }).waitFor();
  await screenshot(page, '3-quick-fix');

  await page.keyboard.press('Enter');
  await word(page, right).waitFor();
  await problem.waitFor({ state: 'detached' });
  await screenshot(page, '4-gone');
  return ['open, squiggle, hover, Ctrl+., Enter, gone'];
}

/** By name and line, as Quick Open takes them. */
async function openFile(page: Page, path: string, text: string): Promise<void> {
  const lines = readFileSync(join(fixture, path), 'utf8').split('\n');
  const line = lines.findIndex((each) => each.includes(text)) + 1;
  await page.locator('.monaco-workbench').waitFor();
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').fill(`${path}:${line}`);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: basename(path) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await word(page, text).waitFor();
}

/** A piece of the editor's text. The grammar gives a value a piece of its own. */
function word(page: Page, text: string): Locator {
  return page.locator('.view-line span', { hasText: new RegExp(`^${text}$`) }).last();
}
