import type { Locator, Page } from 'playwright-core';

/** Milliseconds for one go at the list of commands, and how often: an editor that opens late takes the focus from it. */
const GO_MS = 6_000;
const GOES = 3;

/** Runs a command as a user does who has no mouse: F1, its title, Enter. */
export async function runCommand(page: Page, title: string): Promise<void> {
  for (let go = 1; ; go++) {
    try {
      await chooseCommand(page, title);
      return;
    } catch (error) {
      if (go === GOES) throw error;
    }
  }
}

async function chooseCommand(page: Page, title: string): Promise<void> {
  const options = { timeout: GO_MS };
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input');
  await input.fill(`>${title}`, options);
  // the row that Enter takes, which is that of the text before for a moment
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
  await row.waitFor(options);
  await input.press('Enter', options);
}

/** Waits for a question by a part of its title or prompt, and answers it: Enter takes what is typed or selected. */
export async function answer(page: Page, question: string, text = ''): Promise<void> {
  await page.locator('.quick-input-widget', { hasText: question }).waitFor();
  if (text !== '') await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** The dialog that nothing can be done beside. */
export function dialog(page: Page, text: string): Locator {
  return page.locator('.monaco-dialog-box', { hasText: text });
}

/** Chooses a button of a dialog by Tab and Enter. */
export async function pressButton(page: Page, label: string): Promise<void> {
  const button = page.locator('.monaco-dialog-box .monaco-button', { hasText: label });
  await button.waitFor();
  for (let tries = 0; tries < 6; tries += 1) {
    if ((await page.locator('.monaco-dialog-box .monaco-button:focus', { hasText: label }).count()) > 0)
      break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await button.waitFor({ state: 'detached' });
}

/** A message, in the list of all of them: this workbench shows none in its corner. */
export async function notification(page: Page, text: string): Promise<Locator> {
  const found = page.locator('.notifications-center .notification-list-item', { hasText: text });
  const closed = page.locator('.notifications-center:not(.visible)');
  const end = Date.now() + 20_000;
  do {
    if (Date.now() > end) throw new Error(`No message says: ${text}`);
    await runCommand(page, 'Notifications: Show Notifications');
    // the list closes with its last entry, which may be the progress of what the message is about
    await found.or(closed).first().waitFor({ state: 'attached' });
  } while (!(await found.isVisible()));
  return found;
}

/** A row of the tree of accounts. */
export function treeRow(page: Page, text: string): Locator {
  return page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
}

/** Moves the focus of the tree down to a row. */
export async function goDownTo(page: Page, text: string): Promise<void> {
  const row = page.locator('.pane-body .monaco-list-row.focused', { hasText: text });
  for (let tries = 0; tries < 20 && (await row.count()) === 0; tries += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await row.waitFor();
}
