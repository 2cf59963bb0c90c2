import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Emulator } from '../../emulator';
import { disabled, domain, file, host, line } from './account-site';
import { screenshot } from './browser';
import { dialog, notification, pressButton } from './keyboard';
import { openFile, openFixes, problem } from './screen';

/** The light bulb offers to change Twilio; nothing is sent before the dialog with the exact calls is confirmed. */
export async function applyFix(page: Page, emulator: Emulator): Promise<void> {
  await chooseFix(page);
  await dialog(page, 'POST https://api.twilio.com/').waitFor();
  await screenshot(page, 'account-8-confirm');
  await page.keyboard.press('Escape');
  await dialog(page, 'POST').waitFor({ state: 'detached' });
  assert.deepEqual(changesOf(emulator), []);
  assert.equal(registration(emulator), false);
  await chooseFix(page);
  await pressButton(page, 'Change Twilio');
  await problem(page, disabled, line).waitFor({ state: 'detached' });
  assert.equal(registration(emulator), true);
  assert.equal(changesOf(emulator).length, 1);
}

async function chooseFix(page: Page): Promise<void> {
  await openFile(page, file, line, host);
  await openFixes(page, page.locator('.action-widget', { hasText: 'registration' }));
  await page.keyboard.press('Enter');
}

/** What was done is reported, with an undo that is confirmed like any other change. */
export async function undoFix(page: Page, emulator: Emulator): Promise<void> {
  const done = await notification(page, 'done.');
  await screenshot(page, 'account-9-done');
  await done.locator('.monaco-button', { hasText: 'Undo' }).click();
  await dialog(page, 'Undo').waitFor();
  await pressButton(page, 'Change Twilio');
  await problem(page, disabled, line).waitFor();
  assert.equal(registration(emulator), false);
}

/** A user gets a password that nobody has seen: Twilio and the file have the same one. */
export async function addUser(page: Page, emulator: Emulator): Promise<void> {
  const user = 'nightwatch';
  await problem(page, user, 61).waitFor();
  await openFile(page, file, 61, user);
  const choice = page.locator('.action-widget .monaco-list-row', { hasText: `Add ${user} to` });
  await openFixes(page, choice);
  await screenshot(page, 'account-10-fixes');
  await choice.click();
  await dialog(page, 'A strong password is generated').waitFor();
  await screenshot(page, 'account-10-password');
  await pressButton(page, 'Change Twilio');
  await problem(page, user, 61).waitFor({ state: 'detached' });
  const password = passwordOf(emulator, user);
  assert.match(password, /^\w{16,}$/);
  await page.locator('.view-line', { hasText: password }).first().waitFor();
}

/** An undo takes the user back, and the file has the password that stood there before. */
export async function undoUser(page: Page, emulator: Emulator): Promise<void> {
  const user = 'nightwatch';
  const generated = passwordOf(emulator, user);
  const done = await notification(page, `${user} to the credential list help in Twilio: done.`);
  await done.locator('.monaco-button', { hasText: 'Undo' }).click();
  await dialog(page, `the text of before is put back into ${file}`).waitFor();
  await screenshot(page, 'account-10-undo');
  await pressButton(page, 'Change Twilio');
  await problem(page, user, 61).waitFor();
  assert.equal(passwordOf(emulator, user), '');
  await page.locator('.view-line', { hasText: generated }).first().waitFor({ state: 'detached' });
  await notification(page, `The text of before is back in ${file}`);
}

function passwordOf(emulator: Emulator, user: string): string {
  const { credentialLists } = emulator.state.region(emulator.state.accounts[0]?.sid ?? '', 'us1');
  const users = credentialLists.flatMap(({ credentials }) => credentials);
  return users.find(({ username }) => username === user)?.password ?? '';
}

function registration(emulator: Emulator): unknown {
  const { accounts } = emulator.state;
  return emulator.state.region(accounts[0]?.sid ?? '', 'us1').domain(domain)?.sip_registration;
}

function changesOf({ requests }: Emulator): string[] {
  return requests.all.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
}
