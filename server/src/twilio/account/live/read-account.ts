import type { AccountData } from '../data';
import { assembleAccount, assembleRegion } from './assemble';
import { ConnectionReader } from './connection-reader';
import { cancelled } from './failures';
import { kinds } from './kinds';
import { Line } from './line';
import type { ApiKey, CallFailure, Connection } from './live';
import { type Outside, partsOf } from './outside';
import { failuresOf } from './state';

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
  connection: Omit<Connection, 'label'>,
  key: ApiKey,
  outside: Outside,
  signal?: AbortSignal,
): Promise<AccountRead> {
  const { accountSid, region } = connection;
  const own = { ...partsOf(outside), key: () => Promise.resolve(key) };
  const nobodyWaits = () => undefined;
  const reader = new ConnectionReader(
    { label: accountSid, accountSid, region },
    own,
    new Line(outside),
    nobodyWaits,
  );
  await reader.refresh({ signal });
  const { parts } = reader;
  const fields = assembleAccount(parts, accountSid, 'partial');
  const failures = [...failuresOf(reader)].map(([kind, failure]) => ({ what: kinds[kind], failure }));
  return {
    account: { ...fields, regions: [assembleRegion(parts, accountSid, 'partial')] },
    failures: signal?.aborted ? [...failures, { what: 'account', failure: cancelled }] : failures,
  };
}
