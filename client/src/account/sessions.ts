import type { AuthenticationSession } from 'vscode';
import type { Connection } from '../../../protocol/account';
import { connectionName } from './connection-list';
import { keyName } from './key';

/** The one scope of every session: what a key may do is decided in the Console. */
export const scopes: readonly string[] = ['account'];

/**
 * What the Accounts menu, and other extensions that a user lets in, see of a connection with a key. There is no secret in
 * it: the key is for our own language server only.
 */
export function sessionOf(connection: Connection): AuthenticationSession {
  const id = keyName(connection);
  const label = connectionName(connection);
  return { id, accessToken: '', account: { id, label }, scopes };
}

/** What changed between two looks at the sessions. A key that became another one leaves its session as it is. */
export function sessionChanges(
  before: readonly AuthenticationSession[],
  after: readonly AuthenticationSession[],
  renewed?: string,
): { added: AuthenticationSession[]; removed: AuthenticationSession[]; changed: AuthenticationSession[] } {
  const at = (list: readonly AuthenticationSession[], id: string) => list.find((each) => each.id === id);
  return {
    added: after.filter(({ id }) => at(before, id) === undefined),
    removed: before.filter(({ id }) => at(after, id) === undefined),
    changed: after.filter((each) => {
      const old = at(before, each.id);
      return old !== undefined && (each.id === renewed || old.account.label !== each.account.label);
    }),
  };
}
