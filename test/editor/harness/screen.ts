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
      throw new Error(`${String(error)}\nOn the screen:\n${await shown(page)}`);
    }
  });
}

/** What asks for attention, for those who see no picture. */
async function shown(page: Page): Promise<string> {
  const parts = [
    '.tab.active',
    '.notification-list-item',
    '.quick-input-widget',
    '.monaco-dialog-box',
    '.markers-panel .monaco-list-row',
  ];
  const visible = page.locator(parts.map((part) => `${part}:visible`).join());
  const texts = await visible.allInnerTexts();
  return texts.map((text) => `  ${text.replace(/\s+/g, ' ')}`).join('\n');
}

/** Goes to a line of a file and waits for a text of that line. */
export async function openFile(page: Page, path: string, line: number, text: string): Promise<void> {
  await goTo(page, `${path}:${line}`);
  await word(page, text).waitFor();
}

/** Goes to a place, `path:line` or `path:line:column`, as Quick Open does. */
export async function goTo(page: Page, place: string): Promise<void> {
  const [path = '', line = ''] = place.split(':');
  await page.locator('.monaco-workbench').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input');
  await input.fill(place);
  // the row that Enter takes, which is that of the file before for a moment
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: basename(path) }).waitFor();
  await input.press('Enter');
  await page.locator('.tab.active', { hasText: basename(path) }).waitFor();
  await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line},` }).waitFor();
}

/** A piece of the editor's text. The grammar gives a value a piece of its own. */
export function word(page: Page, text: string): Locator {
  return page.locator('.view-line span', { hasText: new RegExp(`^${text}$`) }).last();
}

/** Milliseconds in which something shows, and how often somebody asks again where the editor dropped the request. */
const SHOW_MS = 5_000;
const ASKS = 4;

/** Points at a word until the hover is there: the text may move away below the mouse. */
export function pointAt(page: Page, target: Locator, hover: Locator): Promise<void> {
  const pullBack = () => page.mouse.move(0, 0);
  return askFor(hover, () => target.hover(), pullBack);
}

/** Asks by keyboard for what is known of the place of the caret. */
export function openHover(page: Page, hover: Locator): Promise<void> {
  const ask = async () => {
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
  };
  return askFor(hover, ask, () => page.keyboard.press('Escape'));
}

/** Presses Ctrl+. until the fixes are there: the editor drops the request where it learns of findings meanwhile. */
export function openFixes(page: Page, fixes: Locator): Promise<void> {
  const close = () => page.keyboard.press('Escape');
  return askFor(fixes, () => page.keyboard.press('Control+.'), close);
}

/** Asks until it is shown. @param pullBack takes back what is left of a request that came to nothing */
export async function askFor(
  shown: Locator,
  ask: () => Promise<void>,
  pullBack: () => Promise<void>,
): Promise<void> {
  for (let asked = 1; ; asked++) {
    try {
      await ask();
      await shown.waitFor({ timeout: SHOW_MS });
      return;
    } catch (error) {
      if (asked === ASKS) throw error;
      await pullBack();
    }
  }
}

/** A row of the Problems panel. */
export function problem(page: Page, text: string, line: number): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: new RegExp(`${text}.*Ln ${line},`) });
}
