import type { AccountSource } from '../../server/src/diagnostics/checker';
import { AccountSnapshot } from '../../server/src/twilio/account/snapshot';
import type { Workspace } from '../../server/src/workspace/workspace';

const NOTHING_KNOWN = AccountSnapshot.unknown('signed-out');

/** The accounts that the workspace's registry files describe. */
export function accountsOf(_workspace: Workspace): AccountSource {
  return { snapshotFor: () => NOTHING_KNOWN };
}
