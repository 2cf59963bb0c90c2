import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Emulator, Key } from '../../emulator';
import { disabled, file, host, label, line } from './account-site';
import { screenshot } from './browser';
import { answer, dialog, pressButton, runCommand, treeRow } from './keyboard';
import { openFile, problem } from './screen';

/** The view says what there is to do while nobody is signed in, and the file has no findings of an account. */
export async function welcomeSignedOut(page: Page): Promise<void> {
  await openFile(page, file, line, host);
  await page.keyboard.press('Control+Shift+M');
  await problem(page, 'Nothing matches inbound calls', 49).waitFor();
  assert.equal(await problem(page, disabled, line).count(), 0);
  await page.locator('.activitybar a[aria-label*="Twilio SIP"]').click();
  await page.locator('.welcome-view', { hasText: 'A key that may only read is enough' }).waitFor();
  await screenshot(page, 'account-1-welcome');
}

/** A key is tried before it is stored: a wrong secret is said, and the way back keeps what was entered. */
export async function refuseWrongSecret(page: Page, key: Key): Promise<void> {
  await runCommand(page, 'SIP Lens: Sign In to Twilio');
  await answer(page, 'Sign in to Twilio (1/7)', 'Standard');
  await screenshot(page, 'account-2-make');
  await answer(page, 'Sign in to Twilio (2/7)');
  await answer(page, 'Sign in to Twilio (3/7)', 'US1');
  await answer(page, 'Account SID', `  ${key.accountSid}`);
  await answer(page, 'SID of the API key', key.username);
  await answer(page, 'Secret of the key', 'Example-Wr0ng-secret');
  await dialog(page, 'The key does not open').waitFor();
  await screenshot(page, 'account-3-refused');
  await pressButton(page, 'Correct Key or Secret');
}

/** With the right secret the findings of the account appear in the file without an edit. */
export async function signIn(page: Page, key: Key): Promise<void> {
  await enterRightSecret(page, key);
  await problem(page, disabled, line).waitFor();
}

async function enterRightSecret(page: Page, key: Key): Promise<void> {
  await answer(page, 'SID of the API key');
  await page.locator('.quick-input-widget', { hasText: 'Secret of the key' }).waitFor();
  await page.keyboard.press('Control+A');
  await answer(page, 'Secret of the key', ` ${key.secret} `);
  await page.locator('.quick-input-widget', { hasText: 'Go on: what cannot be read' }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'subaccounts' }).first().waitFor();
  await screenshot(page, 'account-4-permissions');
  await answer(page, 'Go on: what cannot be read');
  await page.locator('.quick-input-widget', { hasText: 'Name of the connection' }).waitFor();
  await page.keyboard.press('Control+A');
  await answer(page, 'Name of the connection', label);
}

/** The Accounts menu offers the sign-in once somebody has looked at the view, and lists the connection afterwards. */
export async function openAccountsMenu(page: Page, entry: string): Promise<void> {
  // a badge with the number of offers may lie on it
  await page.locator('.activitybar a[aria-label^="Accounts"]').click({ force: true });
  await page.locator('.monaco-menu', { hasText: entry }).waitFor();
  await screenshot(page, `account-menu-${entry.slice(0, 4).trim()}`);
  await page.keyboard.press('Escape');
}

/** A key that is revoked while it is used is told, and another one takes its place at once. */
export async function replaceRevokedKey(page: Page, emulator: Emulator, key: Key): Promise<void> {
  emulator.revoke(key.username);
  await runCommand(page, 'SIP Lens: Refresh Twilio Accounts');
  await page.locator('.welcome-view', { hasText: 'Twilio does not take the key' }).waitFor();
  await screenshot(page, 'account-10-revoked');
  const next = emulator.keys.add({ accountSid: key.accountSid, kind: 'standard' });
  await runCommand(page, 'SIP Lens: Sign In to Twilio');
  await answer(page, 'Sign in to Twilio (1/7)', 'Standard');
  await answer(page, 'Sign in to Twilio (2/7)');
  await answer(page, 'Sign in to Twilio (3/7)', 'US1');
  await answer(page, 'Account SID', next.accountSid);
  await answer(page, 'SID of the API key', next.username);
  await answer(page, 'Secret of the key', next.secret);
  await answer(page, 'Go on: what cannot be read');
  await answer(page, 'Name of the connection');
  await page
    .locator('.pane-body .message', { hasText: 'sign in with another one' })
    .waitFor({ state: 'hidden' });
  await treeRow(page, 'northwind-help').waitFor();
}

/** This workbench forgets its secrets with its page: the connection is there and its key is not. */
export async function missTheKey(page: Page): Promise<void> {
  await page.reload();
  await page.locator('.activitybar a[aria-label*="Twilio SIP"]').waitFor();
  // what is restored last takes the focus, and with it would close the list of commands
  await page.locator('.tab.active').waitFor();
  await page.locator('#status\\.languageStatus').waitFor();
  await runCommand(page, 'Twilio SIP: Focus on Accounts View');
  await page.locator('.pane-body .message', { hasText: 'have a key here: sign in again' }).waitFor();
  await screenshot(page, 'account-15-key-missing');
}

/** Signing out takes the connection away at once. */
export async function signOut(page: Page): Promise<void> {
  await runCommand(page, 'SIP Lens: Sign Out of Twilio');
  await answer(page, 'Sign out of Twilio');
  await page.locator('.pane-body .message', { hasText: 'Sign in to compare with the account' }).waitFor();
}

/** In a folder that nobody trusts an account is not read, though it is linked; once it is trusted it is, at once. */
export async function trustFolder(page: Page, emulator: Emulator, key: Key): Promise<void> {
  await openFile(page, file, line, host);
  await page.keyboard.press('Control+Shift+M');
  await problem(page, 'Nothing matches inbound calls', 49).waitFor();
  await page.locator('.activitybar a[aria-label*="Twilio SIP"]').click();
  await page.locator('.welcome-view', { hasText: 'This workspace is not trusted' }).waitFor();
  await refuseWrongSecret(page, key);
  await enterRightSecret(page, key);
  emulator.requests.clear();
  await setTimeout(2000);
  assert.equal(await problem(page, disabled, line).count(), 0);
  assert.equal(emulator.requests.all.length, 0);
  await screenshot(page, 'account-16-untrusted');
  await page.locator('.welcome-view .monaco-button', { hasText: 'Manage Workspace Trust' }).click();
  await page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
  await problem(page, disabled, line).waitFor();
  await treeRow(page, 'northwind-help').waitFor();
  assert.ok(emulator.requests.all.length > 0);
}
