import type { ConnectionState, ConnectionStatus } from '../../../protocol/account';
import { age } from './age';
import { connectionName } from './connection-list';

export interface AccountStatusText {
  readonly text: string;
  readonly detail: string;
  readonly isProblem: boolean;
  readonly isBusy: boolean;
}

const stateWords: Readonly<Record<ConnectionState, string>> = {
  'signed-out': 'signed out',
  loading: 'reading',
  ready: '',
  offline: 'offline',
  denied: 'denied',
  'rate-limited': 'Twilio is slowing us down',
};

/** States that a person can do something about, or should know of. */
const problems: readonly ConnectionState[] = ['signed-out', 'offline', 'denied', 'rate-limited'];

/**
 * The linked accounts in the few words that a status item has room for.
 *
 * @param label the connection that the open file is bound to
 * @param now milliseconds since 1970
 */
export function accountStatusText(
  connections: readonly ConnectionStatus[],
  label: string | undefined,
  now: number,
): AccountStatusText {
  const bound = connections.find((each) => each.label === label);
  const [first, ...others] = bound ? [bound] : connections;
  if (first === undefined) {
    return { text: 'No Twilio account', detail: 'signed out', isProblem: false, isBusy: false };
  }
  const isBusy = connections.some(({ state }) => state === 'loading');
  if (label !== undefined && bound === undefined) {
    const text = `${label}: not signed in`;
    return { text, detail: 'this folder is bound to it', isProblem: true, isBusy };
  }
  if (others.length === 0) return { ...one(first, now), isBusy };
  return { ...several(connections), isBusy };
}

function one(status: ConnectionStatus, now: number): Omit<AccountStatusText, 'isBusy'> {
  const unknown = status.unknown.length === 0 ? '' : `${status.unknown.length} unknown`;
  const parts = [stateWords[status.state], age(status.readAt, now), unknown];
  return {
    text: connectionName(status),
    detail: parts.filter((part) => part !== '').join(', '),
    isProblem: problems.includes(status.state),
  };
}

function several(connections: readonly ConnectionStatus[]): Omit<AccountStatusText, 'isBusy'> {
  const troubled = connections.filter(({ state }) => problems.includes(state));
  const unknown = connections.filter(({ unknown }) => unknown.length > 0).length;
  const troubles = troubled.map((each) => `${each.label} ${stateWords[each.state]}`);
  const detail = [...troubles, ...(unknown > 0 ? [`${unknown} with unknown parts`] : [])].join(', ');
  return {
    text: `${connections.length} Twilio connections`,
    detail: detail || 'all read',
    isProblem: troubled.length > 0,
  };
}
