import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Report } from './report';
import { onScreen, problem } from './screen';
import { withServer } from './vscode-server';

/** Folders with one kind of files only, the file, and the line of the same fault in each. */
const folders = [
  ['activation/freeswitch', 'twilio.xml', 5],
  ['activation/compose', 'compose.yaml', 4],
  ['activation/variables', '.env', 1],
] as const;

/** The findings of a folder are there before any of its files is opened, and the status item when one is. */
export async function activation(report: Report, scratch: string): Promise<void> {
  await withServer(scratch, {}, async (server) => {
    for (const [folder, file, line] of folders) {
      const look = async (page: Page) => {
        await page.locator('.monaco-workbench').waitFor();
        await page.keyboard.press('Control+Shift+M');
        await problem(page, 'asburn', line).waitFor();
        await problem(page, 'asburn', line).dblclick();
        await page.locator('.tab.active', { hasText: file }).waitFor();
        await page.locator('#status\\.languageStatus').click();
        await page.locator('.hover-language-status', { hasText: 'No registry file' }).waitFor();
      };
      await onScreen(server, join(scratch, 'run'), look, folder);
      report.pass(`${folder} is checked without a file being opened, and says against what`);
    }
  });
}
