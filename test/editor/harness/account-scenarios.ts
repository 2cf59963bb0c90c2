import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Emulator, Key } from '../../emulator';
import { screenshot } from './browser';
import { answer, dialog, goDownTo, notification, pressButton, runCommand, treeRow } from './keyboard';
import { openFile, problem } from './screen';

const file = 'asterisk/pjsip.conf';
const domain = 'northwind-branches';
const host = `${domain}.sip.dublin.twilio.com`;
/** Where it stands. */
const line = 20;
const disabled = 'has registration switched off';
const label = 'northwind';

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

/** The tree has what the account has, with the uses; Enter lists them beside the first one. */
export async function browseTree(page: Page): Promise<void> {
  await treeRow(page, 'northwind-help').filter({ hasText: '4 uses' }).waitFor();
  await treeRow(page, 'unused').waitFor();
  await screenshot(page, 'account-5-tree');
  await runCommand(page, 'Twilio SIP: Focus on Accounts View');
  await page.locator('.pane-body .monaco-list:focus').waitFor();
  await page.keyboard.press('Home');
  await goDownTo(page, 'northwind-help');
  await page.keyboard.press('Enter');
  await page.locator('.reference-zone-widget', { hasText: 'server_uri' }).waitFor();
  await screenshot(page, 'account-5-uses');
  await page.keyboard.press('Escape');
}

/** The status item names connection and region and says how old the data is; its details say what is unknown. */
export async function readAccountStatus(page: Page): Promise<void> {
  await openFile(page, file, line, host);
  await page.locator('#status\\.languageStatus').click();
  const status = page.locator('.hover-language-status', { hasText: `${label} · US1` });
  await status.filter({ hasText: 'read just now' }).waitFor();
  await screenshot(page, 'account-6-status');
  await page.keyboard.press('Escape');
  await runCommand(page, 'SIP Lens: Show Twilio Account Details');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'subaccounts' }).first().waitFor();
  await screenshot(page, 'account-7-details');
  await page.keyboard.press('Escape');
}

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
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget', { hasText: 'registration' }).waitFor();
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
  await page.keyboard.press('Control+.');
  const choice = page.locator('.action-widget .monaco-list-row', { hasText: `Add ${user} to` });
  await choice.waitFor();
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

