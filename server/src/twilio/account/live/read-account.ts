import type { AccountData } from '../data';
import type { ApiKey, CallFailure, Connection } from './live';
import type { Outside } from './outside';

/** A collection that could not be read, or not whole. */
export interface ReadFailure {
  /** For people: `usernames of credential lists`. */
  readonly what: string;
  readonly failure: CallFailure;
}

export interface AccountRead {
  /** With the one region of the connection. Collections that failed say why. */
  readonly account: AccountData;
  /** Empty where everything was read. */
  readonly failures: readonly ReadFailure[];
}

/** Reads an account once, as far as the key may. Never throws or rejects. */
export async function readAccount(
  _connection: Omit<Connection, 'label'>,
  _key: ApiKey,
  _outside: Outside,
  _signal?: AbortSignal,
): Promise<AccountRead> {
  throw new Error('not yet written');
}
