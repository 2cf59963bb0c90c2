import { Accounts } from '../../server/src/workspace/accounts';
import { REGISTRY_NAME } from '../../server/src/workspace/recognise';
import type { Workspace } from '../../server/src/workspace/workspace';

/** The accounts that the workspace's registry files describe; `load` reads them. */
export function accountsOf(workspace: Workspace): Accounts {
  return new Accounts(workspace, () => REGISTRY_NAME);
}
