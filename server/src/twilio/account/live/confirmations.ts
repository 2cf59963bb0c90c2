import type { Clock } from '../../../host/host';
import type { ServiceName } from '../snapshot';
import type { ConnectionReader } from './connection-reader';
import type { Part } from './part';
import type { RegionParts } from './region-parts';

/** Milliseconds in which what was read may accuse without being asked again. */
const FRESH = 60_000;
/** Milliseconds for which a confirmation that failed is not tried again by itself. */
const REMEMBERED = 30_000;
/** A domain, its mappings, the lists in them: each may show that more is to be read. */
const MOST_ROUNDS = 3;

interface Asking {
  /** Whether a claim waits for the answer. */
  isAwaited: boolean;
}

/** Whether what is known of a service is fresh enough for an accusation, and what makes it fresh. */
export class Confirmations {
  /** Claims that fresh data have confirmed, and which data these were. */
  readonly #confirmed = new Map<string, string>();
  readonly #asking = new Map<string, Asking>();
  readonly #failedAt = new Map<string, number>();

  /** @param changed called when an answer may be another now */
  constructor(
    private readonly readers: () => readonly ConnectionReader[],
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  /** See `LinkedAccounts.confirm`. */
  confirm(service: ServiceName, claim: string): boolean {
    const parts = this.#partsOf(service);
    const name = keyOf(service);
    const key = `${name} ${claim}`;
    const all = parts.flatMap(({ needed }) => needed);
    const stamp = all.map(({ id, version }) => `${id}:${version}`).join(' ');
    if (!all.some((part) => part.isOlderThan(FRESH, this.clock.now()))) {
      this.#confirmed.set(key, stamp);
      return true;
    }
    if (this.#hasJustFailed(name)) return false;
    const stands = this.#confirmed.get(key) === stamp;
    const asking = this.#asking.get(name) ?? this.#ask(service);
    if (!stands) asking.isAwaited = true;
    return stands;
  }

  /** What is known of the connections is another. */
  forget(): void {
    this.#confirmed.clear();
    this.#failedAt.clear();
  }

  #hasJustFailed(name: string): boolean {
    const at = this.#failedAt.get(name);
    return at !== undefined && this.clock.now() - at < REMEMBERED;
  }

  #ask(service: ServiceName): Asking {
    const name = keyOf(service);
    const asking: Asking = { isAwaited: false };
    this.#asking.set(name, asking);
    void this.#readAgain(service).then((isFresh) => {
      this.#asking.delete(name);
      if (isFresh) this.#failedAt.delete(name);
      else this.#withdraw(name);
      if (asking.isAwaited || !isFresh) this.changed();
    });
    return asking;
  }

  /** Nothing that was said of the service stands any more. */
  #withdraw(name: string): void {
    this.#failedAt.set(name, this.clock.now());
    for (const key of this.#confirmed.keys()) if (key.startsWith(`${name} `)) this.#confirmed.delete(key);
  }

  async #readAgain(service: ServiceName): Promise<boolean> {
    const since = this.clock.now();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const old = this.#partsOf(service).map(({ reader, needed }) => ({
        reader,
        needed: needed.filter((part) => part.isOlderThan(FRESH, since)),
      }));
      if (old.every(({ needed }) => needed.length === 0)) return true;
      await Promise.all(old.map(({ reader, needed }) => reader.reread(needed)));
      // what fails now would fail in the next round too
      if (old.some(({ needed }) => needed.some((part) => part.isOlderThan(FRESH, since)))) return false;
    }
    return true;
  }

  /** What an accusation of the service may rest on, connection by connection. */
  #partsOf(
    service: ServiceName,
  ): readonly { readonly reader: ConnectionReader; readonly needed: readonly Part<unknown>[] }[] {
    const readers = this.readers().filter(({ isSignedOut }) => isSignedOut !== true);
    const isThere = readers.some(({ parts }) => recordsOf(parts, service).length > 0);
    return readers.map((reader) => ({ reader, needed: neededOf(reader, service, isThere) }));
  }
}

function keyOf({ product, name }: ServiceName): string {
  return `${product}/${name.toLowerCase()}`;
}

function recordsOf({ domains, trunks }: RegionParts, { product, name }: ServiceName) {
  const records = (product === 'trunk' ? trunks : domains).items ?? [];
  return records.filter((record) => record.name?.toLowerCase() === name.toLowerCase());
}

/** A name that is nowhere may be one of the other product. */
function neededOf(
  reader: ConnectionReader,
  service: ServiceName,
  isThere: boolean,
): readonly Part<unknown>[] {
  const { parts } = reader;
  const isTrunk = service.product === 'trunk';
  const records = recordsOf(parts, service);
  const [own, other] = isTrunk ? [parts.trunks, parts.domains] : [parts.domains, parts.trunks];
  if (!isThere) return [own, other];
  // any linked account may own the number that a call over a trunk shows
  const numbers = isTrunk ? [parts.numbers, parts.callerIds] : [];
  if (records.length === 0) return [own, ...numbers];
  const account = parts.account.items === undefined ? parts.accounts : parts.account;
  const below = records.flatMap((each) =>
    isTrunk
      ? [...parts.trunkParts(each, true), ...parts.trunkNumberParts([each])]
      : parts.domainParts(each, true),
  );
  const lists = [parts.credentialLists, parts.ipAccessControlLists];
  const contents = records.flatMap(({ sid }) => (sid === undefined ? [] : mappedContents(parts, sid)));
  return [own, account, ...numbers, ...below, ...lists, ...new Set(contents)];
}

/** What is in the lists that are mapped to the domain or trunk of this SID. */
function mappedContents(parts: RegionParts, sid: string): Part<unknown>[] {
  const credentials = [parts.callCredentialLists, parts.registrationLists, parts.trunkCredentialLists];
  const addresses = [parts.callAccessLists, parts.trunkAccessLists];
  const sids = (maps: typeof credentials) =>
    maps.flatMap((map) => (map.find(sid)?.items ?? []).map((mapping) => mapping.sid));
  return [
    ...sids(credentials).map((list) => parts.usernames.of(list)),
    ...sids(addresses).map((list) => parts.addresses.of(list)),
  ];
}
