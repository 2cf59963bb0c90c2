import { isOwnKey, oldestReading, ownRecord } from './assemble';
import type { ConnectionReader } from './connection-reader';
import { missingPermission, signedOut } from './failures';
import { type Kind, kindNames, kinds } from './kinds';
import type { CallFailure, Connection } from './live';

/** How one connection stands. Plain data of the shape that the client is told. */
export interface LiveState extends Connection {
  readonly accountName?: string;
  /** `ready` also where some collections are unknown. */
  readonly state: 'signed-out' | 'loading' | 'ready' | 'offline' | 'denied' | 'rate-limited';
  /** ISO 8601; when the oldest part of the data was read. */
  readonly readAt?: string;
  readonly unknown: readonly { readonly what: string; readonly reason: string }[];
  /** A sentence for people, with the next step. */
  readonly problem?: string;
}

export function stateOf(reader: ConnectionReader): LiveState {
  const { connection, parts } = reader;
  const readAt = oldestReading(parts);
  const { name } = ownRecord(parts, connection.accountSid) ?? {};
  const { label, accountSid, region } = connection;
  return {
    label,
    accountSid,
    region,
    ...(name === undefined ? {} : { accountName: name }),
    ...standing(reader),
    ...(readAt === undefined ? {} : { readAt: new Date(readAt).toISOString() }),
    unknown: [...failuresOf(reader)].map(([kind, { message }]) => ({ what: kinds[kind], reason: message })),
  };
}

/** Why each kind of data is not known, or not known anew; what the region does not have is no failure. */
export function failuresOf({ parts }: ConnectionReader): ReadonlyMap<Kind, CallFailure> {
  const found = new Map<string, CallFailure>();
  for (const { source, failure } of parts.all()) {
    if (failure && failure.reason !== 'unsupported' && !found.has(source.kind))
      found.set(source.kind, failure);
  }
  const isAccepted = oldestReading(parts) !== undefined;
  const failures = kindNames.flatMap((kind): [Kind, CallFailure][] => {
    const failure = found.get(kind);
    return failure ? [[kind, isAccepted ? asPermission(failure) : failure]] : [];
  });
  return new Map(failures);
}

/** A key that opens something is known: what it is refused with 401 it lacks the permission for. */
function asPermission(failure: CallFailure): CallFailure {
  return failure.status === 401 ? missingPermission(401, failure.code) : failure;
}

function standing(reader: ConnectionReader): Pick<LiveState, 'state' | 'problem'> {
  if (reader.isSignedOut) return { state: 'signed-out', problem: signedOut(reader.connection.label).message };
  const { domains, trunks, credentialLists, ipAccessControlLists } = reader.parts;
  const isAnybodys = trunks.items?.length === 0 && !isOwnKey(reader.parts, reader.connection.accountSid);
  const main = [domains, credentialLists, ipAccessControlLists, ...(isAnybodys ? [] : [trunks])];
  const failures = main.flatMap(({ failure }) => failure ?? []);
  const [first] = failures;
  if (failures.length === main.length && first) return { state: stateFor(failures), problem: first.message };
  const isRead = main.every(({ items, failure }) => items !== undefined || failure !== undefined);
  return { state: isRead ? 'ready' : 'loading' };
}

function stateFor(failures: readonly CallFailure[]): LiveState['state'] {
  const reasons = failures.map(({ reason }) => reason);
  const state = (['rate-limited', 'offline', 'denied'] as const).find((each) => reasons.includes(each));
  return state ?? 'offline';
}
