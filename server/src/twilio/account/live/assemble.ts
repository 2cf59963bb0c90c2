import { supports } from '../../regions';
import { type Collection, complete, notRead, partial } from '../collection';
import type {
  AccountData,
  CredentialList,
  IpAccessControlList,
  ListReference,
  PhoneNumber,
  RegionData,
  SipDomain,
  Trunk,
} from '../data';
import type { UnknownReason } from '../known';
import type { Part, PartMap } from './part';
import type { AccountRecord, ListRecord, MappingRecord, NumberRecord, ServiceRecord } from './records';
import { type RegionParts, routeKey } from './region-parts';

/**
 * Whether it is certain that the key is this account's own. Trunking does not say in its path whose trunks it lists and
 * answers any key, for that one's account, so that an empty list may be another's. A key of an account opens no other one,
 * so that any answer that names the account will do; an auth token opens the subaccounts as well.
 */
export function isOwnKey(parts: RegionParts, sid: string): boolean {
  if (parts.username?.startsWith('AC')) return parts.username === sid;
  const { account, domains, credentialLists, ipAccessControlLists, numbers, callerIds } = parts;
  const named = [account, domains, credentialLists, ipAccessControlLists, numbers, callerIds];
  return named.some(({ items }) => items !== undefined);
}

function ownTrunks(parts: RegionParts, sid: string, unread: UnknownReason): Collection<ServiceRecord> {
  const isOpen = parts.trunks.items?.length === 0 && !isOwnKey(parts, sid);
  return isOpen ? notRead(unread) : parts.trunks.collection(unread);
}

/** The region as rules see it. @param unread why there is nothing where nobody has asked yet */
export function assembleRegion(parts: RegionParts, sid: string, unread: UnknownReason): RegionData {
  const fetchedAt = oldestReading(parts);
  return Object.freeze({
    id: parts.region,
    ...(fetchedAt === undefined ? {} : { fetchedAt: new Date(fetchedAt) }),
    domains: mapped(parts.domains.collection(unread), (each) => domain(each, parts, unread)),
    trunks: mapped(ownTrunks(parts, sid, unread), (each) => trunk(each, parts, unread)),
    credentialLists: mapped(parts.credentialLists.collection(unread), ({ sid, name }): CredentialList => {
      const usernames = contents(parts.usernames, sid, unread);
      return Object.freeze({ ...(sid === undefined ? {} : { sid }), name, usernames });
    }),
    ipAccessControlLists: mapped(
      parts.ipAccessControlLists.collection(unread),
      ({ sid, name }): IpAccessControlList => {
        const addresses = contents(parts.addresses, sid, unread);
        return Object.freeze({ ...(sid === undefined ? {} : { sid }), name, addresses });
      },
    ),
    numbers: mapped(parts.numbers.collection(unread), phoneNumber),
    callerIds: mapped(parts.callerIds.collection(unread), phoneNumber),
    alerts: parts.alerts.collection(unread),
  });
}

/** When the oldest part of the data was read, in milliseconds since 1970. */
export function oldestReading(parts: RegionParts): number | undefined {
  let oldest: number | undefined;
  for (const { readAt } of parts.all()) {
    if (readAt !== undefined && (oldest === undefined || readAt < oldest)) oldest = readAt;
  }
  return oldest;
}

/** What the account's own record says, from whichever answer had it. */
export function ownRecord(parts: RegionParts, sid: string): AccountRecord | undefined {
  return parts.accounts.items?.find((record) => record.sid === sid) ?? parts.account.one;
}

export type AccountFields = Omit<AccountData, 'regions'>;

/** The account of one connection without its regions. */
export function assembleAccount(parts: RegionParts, sid: string, unread: UnknownReason): AccountFields {
  const { name, status, type, owner } = ownRecord(parts, sid) ?? {};
  const { items, missing } = parts.accounts.collection(unread);
  // another account's key lists that one's
  const isOwn = items.some((record) => record.sid === sid);
  const below = isOwn ? items.filter((record) => record.sid !== sid) : [];
  const subaccounts = below.map((record) => ({
    sid: record.sid,
    ...(record.name === undefined ? {} : { name: record.name }),
    ...(record.status === undefined ? {} : { status: record.status }),
  }));
  return {
    sid,
    ...(name === undefined ? {} : { name }),
    ...(status === undefined ? {} : { status }),
    ...(type === undefined ? {} : { type }),
    ...(owner === undefined || owner === sid ? {} : { parent: owner }),
    subaccounts: collected(subaccounts, missing ?? (isOwn ? undefined : 'partial')),
  };
}

