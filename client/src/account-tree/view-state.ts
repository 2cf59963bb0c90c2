import type { ConnectionStatus } from '../../../protocol/account';

/** Why the tree is empty: the value of the context key `sipLens.emptyAccounts`, by which a welcome text is chosen. */
export type EmptyReason =
  | 'starting'
  | 'stopped'
  | 'noFolder'
  | 'untrusted'
  | 'signedOut'
  | 'keyMissing'
  | 'offline'
  | 'denied'
  | 'slowed'
  | 'loading'
  | 'nothing';

export interface Situation {
  readonly isStopped: boolean;
  readonly isKnown: boolean;
  readonly isTrusted: boolean;
  readonly hasFolder: boolean;
  /** Names of connections in the user's settings. */
  readonly linked: number;
  readonly connections: readonly Pick<ConnectionStatus, 'state'>[];
}

/** What keeps the tree empty, the nearest reason first. */
export function emptyReason(situation: Situation): EmptyReason {
  const { isStopped, isKnown, isTrusted, hasFolder, linked, connections } = situation;
  if (isStopped) return 'stopped';
  if (!isKnown) return 'starting';
  if (!isTrusted) return 'untrusted';
  if (linked === 0) return hasFolder ? 'signedOut' : 'noFolder';
  const has = (state: ConnectionStatus['state']) => connections.some((each) => each.state === state);
  if (has('loading') || connections.length === 0) return 'loading';
  if (has('denied')) return 'denied';
  if (has('offline')) return 'offline';
  if (has('rate-limited')) return 'slowed';
  return has('signed-out') ? 'keyMissing' : 'nothing';
}

/** A line above the tree where what it shows is not all, or not new. */
export function viewMessage(situation: Situation): string | undefined {
  const { isTrusted, linked, connections } = situation;
  if (!isTrusted) return 'From the registry file. Trust this workspace to read the account itself.';
  if (linked === 0) return 'From the registry file. Sign in to compare with the account itself.';
  const states = connections.map(({ state }) => state);
  if (states.includes('denied')) return 'Twilio does not take a key: sign in with another one.';
  if (states.includes('offline'))
    return 'Offline: this is what was read before, or stands in the registry file.';
  if (states.includes('rate-limited')) return 'Twilio is slowing us down: the rest is read later.';
  return states.includes('signed-out') ? 'Not all connections have a key here: sign in again.' : undefined;
}
