import { formatIpNetwork } from '../../../sip/ip-network';
import { type Collection, notRead, partial } from '../collection';
import type { CredentialList, IpAccessControlList, ListReference, Mappings, SipDomain, Trunk } from '../data';
import type { UnknownReason } from '../known';
import type { Cursor, Fields, Unique } from './cursor';
import { registryKeys, sidPrefixes } from './format';
import { isNull } from './node';
import {
  type KnownLists,
  readAddress,
  readNumber,
  readOriginationUrl,
  readOwnSid,
  readReference,
  readRegionId,
  readServiceName,
  readUsername,
} from './read-values';

/** The lists of a region, read before what refers to them. */
export interface RegionLists {
  readonly credentialLists: KnownLists;
  readonly ipAccessControlLists: KnownLists;
}

/** A key of a map as a collection; left out, it is not known. */
export function collectionAt<T>(
  fields: Fields | undefined,
  key: string,
  read: (item: Cursor) => T | undefined,
  unique?: Unique<T>,
  missing: UnknownReason = 'not-in-registry',
): Collection<T> {
  const value = fields?.get(key);
  if (value) return value.collection(`"${key}"`, read, unique);
  return notRead(fields?.has(key) ? 'partial' : missing);
}

export const uniqueNumbers: Unique<{ number: string }> = {
  what: 'The number',
  keyOf: ({ number }) => number,
};

export function readDomain(cursor: Cursor, lists: RegionLists): SipDomain | undefined {
  const fields = cursor.fields('a SIP Domain', registryKeys.domain);
  const nameAt = fields?.need('name', 'The SIP Domain');
  const name = nameAt && readServiceName(nameAt, 'sip-domain');
  if (!fields || !nameAt || name === undefined) return undefined;
  const registrations = fields.get('registrations')?.fields('"registrations"', registryKeys.registrations);
  const domain: SipDomain = {
    name,
    ...readService(fields, sidPrefixes.domain),
    registration: fields.get('registration')?.boolean('"registration"'),
    calls: readMappings(fields.get('calls')?.fields('"calls"', registryKeys.calls), lists),
    registrations: { credentialLists: readReferences(registrations, 'credentialLists', lists) },
    at: nameAt.place,
  };
  return cursor.isBroken ? nameOnlyDomain(domain) : domain;
}

export function readTrunk(
  cursor: Cursor,
  lists: RegionLists,
  numbersMissing?: UnknownReason,
): Trunk | undefined {
  const fields = cursor.fields('a trunk', registryKeys.trunk);
  const nameAt = fields?.need('name', 'The trunk');
  if (!fields || !nameAt) return undefined;
  const name = isNull(nameAt.node) ? null : readServiceName(nameAt, 'trunk');
  if (name === undefined) return undefined;
  const trunk: Trunk = {
    name,
    ...readService(fields, sidPrefixes.trunk),
    calls: readMappings(fields, lists),
    originationUrls: collectionAt(fields, 'originationUrls', readOriginationUrl),
    numbers: collectionAt(fields, 'numbers', readNumber, uniqueNumbers, numbersMissing),
    at: nameAt.place,
  };
  return cursor.isBroken ? nameOnlyTrunk(trunk) : trunk;
}

type Service = Pick<Trunk, 'sid' | 'secure' | 'activeRegion' | 'places'>;

function readService(fields: Fields, prefix: 'SD' | 'TK'): Service {
  return {
    sid: readOwnSid(fields.get('sid'), prefix),
    secure: fields.get('secure')?.boolean('"secure"'),
    activeRegion: readRegionId(fields.get('activeRegion')),
    places: fields.places(fields.names),
  };
}

function readMappings(fields: Fields | undefined, lists: RegionLists): Mappings {
  return {
    credentialLists: readReferences(fields, 'credentialLists', lists),
    ipAccessControlLists: readReferences(fields, 'ipAccessControlLists', lists),
  };
}

function readReferences(
  fields: Fields | undefined,
  key: keyof RegionLists,
  lists: RegionLists,
): Collection<ListReference> {
  return collectionAt(fields, key, (item) => readReference(item, lists[key]), {
    what: 'The list',
    keyOf: ({ text }) => text,
  });
}

export function readCredentialList(cursor: Cursor): CredentialList | undefined {
  const fields = cursor.fields('a credential list', registryKeys.credentialList);
  const nameAt = fields?.need('name', 'The credential list');
  const name = nameAt?.text('The name');
  if (!fields || !nameAt || name === undefined) return undefined;
  return {
    name,
    sid: readOwnSid(fields.get('sid'), sidPrefixes.credentialList),
    usernames: collectionAt(fields, 'usernames', readUsername, {
      what: 'The user name',
      keyOf: ({ text }) => text,
    }),
    at: nameAt.place,
    places: fields.places(fields.names),
  };
}

export function readIpAccessControlList(cursor: Cursor): IpAccessControlList | undefined {
  const fields = cursor.fields('an IP access control list', registryKeys.ipAccessControlList);
  const nameAt = fields?.need('name', 'The IP access control list');
  const name = nameAt?.text('The name');
  if (!fields || !nameAt || name === undefined) return undefined;
  return {
    name,
    sid: readOwnSid(fields.get('sid'), sidPrefixes.ipAccessControlList),
    addresses: collectionAt(fields, 'addresses', readAddress, {
      what: 'The address',
      keyOf: ({ network }) => formatIpNetwork(network),
    }),
    at: nameAt.place,
    places: fields.places(fields.names),
  };
}

/** Two of one name: it exists, and nobody knows what holds of it. */
export const uniqueDomains: Unique<SipDomain> = {
  what: 'The SIP Domain',
  keyOf: ({ name }) => name.toLowerCase(),
  first: nameOnlyDomain,
};

export const uniqueTrunks: Unique<Trunk> = {
  what: 'The trunk',
  keyOf: ({ name, sid, at }) =>
    name?.toLowerCase() ?? sid ?? `${at?.range.start.line}:${at?.range.start.character}`,
  first: nameOnlyTrunk,
};

export const uniqueCredentialLists: Unique<CredentialList> = {
  what: 'The credential list',
  keyOf: ({ name }) => name,
  first: ({ name, at, usernames }) => ({ name, at, usernames: partial(usernames.items) }),
};

export const uniqueIpAccessControlLists: Unique<IpAccessControlList> = {
  what: 'The IP access control list',
  keyOf: ({ name }) => name,
  first: ({ name, at, addresses }) => ({ name, at, addresses: partial(addresses.items) }),
};

const unknownLists = notRead<ListReference>('partial');
const unknownMappings: Mappings = { credentialLists: unknownLists, ipAccessControlLists: unknownLists };

function nameOnlyDomain({ name, at }: SipDomain): SipDomain {
  return { name, at, calls: unknownMappings, registrations: unknownMappings };
}

function nameOnlyTrunk({ name, at }: Trunk): Trunk {
  return {
    name,
    at,
    calls: unknownMappings,
    originationUrls: notRead('partial'),
    numbers: notRead('partial'),
  };
}
