import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Emulator } from '../../emulator';
import { disabled, file, host, label, line } from './account-site';
import { screenshot } from './browser';
import { answer, goDownTo, notification, runCommand, treeRow } from './keyboard';
import { askFor, openFile, problem } from './screen';

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

/** A folder is bound by a command, which its settings keep. @param folder where the workspace lies on the disk */
export async function bindFolder(page: Page, folder: string): Promise<void> {
  await runCommand(page, 'SIP Lens: Bind Folder to Account');
  await answer(page, 'linked', 'linked');
  await answer(page, 'to an account', label);
  const settings = join(folder, '.vscode/settings.json');
  await seen('the binding', () => existsSync(settings) && readFileSync(settings, 'utf8').includes(label));
  assert.deepEqual(JSON.parse(readFileSync(settings, 'utf8')), { 'sipLens.bindings': { '.': label } });
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

/** The registry file is written from the account; written again it stays as it is. */
export async function writeRegistry(page: Page, folder: string): Promise<void> {
  const registry = join(folder, 'twilio.registry.yaml');
  await runCommand(page, 'SIP Lens: Update the Registry File');
  // until its text is shown it may take the focus from what comes next
  await page.locator('.tab.active', { hasText: 'twilio.registry.yaml' }).waitFor();
  await page.locator('.monaco-editor.focused .view-line', { hasText: 'sipLensRegistry' }).first().waitFor();
  const text = readFileSync(registry, 'utf8');
  assert.match(text, /northwind-branches/);
  await runCommand(page, 'SIP Lens: Update the Registry File');
  await notification(page, 'nothing was written');
  assert.equal(readFileSync(registry, 'utf8'), text);
  await screenshot(page, 'account-13-registry');
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

async function seen(what: string, look: () => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!look()) {
    if (Date.now() > end) throw new Error(`Not seen in time: ${what}`);
    await setTimeout(50);
  }
}

/** A row of the tree leads to where the registry file has it. */
export async function revealInRegistry(page: Page, folder: string): Promise<void> {
  const lines = readFileSync(join(folder, 'twilio.registry.yaml'), 'utf8').split('\n');
  const number = lines.findIndex((each) => /name: northwind-help$/.test(each)) + 1;
  // the status item says so when the server has seen the file that was written a moment ago
  await page.locator('#status\\.languageStatus').click();
  await page.locator('.hover-language-status', { hasText: 'twilio.registry.yaml' }).waitFor();
  await page.keyboard.press('Escape');
  const reveal = async () => {
    await treeRow(page, 'northwind-help').click({ button: 'right' });
    const item = page.locator('.monaco-menu .action-item', { hasText: 'Reveal in Registry File' });
    await item.hover({ timeout: 5_000 });
    await page.keyboard.press('Enter');
  };
  // a tree that is made anew closes the menu of its row
  const there = page.locator('.statusbar-item', { hasText: `Ln ${number},` });
  await askFor(there, reveal, () => page.keyboard.press('Escape'));
}
