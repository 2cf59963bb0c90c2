import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { screenshot } from './browser';
import { workspaces } from './paths';
import { openFile, openFixes, pointAt, problem, word } from './screen';

const file = 'asterisk/pjsip.conf';
const wrong = 'rfc4773';
const right = 'rfc4733';
const lines = readFileSync(join(workspaces, 'single-root', file), 'utf8').split('\n');
const line = lineOf(wrong);

function lineOf(text: string): number {
  return lines.findIndex((each) => each.includes(text)) + 1;
}

/**
 * What a user does: opens a file, sees the squiggle, points at it, presses Ctrl+. and Enter, and the finding is gone.
 * Only what is on the screen counts. Every step leaves a screenshot.
 */
export async function fixFinding(page: Page): Promise<void> {
  await openFile(page, file, line, wrong);
  await page.keyboard.press('Control+Shift+M');
  await problem(page, wrong, line).waitFor();
  await page.locator('.squiggly-error').first().waitFor();
  await screenshot(page, '1-squiggle');

  await pointAt(page, word(page, wrong), page.locator('.monaco-hover', { hasText: wrong }));
  await screenshot(page, '2-hover');

  await page.keyboard.press('Escape');
  await word(page, wrong).click();
  await openFixes(page, page.locator('.action-widget', { hasText: right }));
  await screenshot(page, '3-quick-fix');

  await page.keyboard.press('Enter');
  await word(page, right).waitFor();
  await problem(page, wrong, line).waitFor({ state: 'detached' });
  await screenshot(page, '4-gone');
}

/** The status item says what the files are checked against. */
export async function readStatus(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('#status\\.languageStatus').click();
  await page.locator('.hover-language-status', { hasText: 'twilio.registry.yaml' }).waitFor();
  await screenshot(page, '5-status');
}

/** Pointing at a Twilio host shows what the registry knows of it, as a table. */
export async function hoverHost(page: Page): Promise<void> {
  const host = 'acme-pbx.sip.dublin.twilio.com';
  await openFile(page, file, lineOf(host), host);
  const table = page.locator('.monaco-hover table', { hasText: 'Acme production' });
  await pointAt(page, word(page, host), table);
  await screenshot(page, '6-host');
}

/** Typing in a section offers the options of its type. */
export async function typeOption(page: Page): Promise<void> {
  await openFile(page, file, lineOf('max_contacts'), 'max_contacts');
  await page.keyboard.press('End');
  await page.keyboard.type('\nqualify_');
  await page.locator('.suggest-widget', { hasText: 'qualify_frequency' }).waitFor();
  await screenshot(page, '7-completion');
}

/** In a folder that the user does not trust the files are checked all the same. */
export async function checkUntrusted(page: Page): Promise<void> {
  await openFile(page, file, line, wrong);
  await page.keyboard.press('Control+Shift+M');
  await problem(page, wrong, line).waitFor();
  await page.getByText('Restricted Mode').first().waitFor();
  await screenshot(page, '8-untrusted');
}