function passwordOf(emulator: Emulator, user: string): string {
  const { credentialLists } = emulator.state.region(emulator.state.accounts[0]?.sid ?? '', 'us1');
  const users = credentialLists.flatMap(({ credentials }) => credentials);
  return users.find(({ username }) => username === user)?.password ?? '';
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

/** Twilio may refuse for a while: nothing new is accused, nothing is lost, and it is read when Twilio answers again. */
export async function outlast429(page: Page, emulator: Emulator): Promise<void> {
  const before = await problems(page);
  emulator.faults.add({ kind: '429', retryAfter: 1, times: 40 });
  emulator.requests.clear();
  await runCommand(page, 'SIP Lens: Refresh Twilio Accounts');
  await setTimeout(3000);
  assert.deepEqual(await problems(page), before);
  assert.ok(emulator.requests.maxInFlight <= 4, String(emulator.requests.maxInFlight));
  emulator.faults.clear();
}

async function problems(page: Page): Promise<string[]> {
  const rows = await page.locator('.markers-panel .monaco-list-row').allInnerTexts();
  return rows.map((text) => text.replace(/\s+/g, ' '));
}

/** Without a way to Twilio a new server checks the files all the same, and reads the account once there is one. */
export async function startOffline(page: Page, emulator: Emulator): Promise<void> {
  const end = emulator.faults.add({ kind: 'reset' });
  await runCommand(page, 'SIP Lens: Restart Server');
  await page.locator('.welcome-view', { hasText: 'Twilio cannot be reached' }).waitFor();
  await problem(page, 'Nothing matches inbound calls', 49).waitFor();
  await problem(page, disabled, line).waitFor({ state: 'detached' });
  await screenshot(page, 'account-12-offline');
  end();
  await page.locator('.welcome-view .monaco-button', { hasText: 'Try Again' }).click();
  await treeRow(page, 'northwind-help').waitFor();
  await problem(page, disabled, line).waitFor();
}

/** Where nothing was read before, the registry file counts. */
export async function goByRegistry(page: Page): Promise<void> {
  await runCommand(page, 'SIP Lens: Restart Server');
  await page.locator('.pane-body .message', { hasText: 'Offline' }).waitFor();
  await treeRow(page, 'registry file').waitFor();
  await problem(page, disabled, line).waitFor();
  await screenshot(page, 'account-14-registry-only');
}

/** The Accounts menu offers the sign-in once somebody has looked at the view, and lists the connection afterwards. */
export async function openAccountsMenu(page: Page, entry: string): Promise<void> {
  // a badge with the number of offers may lie on it
  await page.locator('.activitybar a[aria-label^="Accounts"]').click({ force: true });
  await page.locator('.monaco-menu', { hasText: entry }).waitFor();
  await screenshot(page, `account-menu-${entry.slice(0, 4).trim()}`);
  await page.keyboard.press('Escape');
}

/** A folder is bound by a command, which its settings keep. @param folder where the workspace lies on the disk */
export async function bindFolder(page: Page, folder: string): Promise<void> {
  await runCommand(page, 'SIP Lens: Bind Folder to Account');
  await answer(page, 'linked', 'linked');
  await answer(page, 'to an account', label);
  const settings = join(folder, '.vscode/settings.json');
  await seen('the binding', () => existsSync(settings) && readFileSync(settings, 'utf8').includes(label));
  assert.deepEqual(JSON.parse(readFileSync(settings, 'utf8')), { 'sipLens.bindings': { '.': label } });
}

/** The registry file is written from the account; written again it stays as it is. */
export async function writeRegistry(page: Page, folder: string): Promise<void> {
  const registry = join(folder, 'twilio.registry.yaml');
  await runCommand(page, 'SIP Lens: Update the Registry File');
  // until it is shown it may take the focus from what comes next
  await page.locator('.tab.active', { hasText: 'twilio.registry.yaml' }).waitFor();
  const text = readFileSync(registry, 'utf8');
  assert.match(text, /northwind-branches/);
  await runCommand(page, 'SIP Lens: Update the Registry File');
  await notification(page, 'nothing was written');
  assert.equal(readFileSync(registry, 'utf8'), text);
  await screenshot(page, 'account-13-registry');
}

/** The configuration of a trunk is inserted where the caret stands. */
export async function insertTrunk(page: Page): Promise<void> {
  await openFile(page, file, line, host);
  await page.keyboard.press('Control+End');
  const row = treeRow(page, 'unused');
  await row.hover();
  await row.locator('a[aria-label^="Insert Configuration"]').click();
  await page.locator('.view-line', { hasText: 'northwind.pstn' }).first().waitFor();
  await screenshot(page, 'account-11-inserted');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Z');
  await page.locator('.view-line', { hasText: 'northwind.pstn' }).first().waitFor({ state: 'detached' });
}

/** This workbench forgets its secrets with its page: the connection is there and its key is not. */
export async function missTheKey(page: Page): Promise<void> {
  await page.reload();
  await page.locator('.activitybar a[aria-label*="Twilio SIP"]').click();
  await page.locator('.pane-body .message', { hasText: 'have a key here: sign in again' }).waitFor();
  await screenshot(page, 'account-15-key-missing');
}

/** Signing out takes the connection away at once. */
export async function signOut(page: Page): Promise<void> {
  await runCommand(page, 'SIP Lens: Sign Out of Twilio');
  await answer(page, 'Sign out of Twilio');
  await page.locator('.pane-body .message', { hasText: 'Sign in to compare with the account' }).waitFor();
}

async function seen(what: string, look: () => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!look()) {
    if (Date.now() > end) throw new Error(`Not seen in time: ${what}`);
    await setTimeout(50);
  }
}

function registration(emulator: Emulator): unknown {
  const { accounts } = emulator.state;
  return emulator.state.region(accounts[0]?.sid ?? '', 'us1').domain(domain)?.sip_registration;
}

function changesOf({ requests }: Emulator): string[] {
  return requests.all.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
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
