import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { remoteUri, screenshot, withPage, workbenchUrl } from './browser';
import { copyWorkspace, type WorkspaceName } from './copy-workspace';
import { extension } from './suite-build';
import type { VscodeServer } from './vscode-server';

const patience = 20_000;

/** Opens the workbench with the extension under development, for what a user sees of it; a failure leaves a picture. */
export function onScreen<T>(
  server: VscodeServer,
  scratch: string,
  act: (page: Page) => Promise<T>,
  workspace: WorkspaceName = 'single-root',
): Promise<T> {
  const opened = copyWorkspace(workspace, scratch);
  const payload = { extensionDevelopmentPath: remoteUri(server.authority, extension) };
  return withPage(async (page) => {
    page.setDefaultTimeout(patience);
    await page.goto(workbenchUrl(server.authority, opened, payload));
    try {
      return await act(page);
    } catch (error) {
      await screenshot(page, 'scenario-failed');
      throw error;
    }
  });
}

/** Goes to a line of a file as Quick Open does, and waits for a text of that line. */
export async function openFile(page: Page, path: string, line: number, text: string): Promise<void> {
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
export function word(page: Page, text: string): Locator {
  return page.locator('.view-line span', { hasText: new RegExp(`^${text}$`) }).last();
}

/** Milliseconds in which a hover shows, and how often somebody points again where the text moved away below the mouse. */
const HOVER_MS = 5_000;
const POINTS = 4;

/** Points at a word until the hover is there. */
export async function pointAt(page: Page, target: Locator, hover: Locator): Promise<void> {
  for (let point = 1; ; point++) {
    await target.hover();
    try {
      await hover.waitFor({ timeout: HOVER_MS });
      return;
    } catch (error) {
      if (point === POINTS) throw error;
      await page.mouse.move(0, 0);
    }
  }
}

/** A row of the Problems panel. */
export function problem(page: Page, text: string, line: number): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: new RegExp(`${text}.*Ln ${line},`) });
}
