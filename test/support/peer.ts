import { existsSync } from 'node:fs';
import type { Context } from 'mocha';

/** Where the real programs are that the tests compare with; .ci/run installs them there. */
export const peers = {
  asteriskRoot: process.env.SIP_LENS_ASTERISK_ROOT ?? '/opt/asterisk-root',
  vscodeHost: process.env.SIP_LENS_VSCODE_HOST ?? '/opt/vscode-host',
  chromium: process.env.SIP_LENS_CHROMIUM ?? '/usr/bin/chromium',
  xmllint: process.env.SIP_LENS_XMLLINT ?? '/usr/bin/xmllint',
  tinyproxy: process.env.SIP_LENS_TINYPROXY ?? '/usr/bin/tinyproxy',
};

/**
 * Skips the test, or in a `before` hook the whole suite, when a peer is not installed. Where the peers are required
 * (SIP_LENS_REQUIRE_PEERS=1, as .ci/run has it) a missing one fails instead.
 *
 * @param path the program, or a file that shows that the peer is there
 */
export function needsPeer(context: Context, name: string, path: string): void {
  if (!existsSync(path)) skip(context, `${name} is not installed (${path}); .ci/run installs it`);
}

/** Skips with a reason, which `npm test` prints; fails where the peers are required. */
export function skip(context: Context, reason: string): never {
  if (process.env.SIP_LENS_REQUIRE_PEERS === '1') throw new Error(reason);
  const runnable = context.test;
  const hook = runnable !== undefined && 'type' in runnable && runnable.type === 'hook';
  const owner = hook ? runnable.parent : runnable;
  if (owner) Object.assign(owner, { skipReason: reason });
  return context.skip();
}
