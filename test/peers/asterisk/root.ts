import type { Context } from 'mocha';
import { needsPeer, peers, skip } from '../../support/peer';

/** Folder that holds a whole Debian with Asterisk 22, made by debootstrap; run as a chroot. */
export const ROOT = peers.asteriskRoot;

/** Skips the running suite by name where there is no referee; fails instead when peers are required. */
export function needReferee(context: Context): void {
  needsPeer(context, 'Asterisk', `${ROOT}/usr/sbin/asterisk`);
  if (process.getuid?.() !== 0) skip(context, 'Asterisk is run by chroot, which needs root');
}
