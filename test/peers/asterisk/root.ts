import { existsSync } from 'node:fs';
import type { Context } from 'mocha';

/** Folder that holds a whole Debian with Asterisk 22, made by debootstrap; run as a chroot. */
export const ROOT = process.env.SIP_LENS_ASTERISK_ROOT ?? '/opt/asterisk-root';

/** Why the referee cannot run on this machine; undefined when it can. */
export function missingReferee(): string | undefined {
  if (!existsSync(`${ROOT}/usr/sbin/asterisk`)) return `no Asterisk in ${ROOT}`;
  if (process.getuid?.() !== 0) return 'chroot needs root';
  return undefined;
}

/** Skips the running suite by name where there is no referee; fails instead when peers are required. */
export function needReferee(context: Context): void {
  const missing = missingReferee();
  if (missing === undefined) return;
  if (process.env.SIP_LENS_REQUIRE_PEERS === '1') throw new Error(`peer required: ${missing}`);
  console.log(`    skipped, ${missing}`);
  context.skip();
}
