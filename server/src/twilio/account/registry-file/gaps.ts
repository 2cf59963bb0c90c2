import type { Collection } from '../collection';
import {
  type CollectionName,
  type CredentialList,
  collectionNames,
  type IpAccessControlList,
  type RegionData,
  type SipDomain,
  type Trunk,
} from '../data';
import type { UnknownReason } from '../known';

/** A part of a region that is not known. */
export interface Gap {
  readonly collection: CollectionName;
  /** The resource of the collection, for a part of one. */
  readonly item?: string;
  /** The key below the resource: `calls.credentialLists`, `usernames`. */
  readonly part?: string;
  readonly reason: UnknownReason;
}

/** What is not known of a region, apart from what such a region cannot have. */
export function gapsOf(region: RegionData): Gap[] {
  return collectionNames.flatMap((collection) => {
    const { missing } = region[collection];
    const whole = missing === undefined ? [] : [{ collection, reason: missing }];
    return [...whole, ...partsOf(region, collection)].filter(({ reason }) => reason !== 'unsupported');
  });
}

/** What such a resource is called where it has no name. */
export function itemName({ name, sid }: { readonly name: string | null; readonly sid?: string }): string {
  return name ?? sid ?? 'a trunk without a name';
}

function partsOf(region: RegionData, collection: CollectionName): Gap[] {
  switch (collection) {
    case 'domains':
      return region.domains.items.flatMap((item) => gapsIn(collection, itemName(item), domainParts(item)));
    case 'trunks':
      return region.trunks.items.flatMap((item) => gapsIn(collection, itemName(item), trunkParts(item)));
    case 'credentialLists':
      return region.credentialLists.items.flatMap((item) => gapsIn(collection, item.name, listParts(item)));
    case 'ipAccessControlLists':
      return region.ipAccessControlLists.items.flatMap((item) =>
        gapsIn(collection, item.name, accessParts(item)),
      );
    default:
      return [];
  }
}

type Part = readonly [part: string, missing: UnknownReason | undefined];

function gapsIn(collection: CollectionName, item: string, parts: readonly Part[]): Gap[] {
  return parts.flatMap(([part, reason]) =>
    reason === undefined ? [] : [{ collection, item, part, reason }],
  );
}

function domainParts({ registration, secure, activeRegion, calls, registrations }: SipDomain): Part[] {
  return [
    field('registration', registration),
    field('secure', secure),
    field('activeRegion', activeRegion),
    list('calls.credentialLists', calls.credentialLists),
    list('calls.ipAccessControlLists', calls.ipAccessControlLists),
    list('registrations.credentialLists', registrations.credentialLists),
  ];
}

/** Without a name there is nothing that a region could be active for. */
function trunkParts({ name, secure, activeRegion, calls, originationUrls, numbers }: Trunk): Part[] {
  return [
    field('secure', secure),
    ...(name === null ? [] : [field('activeRegion', activeRegion)]),
    list('credentialLists', calls.credentialLists),
    list('ipAccessControlLists', calls.ipAccessControlLists),
    list('originationUrls', originationUrls),
    list('numbers', numbers),
  ];
}

function listParts({ usernames }: CredentialList): Part[] {
  return [list('usernames', usernames)];
}

function accessParts({ addresses }: IpAccessControlList): Part[] {
  return [list('addresses', addresses)];
}

function field(part: string, value: unknown): Part {
  return [part, value === undefined ? 'partial' : undefined];
}

function list(part: string, { missing }: Collection<unknown>): Part {
  return [part, missing];
}
