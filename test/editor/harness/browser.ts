import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { peers } from '../../support/peer';
import { screenshots } from './paths';

/** Chromium without a window, large enough that the workbench shows all of itself. */
export async function withPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const browser: Browser = await chromium.launch({ executablePath: peers.chromium, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    return await use(await context.newPage());
  } finally {
    await browser.close();
  }
}

/**
 * The address of the workbench on a folder or a workspace file. `payload` holds options that a desktop VS Code takes
 * as arguments.
 */
export function workbenchUrl(authority: string, opened: string, payload: Record<string, string>): string {
  const options = Object.entries({ skipWelcome: 'true', ...payload });
  const kind = opened.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: opened, payload: JSON.stringify(options) });
  return `http://${authority}/?${query}`;
}

export function remoteUri(authority: string, path: string): string {
  return `vscode-remote://${authority}${path}`;
}

/** Keeps a picture of the page for a person to look at, in a folder that git ignores. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}
