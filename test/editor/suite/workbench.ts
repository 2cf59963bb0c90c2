import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import type { SipLens } from '../../../client/src/extension';

const pollMilliseconds = 25;

/** Asks again until there is an answer; fails with what was last seen. */
export async function until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Not seen within 15 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

/** The extension under test, once VS Code has activated it by itself. */
export async function extension(): Promise<SipLens> {
  const found = extensions.getExtension<SipLens>('sip-lens.sip-lens');
  assert.ok(found, 'the extension is not there');
  await until('the extension is active', () => found.isActive || undefined);
  return found.exports;
}
