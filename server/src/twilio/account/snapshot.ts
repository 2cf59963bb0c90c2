import { nearest } from '../../text/nearest';
import type { TwilioProduct } from '../host-model';
import { foundIn } from './collection';
import type {
  AccountData,
  AccountStatus,
  CredentialList,
  PhoneNumber,
  RegionData,
  SipDomain,
  Trunk,
} from './data';
import { type Known, knownField, type UnknownReason, unknown } from './known';
import type { LinkedAccounts } from './linked';
import { holdsUsername } from './usernames';

interface Hit {
  readonly account: AccountData;
  readonly region: RegionData;
}

export interface DomainHit extends Hit {
  readonly product: 'sip-domain';
  readonly item: SipDomain;
}

export interface TrunkHit extends Hit {
  readonly product: 'trunk';
  readonly item: Trunk;
}

/** A SIP Domain or a trunk, with the account and region that it was found in. */
export type ServiceHit = DomainHit | TrunkHit;

export interface UsernameHit extends Hit {
  readonly list: CredentialList;
}

export interface NumberHit extends Hit {
  readonly kind: 'number' | 'caller-id';
  readonly item: PhoneNumber;
}

/** What a host name addresses; the name is matched in lower case. */
export interface ServiceName {
  readonly product: TwilioProduct;
  readonly name: string;
}

interface Indexes {
  readonly services: ReadonlyMap<string, readonly ServiceHit[]>;
  readonly numbers: ReadonlyMap<string, readonly NumberHit[]>;
}

/** The time of what was read when nobody wrote it down. */
const timeUnknown = new Date(0);

/**
 * What is known of the linked Twilio accounts at one moment. Synchronous and frozen; one that knows more takes its
 * place. A look-up goes over all linked accounts and regions and answers `absent` only where each of them is known.
 */
export class AccountSnapshot {
  #indexes: Indexes | undefined;

  /**
   * @param gap why there may be linked accounts or regions that are not in `accounts`; none where they all are
   * @param elsewhere accounts that are linked for other folders, not for the one that this snapshot speaks for
   * @param live where some of it was read from Twilio itself
   */
  constructor(
    readonly accounts: readonly AccountData[],
    readonly gap?: UnknownReason,
    readonly elsewhere?: AccountSnapshot,
    readonly live?: LinkedAccounts,
  ) {
    Object.freeze(accounts);
    Object.freeze(this);
  }

  /** Knows nothing, for this reason. */
  static unknown(reason: UnknownReason): AccountSnapshot {
    return new AccountSnapshot([], reason);
  }

  /** Whether what is known of the service is new enough to accuse somebody; what a registry file says always is. */
  confirms(service: ServiceName, claim: string): boolean {
    return this.live?.confirm(service, claim) ?? true;
  }

  findDomain(name: string, account?: string): Known<readonly DomainHit[]> {
    const hits = this.#services('sip-domain', name).filter((hit) => hit.product === 'sip-domain');
    if (isReserved(name) && hits.length === 0) return unknown(this.gap ?? 'not-in-registry');
    return this.#found(hits, account, ({ domains }) => [domains]);
  }

  findTrunk(name: string, account?: string): Known<readonly TrunkHit[]> {
    const hits = this.#services('trunk', name).filter((hit) => hit.product === 'trunk');
    return this.#found(hits, account, ({ trunks }) => [trunks]);
  }

  /** @param account only this account's, by its SID */
  find({ product, name }: ServiceName, account?: string): Known<readonly ServiceHit[]> {
    return product === 'trunk' ? this.findTrunk(name, account) : this.findDomain(name, account);
  }

  /** Names of this product that a misspelled one may have meant. */
  nearestNames({ product, name }: ServiceName, limit?: number): string[] {
    return nearest(name.toLowerCase(), this.names(product), limit);
  }

  /** Every name of the product, in lower case, in the order they were read. */
  names(product: TwilioProduct): string[] {
    const prefix = keyOf(product, '');
    const keys = [...this.#index().services.keys()].filter((key) => key.startsWith(prefix));
    return keys.map((key) => key.slice(prefix.length));
  }

  /** Every domain or trunk that has a name, in the order they were read. */
  services(product: TwilioProduct): readonly ServiceHit[] {
    const found = [...this.#index().services.values()].flat();
    return found.filter((hit) => hit.product === product);
  }

  /** Every username of every credential list, once. */
  usernames(): string[] {
    const lists = this.#credentialLists().flatMap(({ list }) => list.usernames.items);
    return [...new Set(lists.map(({ text }) => text))];
  }

  /** The credential lists that hold this username, mapped or not. Case matters: it is part of the digest. */
  findUsername(username: string, account?: string): Known<readonly UsernameHit[]> {
    // an index of its own would weigh more than the names: an account may have a hundred thousand
    const hits = this.#credentialLists().filter(({ list }) => holdsUsername(list.usernames, username));
    return this.#found(hits, account, ({ credentialLists }) => [
      credentialLists,
      ...credentialLists.items.map(({ usernames }) => usernames),
    ]);
  }

