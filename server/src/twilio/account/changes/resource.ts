import type { AccountChange } from '../change';
import type { RegionData } from '../data';
import type { ServiceName } from '../snapshot';

/** Names one resource of a region: `domains/acme`, `credentialLists/phones`, `credentialLists/phones/alice`. */
export type ResourceKey = string;

/** Names of hosts are the same in upper and lower case. */
function serviceKey({ product, name }: ServiceName): ResourceKey {
  return keyOf(product === 'trunk' ? 'trunks' : 'domains', name.toLowerCase());
}

export function keyOf(collection: string, ...names: readonly string[]): ResourceKey {
  return [collection, ...names].map(encodeURIComponent).join('/');
}

/** What the SID of a resource begins with; undefined for a key that names none. */
export function sidPrefix(key: ResourceKey): string | undefined {
  const [collection = '', ...names] = key.split('/');
  return SID_PREFIXES[collection]?.[names.length - 1];
}

/** Of a collection's items, and of what they hold. */
const SID_PREFIXES: Readonly<Record<string, readonly string[]>> = {
  domains: ['SD'],
  trunks: ['TK', 'OU'],
  credentialLists: ['CL', 'CR'],
  ipAccessControlLists: ['AL', 'IP'],
};

/** The resource that a change is about: what it makes, changes or takes away. */
export function subjectOf(change: AccountChange): ResourceKey {
  switch (change.kind) {
    case 'create-service':
    case 'delete-service':
    case 'set-secure':
      return serviceKey(change.service);
    case 'enable-registration':
    case 'disable-registration':
      return serviceKey({ product: 'sip-domain', name: change.domain });
    case 'create-list':
    case 'delete-list':
    case 'map-list':
    case 'unmap-list':
      return keyOf(change.list, change.name);
    case 'add-credential':
    case 'remove-credential':
      return keyOf('credentialLists', change.list, change.username);
    case 'add-address':
    case 'remove-address':
      return keyOf('ipAccessControlLists', change.list, change.network);
    case 'add-origination-url':
    case 'remove-origination-url':
      return keyOf('trunks', change.trunk.toLowerCase(), change.url);
  }
}

/** The resource that it belongs to, whose SID stands in the path of the request. */
export function ownerOf(change: AccountChange): ResourceKey | undefined {
  switch (change.kind) {
    case 'map-list':
    case 'unmap-list':
      return serviceKey(change.service);
    case 'add-credential':
    case 'remove-credential':
      return keyOf('credentialLists', change.list);
    case 'add-address':
    case 'remove-address':
      return keyOf('ipAccessControlLists', change.list);
    case 'add-origination-url':
    case 'remove-origination-url':
      return keyOf('trunks', change.trunk.toLowerCase());
    default:
      return undefined;
  }
}

/** Of a change that makes a resource: what stands for its SID until Twilio has told it. */
export function newLabel(change: AccountChange): string | undefined {
  switch (change.kind) {
    case 'create-service':
      return `{SID of the new ${change.service.product === 'trunk' ? 'trunk' : 'SIP Domain'}}`;
    case 'create-list':
      return `{SID of the new ${change.list === 'credentialLists' ? 'credential list' : 'access control list'}}`;
    case 'add-credential':
      return '{SID of the new user}';
    case 'add-address':
      return '{SID of the new address}';
    case 'add-origination-url':
      return '{SID of the new origination URL}';
    default:
      return undefined;
  }
}

/** The SIDs in what was read of a region. */
export function knownSids(region: RegionData): Map<ResourceKey, string> {
  const named: [ResourceKey, string | undefined][] = [
    ...region.domains.items.map(({ name, sid }) => entry(serviceKey({ product: 'sip-domain', name }), sid)),
    ...region.trunks.items.map(({ name, sid }) =>
      entry(serviceKey({ product: 'trunk', name: name ?? '' }), sid),
    ),
    ...region.credentialLists.items.map(({ name, sid }) => entry(keyOf('credentialLists', name), sid)),
    ...region.ipAccessControlLists.items.map(({ name, sid }) =>
      entry(keyOf('ipAccessControlLists', name), sid),
    ),
  ];
  return new Map(named.flatMap(([key, sid]) => (sid === undefined ? [] : [[key, sid]])));
}

function entry(key: ResourceKey, sid: string | undefined): [ResourceKey, string | undefined] {
  return [key, sid];
}
