import type { AccountData, CollectionName } from '../data';
import type { LinkedAccounts } from '../linked';
import type { ServiceName } from '../snapshot';
import { assembleAccounts } from './assemble-accounts';
import { Confirmations } from './confirmations';
import { ConnectionReader } from './connection-reader';
import { signedOut } from './failures';
import { Line } from './line';
import type { ApiCall, CallResult, Connection } from './live';
import { type LiveOutside, partsOf } from './outside';
import { Publisher } from './publisher';
import { type LiveState, stateOf } from './state';
import { touchedParts } from './touched';

export type { LiveState } from './state';

export interface RefreshOptions {
  /** The connections to read; all where left out. */
  readonly labels?: readonly string[];
  /** Gives up: what is under way for nobody else is cancelled, and what was read before stays. */
  readonly signal?: AbortSignal;
  /** A person asked: what the key was denied, or the region does not have, is asked for again too. */
  readonly explicit?: boolean;
  /** Requests answered so far and those known to be needed; the second number grows while lists come in. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a change of the account may have touched. */
export interface Touched {
  readonly collections?: readonly CollectionName[];
  /** Their entries, mappings, routes and parts; one that was not there before as well. */
  readonly services?: readonly ServiceName[];
  /** Names or SIDs of credential lists and access control lists whose contents changed. */
  readonly lists?: readonly string[];
}

/** Milliseconds in which changes are told together: of whole collections, and of what is in them. */
const SOON = 100;
const LATER = 2_000;

/**
 * The linked accounts, read from Twilio itself. Nothing here throws or rejects, and nothing that comes out of it holds a
 * credential. Data are replaced, never changed; old ones stay until the new ones are read.
 */
export class LiveAccounts implements LinkedAccounts {
  #readers: readonly ConnectionReader[] = [];
  /** By account: all connections with it share one way to Twilio. */
  readonly #lines = new Map<string, Line>();
  readonly #confirmations: Confirmations;
  readonly #publisher: Publisher;
  #accounts: readonly AccountData[] | undefined;
  #last: readonly AccountData[] = [];
  #readings = 0;

  /** @param changed called when `accounts`, `states()` or the answer to a `confirm` is another; changes are taken together */
  constructor(
    private readonly outside: LiveOutside,
    changed: () => void,
  ) {
    this.#publisher = new Publisher(outside.clock, () => {
      this.#accounts = undefined;
      changed();
    });
    const { clock } = outside;
    this.#confirmations = new Confirmations(
      () => this.#readers,
      clock,
      () => this.#publisher.now(),
    );
  }

  get accounts(): readonly AccountData[] {
    this.#accounts ??= assembleAccounts(this.#readers, this.#last);
    this.#last = this.#accounts;
    return this.#accounts;
  }

  accountOf(label: string): string | undefined {
    return this.#reader(label)?.connection.accountSid;
  }

  labelsOf(accountSid: string): readonly string[] {
    return this.#readers.flatMap(({ connection }) =>
      connection.accountSid === accountSid ? [connection.label] : [],
    );
  }

  confirm(service: ServiceName, claim: string): boolean {
    return this.#confirmations.confirm(service, claim);
  }

  /** Reads nothing by itself: `refresh` does. What was read of connections that stay is kept. */
  setConnections(connections: readonly Connection[]): void {
    const kept = new Map(this.#readers.map((reader) => [nameOf(reader.connection), reader]));
    this.#readers = connections.map((connection) => {
      const known = kept.get(nameOf(connection));
      kept.delete(nameOf(connection));
      return known ?? this.#newReader(connection);
    });
    for (const reader of kept.values()) reader.cancel();
    this.#confirmations.forget();
    this.#publisher.now();
  }

  /**
   * Reads the connections again; resolves when all is read or given up. Somebody who asks while it is under way waits for
   * the same requests.
   */
  async refresh({ labels, signal, explicit, onProgress }: RefreshOptions = {}): Promise<void> {
    const chosen = this.#readers.filter(({ connection }) => labels?.includes(connection.label) ?? true);
    const progress = chosen.map(() => ({ done: 0, total: 0 }));
    this.#spareMemory(1);
    await Promise.all(
      chosen.map(async (reader, index) => {
        const tell = (done: number, total: number) => {
          progress[index] = { done, total };
          onProgress?.(sum(progress, 'done'), sum(progress, 'total'));
        };
        await reader.refresh({ signal, explicit, onProgress: tell });
        this.#publisher.now();
      }),
    );
    this.#spareMemory(-1);
  }

  /** Signed in, signed out, or another key: forgets what was read with the old one and reads again if there is a key. */
  keyChanged(label: string): void {
    const reader = this.#reader(label);
    if (!reader) return;
    reader.forget();
    this.#confirmations.forget();
    this.#publisher.now();
    void this.refresh({ labels: [label] });
  }

  states(): readonly LiveState[] {
    return this.#readers.map(stateOf);
  }

  /**
   * One request of a connection, behind the same limit as those that read. Only a GET is sent again after a fault; what
   * changes something is sent again only after a 429, which Twilio answers before it does anything.
   *
   * @returns the parsed body, undefined where there is none
   */
  async call(label: string, call: ApiCall, signal?: AbortSignal): Promise<CallResult<unknown>> {
    const reader = this.#reader(label);
    return reader ? reader.call(call, signal) : { ok: false, failure: signedOut(label) };
  }

  /** After a change: reads what it touched again; resolves when that is done. Until then it confirms nothing. */
  async invalidate(label: string, touched: Touched): Promise<void> {
    const reader = this.#reader(label);
    if (!reader) return;
    // the lists first: they show what is new and has contents of its own
    for (const deep of [false, true]) {
      const parts = touchedParts(reader.parts, touched, deep);
      for (const part of parts) part.outdate();
      await reader.reread(parts);
    }
    this.#publisher.now();
  }

  /** Cancels what is under way; nothing is called back afterwards. */
  dispose(): void {
    this.#publisher.dispose();
    for (const reader of this.#readers) reader.cancel();
    this.#readers = [];
    this.#accounts = [];
    this.#last = [];
  }

  /** Several readings may be under way. */
  #spareMemory(more: 1 | -1): void {
    this.#readings += more;
    this.outside.spareMemory?.(this.#readings > 0);
  }

  #reader(label: string): ConnectionReader | undefined {
    return this.#readers.find(({ connection }) => connection.label === label);
  }

  #newReader(connection: Connection): ConnectionReader {
    const { label, accountSid } = connection;
    const line = this.#lines.get(accountSid) ?? new Line(this.outside);
    this.#lines.set(accountSid, line);
    const outside = { ...partsOf(this.outside), key: () => this.outside.key(label) };
    const arrived = (isBase: boolean) => this.#publisher.soon(isBase ? SOON : LATER);
    return new ConnectionReader(connection, outside, line, arrived);
  }
}

function nameOf({ label, accountSid, region }: Connection): string {
  return JSON.stringify([label, accountSid, region]);
}

function sum(progress: readonly { done: number; total: number }[], key: 'done' | 'total'): number {
  return progress.reduce((total, each) => total + each[key], 0);
}