  /** The numbers and verified caller ids that this E.164 number is. */
  findNumber(number: string, account?: string): Known<readonly NumberHit[]> {
    const hits = this.#index().numbers.get(number) ?? [];
    return this.#found(hits, account, ({ numbers, callerIds }) => [numbers, callerIds]);
  }

  account(sid: string): AccountData | undefined {
    return this.accounts.find((account) => account.sid === sid);
  }

  accountStatus(sid: string): Known<AccountStatus> {
    const account = this.account(sid);
    if (!account) return unknown(this.gap ?? 'not-in-registry');
    return knownField(account.status, oldest(account.regions), 'not-in-registry');
  }

  #credentialLists(): readonly UsernameHit[] {
    return this.accounts.flatMap((account) =>
      account.regions.flatMap((region) =>
        region.credentialLists.items.map((list) => ({ account, region, list })),
      ),
    );
  }

  #services(product: TwilioProduct, name: string): readonly ServiceHit[] {
    return this.#index().services.get(keyOf(product, name.toLowerCase())) ?? [];
  }

  #found<T extends Hit>(
    hits: readonly T[],
    sid: string | undefined,
    searched: (region: RegionData) => readonly { readonly missing?: UnknownReason }[],
  ): Known<readonly T[]> {
    const found = sid === undefined ? hits : hits.filter(({ account }) => account.sid === sid);
    if (found.length > 0) return foundIn(found, oldest(found.map(({ region }) => region)), []);
    const accounts =
      sid === undefined ? this.accounts : this.accounts.filter((account) => account.sid === sid);
    const regions = accounts.flatMap((account) => account.regions);
    if (this.gap !== undefined || regions.length === 0) return unknown(this.gap ?? 'not-in-registry');
    return foundIn(found, oldest(regions), regions.flatMap(searched));
  }

  #index(): Indexes {
    this.#indexes ??= indexesOf(this.accounts);
    return this.#indexes;
  }
}

/** When the oldest of these regions was read: an answer is as old as its oldest part. */
export function oldest(regions: readonly RegionData[]): Date {
  let found: Date | undefined;
  for (const { fetchedAt = timeUnknown } of regions) if (!found || fetchedAt < found) found = fetchedAt;
  return found ?? timeUnknown;
}

/** An account's own SID is reserved for it as a domain name, without being listed anywhere. */
function isReserved(name: string): boolean {
  return /^ac[0-9a-f]{32}$/i.test(name);
}

function keyOf(product: TwilioProduct, name: string): string {
  return `${product}/${name}`;
}

function indexesOf(accounts: readonly AccountData[]): Indexes {
  const services = new Map<string, ServiceHit[]>();
  const numbers = new Map<string, NumberHit[]>();
  for (const account of accounts) {
    for (const region of account.regions) {
      for (const hit of servicesOf(account, region)) addTo(services, keyOf(hit.product, nameOf(hit)), hit);
      for (const hit of numbersOf(account, region)) addTo(numbers, hit.item.number, hit);
    }
  }
  return { services, numbers };
}

function servicesOf(account: AccountData, region: RegionData): ServiceHit[] {
  const domains = region.domains.items.map(
    (item): ServiceHit => ({ product: 'sip-domain', account, region, item }),
  );
  const trunks = region.trunks.items.filter(({ name }) => name !== null);
  return [...domains, ...trunks.map((item): ServiceHit => ({ product: 'trunk', account, region, item }))];
}

function nameOf({ item }: ServiceHit): string {
  return (item.name ?? '').toLowerCase();
}

/** A trunk's numbers are the account's, even where the list of the account's numbers was not read. */
function numbersOf(account: AccountData, region: RegionData): NumberHit[] {
  const own = [region.numbers, ...region.trunks.items.map(({ numbers }) => numbers)];
  return [
    ...own.flatMap(({ items }) =>
      items.map((item): NumberHit => ({ kind: 'number', account, region, item })),
    ),
    ...region.callerIds.items.map((item): NumberHit => ({ kind: 'caller-id', account, region, item })),
  ];
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
