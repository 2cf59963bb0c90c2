import type { ConnectionStatus } from '../../../protocol/account';
import { age } from './age';
import { connectionName } from './connection-list';

/** A line of the account details. */
export interface DetailLine {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

const states: Readonly<Record<ConnectionStatus['state'], string>> = {
  'signed-out': '$(sign-in) Signed out: sign in to read this account',
  loading: '$(sync) The account is being read',
  ready: '$(pass) Linked',
  offline: '$(cloud-offline) Offline: what was read before is still used',
  denied: '$(error) Twilio does not take the key: sign in with another one',
  'rate-limited': '$(watch) Twilio is slowing us down: it is read on by itself, later',
};

/** All there is to say of a connection: state, account, age, and each unknown part with its reason. */
export function detailLines(status: ConnectionStatus, now: number): DetailLine[] {
  const account = [status.accountName, status.accountSid].filter((part) => part !== undefined).join(', ');
  return [
    { label: states[status.state], description: age(status.readAt, now), detail: status.problem },
    { label: `$(organization) ${account}`, description: status.region.toUpperCase() },
    ...status.unknown.map(({ what, reason }) => ({ label: `$(question) ${what}: unknown`, detail: reason })),
  ];
}

export function detailTitle(status: ConnectionStatus): string {
  return connectionName(status);
}
