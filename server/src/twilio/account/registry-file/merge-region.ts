import type { Collection } from '../collection';
import type {
  CollectionName,
  CredentialList,
  IpAccessControlList,
  ListReference,
  Mappings,
  PhoneNumber,
  RegionData,
  SipDomain,
  Trunk,
} from '../data';
import { itemName } from './gaps';
import type { NotRead } from './not-read';

interface Named {
  readonly name: string | null;
  readonly sid?: string;
}

/** Where in the region the merge is. */
interface At {
  readonly collection: CollectionName;
  readonly item?: string;
}

/** Brings what a file says of one region up to date, and notes what could not be. */
export class RegionMerge {
  readonly notRead: NotRead[] = [];

  constructor(
    private readonly account: string,
    private readonly regionId: string,
  ) {}

  region(old: RegionData | undefined, now: RegionData): RegionData {
    const merged: RegionData = {
      id: now.id,
      domains: this.#items('domains', old?.domains, now.domains, this.#domain),
      trunks: this.#items('trunks', old?.trunks, now.trunks, this.#trunk),
      credentialLists: this.#items(
        'credentialLists',
        old?.credentialLists,
        now.credentialLists,
        this.#credentialList,
      ),
      ipAccessControlLists: this.#items(
        'ipAccessControlLists',
        old?.ipAccessControlLists,
        now.ipAccessControlLists,
        this.#ipAccessControlList,
      ),
      numbers: this.#whole({ collection: 'numbers' }, undefined, old?.numbers, now.numbers, isSameNumber),
      callerIds: this.#whole(
        { collection: 'callerIds' },
        undefined,
        old?.callerIds,
        now.callerIds,
        isSameNumber,
      ),
    };
    // a region is as old as its oldest part
    const keepsOld = this.notRead.some(({ kept }) => kept);
    return { ...merged, fetchedAt: keepsOld ? old?.fetchedAt : now.fetchedAt };
  }

  /** A collection of resources, each of which keeps what could not be read of it alone. */
  #items<T extends Named>(
    collection: CollectionName,
    old: Collection<T> | undefined,
    now: Collection<T>,
    merge: (old: T | undefined, now: T, at: At) => T,
  ): Collection<T> {
    const whole = this.#whole({ collection }, undefined, old, now, isSame);
    if (whole === old) return whole;
    const items = whole.items.map((item) => {
      if (!now.items.includes(item)) return item;
      const known = old?.items.find((each) => isSame(each, item));
      return merge(known, item, { collection, item: itemName(item) });
    });
    return { ...whole, items };
  }

  /**
   * The new one, unless it was not read whole and the file knows more.
   *
   * @param same whether two items are one; without it, two parts of a collection cannot be put together
   */
  #whole<T>(
    { collection, item }: At,
    part: string | undefined,
    old: Collection<T> | undefined,
    now: Collection<T>,
    same?: (a: T, b: T) => boolean,
  ): Collection<T> {
    const { items, missing } = now;
    if (missing === undefined) return now;
    const known = old !== undefined && (old.missing === undefined || old.items.length > 0);
    if (missing === 'unsupported' || missing === 'not-in-registry') return known ? old : now;
    this.#note({ collection, item }, part, missing, known);
    if (!known) return now;
    if (old.missing === undefined || items.length === 0 || !same) return old;
    const others = old.items.filter((each) => !items.some((one) => same(one, each)));
    return { items: [...items, ...others], missing };
  }

  /** A field that is left out was not read. */
  #field<T>(at: At, part: string, old: T | undefined, now: T | undefined): T | undefined {
    if (now !== undefined) return now;
    this.#note(at, part, 'partial', old !== undefined);
    return old;
  }

  #note({ collection, item }: At, part: string | undefined, reason: NotRead['reason'], kept: boolean): void {
    const { account, regionId } = this;
    this.notRead.push({ account, region: regionId, collection, item, part, reason, kept });
  }

  readonly #domain = (old: SipDomain | undefined, now: SipDomain, at: At): SipDomain => ({
    ...now,
    registration: this.#field(at, 'registration', old?.registration, now.registration),
    secure: this.#field(at, 'secure', old?.secure, now.secure),
    activeRegion: this.#field(at, 'activeRegion', old?.activeRegion, now.activeRegion),
    calls: this.#mappings(at, 'calls.', old?.calls, now.calls),
    registrations: {
      credentialLists: this.#whole(
        at,
        'registrations.credentialLists',
        old?.registrations.credentialLists,
        now.registrations.credentialLists,
      ),
    },
  });

  readonly #trunk = (old: Trunk | undefined, now: Trunk, at: At): Trunk => ({
    ...now,
    secure: this.#field(at, 'secure', old?.secure, now.secure),
    // without a name there is nothing that a region could be active for
    activeRegion:
      now.name === null
        ? now.activeRegion
        : this.#field(at, 'activeRegion', old?.activeRegion, now.activeRegion),
    calls: this.#mappings(at, '', old?.calls, now.calls),
    originationUrls: this.#whole(at, 'originationUrls', old?.originationUrls, now.originationUrls),
    numbers: this.#whole(at, 'numbers', old?.numbers, now.numbers),
  });

  readonly #credentialList = (
    old: CredentialList | undefined,
    now: CredentialList,
    at: At,
  ): CredentialList => ({
    ...now,
    usernames: this.#whole(at, 'usernames', old?.usernames, now.usernames),
  });

  readonly #ipAccessControlList = (
    old: IpAccessControlList | undefined,
    now: IpAccessControlList,
    at: At,
  ): IpAccessControlList => ({
    ...now,
    addresses: this.#whole(at, 'addresses', old?.addresses, now.addresses),
  });

  #mappings(at: At, prefix: string, old: Mappings | undefined, now: Mappings): Mappings {
    const merge = (key: keyof Mappings): Collection<ListReference> =>
      this.#whole(at, `${prefix}${key}`, old?.[key], now[key]);
    return {
      credentialLists: merge('credentialLists'),
      ipAccessControlLists: merge('ipAccessControlLists'),
    };
  }
}

/** The same resource: by SID where both have one, or else by name. */
function isSame(a: Named, b: Named): boolean {
  if (a.sid !== undefined && b.sid !== undefined) return a.sid === b.sid;
  return a.name !== null && a.name?.toLowerCase() === b.name?.toLowerCase();
}

function isSameNumber(a: PhoneNumber, b: PhoneNumber): boolean {
  return a.number === b.number;
}
