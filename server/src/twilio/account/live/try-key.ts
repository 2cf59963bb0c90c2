import { supports } from '../../regions';
import { type Kind, kinds } from './kinds';
import { Line } from './line';
import type { ApiKey, CallFailure, Connection } from './live';
import type { Outside } from './outside';
import type { ReadResult } from './reading';
import type { AccountRecord, ListRecord, ServiceRecord } from './records';
import { Session } from './session';
import type { Source } from './sources';
import * as sources from './sources';

export type Access = 'yes' | 'no' | 'unknown';

/** What a key opens. Plain data of the shape that the client is told. */
export interface KeyTrial {
  /** The key opens this account in this region. */
  readonly ok: boolean;
  /** Why not, and what to do; a sentence for people. */
  readonly problem?: string;
  readonly account?: { readonly name?: string; readonly status?: string; readonly type?: string };
  /** Each kind of data by its name for people. `unknown`: nothing is there to try it on, or it could not be asked. */
  readonly permissions: readonly { readonly what: string; readonly read: Access }[];
}

/** What came of asking for one kind of data. */
interface Trial<T> {
  readonly kind: Kind;
  readonly result?: ReadResult<T>;
}

/** Tries a key with small reading requests before it is stored. Never throws or rejects. */
export async function tryKey(
  connection: Omit<Connection, 'label'>,
  key: ApiKey,
  outside: Outside,
  signal?: AbortSignal,
): Promise<KeyTrial> {
  const session = new Session(connection, key, new Line(outside), outside);
  const ask = async <T>(source: Source<T>): Promise<Trial<T>> => ({
    kind: source.kind,
    result: await session.read(source, { urgent: true, signal, isTrial: true }),
  });
  const account = await ask(sources.accountSource);
  // a key that is unknown is so for everything; and where nobody is reached, nobody is reached
  if (isHopeless(account.result?.failure)) return refused(account.result?.failure);
  const trials = [account, ...(await tryBases(ask, connection, outside.clock.now()))];
  const isOpen = trials.some((trial) => isOwn(trial));
  if (!isOpen) {
    const failures = trials.flatMap(({ result }) => result?.failure ?? []);
    return refused(failures.find(({ reason }) => reason === 'denied') ?? failures[0]);
  }
  return {
    ok: true,
    ...accountFields(account),
    permissions: trials.map(({ kind, result }) => ({ what: kinds[kind], read: accessOf(result) })),
  };
}

const HOUR = 3_600_000;

/** Kinds that any key is answered, for its own account; items of another account are refused as such. */
const anybodys: ReadonlySet<Kind> = new Set(['accounts', 'trunks', 'alerts']);

function isOwn({ kind, result }: Trial<unknown>): boolean {
  if (!result) return false;
  if (anybodys.has(kind)) return kind === 'trunks' && result.items.length > 0;
  return result.failure === undefined || result.items.length > 0;
}

type Ask = <T>(source: Source<T>) => Promise<Trial<T>>;

async function tryBases(
  ask: Ask,
  { region }: Omit<Connection, 'label'>,
  now: number,
): Promise<readonly Trial<unknown>[]> {
  const all = await Promise.all([
    ask(sources.accountsSource),
    ask(sources.domainsSource).then((domains) => withBelow(ask, domains, domainSources)),
    ask(sources.credentialListsSource).then((lists) => withBelow(ask, lists, credentialSources)),
    ask(sources.accessListsSource).then((lists) => withBelow(ask, lists, addressSources)),
    ask(sources.trunksSource).then((trunks) => withBelow(ask, trunks, trunkSources)),
    ask(sources.numbersSource),
    ...(supports(region, 'callerIds') ? [ask(sources.callerIdsSource)] : []),
    ask(sources.alertsSource(() => new Date(now - HOUR))),
  ]);
  return all.flat();
}

interface Below<T> {
  readonly kinds: readonly Kind[];
  sources(record: T): readonly Source<unknown>[];
}

/** Tries what hangs on the first item too; where there is none, nothing can be tried. */
async function withBelow<T extends { readonly sid?: string }>(
  ask: Ask,
  base: Trial<T>,
  below: Below<T>,
): Promise<readonly Trial<unknown>[]> {
  const first = base.result?.items.find(({ sid }) => sid !== undefined);
  if (!first) return [base, ...below.kinds.map((kind) => ({ kind }))];
  return [base, ...(await Promise.all(below.sources(first).map(ask)))];
}

const domainSources: Below<ServiceRecord> = {
  kinds: ['callCredentialLists', 'callAccessLists', 'registrationLists', 'domainRoutes'],
  sources: ({ sid = '', name }) => [
    sources.callCredentialListsSource(sid),
    sources.callAccessListsSource(sid),
    sources.registrationListsSource(sid),
    sources.routeSource({ product: 'sip-domain', name: name ?? '' }),
  ],
};

const trunkSources: Below<ServiceRecord> = {
  kinds: ['originationUrls', 'trunkCredentialLists', 'trunkAccessLists', 'trunkRoutes'],
  sources: ({ sid = '', name }) => [
    sources.originationUrlsSource(sid),
    sources.trunkCredentialListsSource(sid),
    sources.trunkAccessListsSource(sid),
    ...(name === null ? [] : [sources.routeSource({ product: 'trunk', name })]),
  ],
};

const credentialSources: Below<ListRecord> = {
  kinds: ['usernames'],
  sources: ({ sid = '' }) => [sources.usernamesSource(sid)],
};

const addressSources: Below<ListRecord> = {
  kinds: ['addresses'],
  sources: ({ sid = '' }) => [sources.addressesSource(sid)],
};

function isHopeless(failure: CallFailure | undefined): boolean {
  return failure !== undefined && (failure.reason === 'offline' || failure.reason === 'rate-limited');
}

function refused(failure: CallFailure | undefined): KeyTrial {
  const problem = failure?.message ?? 'The key opens nothing of this account. Sign in with another key.';
  return { ok: false, problem, permissions: [] };
}

function accessOf(result: ReadResult<unknown> | undefined): Access {
  if (!result) return 'unknown';
  if (result.failure === undefined || result.items.length > 0) return 'yes';
  return result.failure.reason === 'denied' ? 'no' : 'unknown';
}

function accountFields({ result }: Trial<AccountRecord>): Pick<KeyTrial, 'account'> {
  const record = result?.items[0];
  if (!record) return {};
  const { name, status, type } = record;
  return {
    account: {
      ...(name === undefined ? {} : { name }),
      ...(status === undefined ? {} : { status }),
      ...(type === undefined ? {} : { type }),
    },
  };
}