function domain(record: ServiceRecord, parts: RegionParts, unread: UnknownReason): SipDomain {
  const { name, sid, registration, mapped: kinds } = record;
  const lists = (map: PartMap<MappingRecord>, of: Part<ListRecord>, isMapped?: boolean) =>
    references(contents(map, sid, unread, isMapped), of);
  return Object.freeze({
    ...serviceFields(record, parts, 'sip-domain'),
    name: name ?? '',
    ...(registration === undefined ? {} : { registration }),
    calls: Object.freeze({
      credentialLists: lists(parts.callCredentialLists, parts.credentialLists, kinds.credentialLists),
      ipAccessControlLists: lists(
        parts.callAccessLists,
        parts.ipAccessControlLists,
        kinds.ipAccessControlLists,
      ),
    }),
    registrations: Object.freeze({
      credentialLists: lists(parts.registrationLists, parts.credentialLists),
    }),
  });
}

function trunk(record: ServiceRecord, parts: RegionParts, unread: UnknownReason): Trunk {
  const { name, sid, mapped: kinds } = record;
  const lists = (map: PartMap<MappingRecord>, of: Part<ListRecord>, isMapped?: boolean) =>
    references(contents(map, sid, unread, isMapped), of);
  return Object.freeze({
    ...serviceFields(record, parts, 'trunk'),
    name,
    calls: Object.freeze({
      credentialLists: lists(parts.trunkCredentialLists, parts.credentialLists, kinds.credentialLists),
      ipAccessControlLists: lists(
        parts.trunkAccessLists,
        parts.ipAccessControlLists,
        kinds.ipAccessControlLists,
      ),
    }),
    originationUrls: contents(parts.originationUrls, sid, unread),
    numbers: trunkNumbers(sid, parts, unread),
  });
}

function serviceFields(
  { sid, name, secure }: ServiceRecord,
  parts: RegionParts,
  product: 'sip-domain' | 'trunk',
) {
  const activeRegion = name === null ? undefined : parts.routes.find(routeKey({ product, name }))?.one;
  return {
    ...(sid === undefined ? {} : { sid }),
    ...(secure === undefined ? {} : { secure }),
    ...(activeRegion === undefined ? {} : { activeRegion }),
  };
}

/** What belongs to the resource of this SID. @param isMapped false where it is known to have nothing of the kind */
function contents<T>(
  map: PartMap<T>,
  sid: string | undefined,
  unread: UnknownReason,
  isMapped?: boolean,
): Collection<T> {
  if (sid === undefined) return notRead('partial');
  const part = map.find(sid);
  if (part && (part.items !== undefined || part.failure !== undefined)) return part.collection(unread);
  return isMapped === false ? NONE : notRead(unread);
}

const NONE: Collection<never> = Object.freeze(complete([]));

/** Mapped lists by their names, as people know them; by the SID where the list is not known. */
function references(
  { items, missing }: Collection<MappingRecord>,
  lists: Part<ListRecord>,
): Collection<ListReference> {
  const texts = items.map(({ sid }) => {
    const name = lists.items?.find((list) => list.sid === sid)?.name;
    const isUnique = lists.items?.filter((list) => list.name === name).length === 1;
    return Object.freeze({ text: name !== undefined && isUnique ? name : sid });
  });
  return collected(texts, missing);
}

function trunkNumbers(
  sid: string | undefined,
  parts: RegionParts,
  unread: UnknownReason,
): Collection<PhoneNumber> {
  const asked = sid === undefined ? undefined : parts.trunkNumbers.find(sid);
  if (asked) return mapped(asked.collection(unread), phoneNumber);
  const { items, missing } = parts.numbers.collection(unread);
  if (sid === undefined) return notRead('partial');
  const own = items.filter(({ trunkSid }) => trunkSid === sid).map(phoneNumber);
  const isOpen = items.some(({ trunkSid }) => trunkSid === undefined);
  // whether the numbers of a trunk outside the first region are listed with it is written nowhere
  const hidden = supports(parts.region, 'trunkNumbers') ? undefined : 'unsupported';
  return collected(own, missing ?? (isOpen ? 'partial' : hidden));
}

function phoneNumber({ number }: NumberRecord): PhoneNumber {
  return Object.freeze({ number });
}

function mapped<S, T>({ items, missing }: Collection<S>, map: (item: S) => T): Collection<T> {
  return collected(items.map(map), missing);
}

function collected<T>(items: readonly T[], missing: UnknownReason | undefined): Collection<T> {
  Object.freeze(items);
  return Object.freeze(missing === undefined ? complete(items) : partial(items, missing));
}
