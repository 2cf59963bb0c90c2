import { supports } from '../../regions';
import { type Collection, notRead, partial } from '../collection';
import { type CollectionName, collectionNames, type RegionData } from '../data';
import type { UnknownReason } from '../known';
import type { Cursor, Fields, Unique } from './cursor';
import { registryKeys, registryRegions } from './format';
import {
  collectionAt,
  type RegionLists,
  readCredentialList,
  readDomain,
  readIpAccessControlList,
  readTrunk,
  uniqueCredentialLists,
  uniqueDomains,
  uniqueIpAccessControlLists,
  uniqueNumbers,
  uniqueTrunks,
} from './read-resources';
import { readNumber } from './read-values';

type Collections = Pick<RegionData, CollectionName>;

/** A region that cannot be read is still linked: nothing is known of it, so nothing can be denied. */
export function readRegion(id: string, key: Cursor | undefined, value: Cursor): RegionData {
  const at = key?.place;
  const isRegion = registryRegions.some((region) => region === id);
  if (!isRegion) key?.problem(`"${id}" is no region. Twilio processes calls in us1, ie1 and au1.`);
  const fields = value.fields(`the region "${id}"`, registryKeys.region);
  if (!isRegion || !fields) return { id, at, ...nothingRead };
  return { id, at, ...readFetchedAt(fields), ...readCollections(id, fields) };
}

/** Linked, and nothing of it known. */
export const nothingRead: Collections = {
  domains: notRead('partial'),
  trunks: notRead('partial'),
  credentialLists: notRead('partial'),
  ipAccessControlLists: notRead('partial'),
  numbers: notRead('partial'),
  callerIds: notRead('partial'),
};

/** The lists come first, so that a name of one can be looked up. */
function readCollections(id: string, fields: Fields): Collections {
  const inDoubt = readUnknown(fields);
  const read = <T>(
    name: CollectionName,
    item: (cursor: Cursor) => T | undefined,
    unique: Unique<T>,
  ): Collection<T> => {
    const found = collectionAt(fields, name, item, unique, missingIn(id, name));
    return inDoubt.has(name) ? partial(found.items) : found;
  };
  const credentialLists = read('credentialLists', readCredentialList, uniqueCredentialLists);
  const accessLists = read('ipAccessControlLists', readIpAccessControlList, uniqueIpAccessControlLists);
  const lists: RegionLists = {
    credentialLists: { what: 'credential list', lists: credentialLists },
    ipAccessControlLists: { what: 'IP access control list', lists: accessLists },
  };
  const trunkNumbers = missingIn(id, 'trunkNumbers');
  return {
    credentialLists,
    ipAccessControlLists: accessLists,
    domains: read('domains', (item) => readDomain(item, lists), uniqueDomains),
    trunks: read('trunks', (item) => readTrunk(item, lists, trunkNumbers), uniqueTrunks),
    numbers: read('numbers', readNumber, uniqueNumbers),
    callerIds: read('callerIds', readNumber, uniqueNumbers),
  };
}

function missingIn(region: string, collection: string): UnknownReason {
  return supports(region, collection) ? 'not-in-registry' : 'unsupported';
}

/** The collections that were not read whole. A name that cannot be understood may mean any of them. */
function readUnknown(fields: Fields): ReadonlySet<CollectionName> {
  const names = collectionAt(fields, 'unknown', (item) => item.oneOf('The name', collectionNames));
  const isUnderstood = names.missing === undefined || !fields.has('unknown');
  return new Set(isUnderstood ? names.items : collectionNames);
}

function readFetchedAt(fields: Fields): Pick<RegionData, 'fetchedAt' | 'fetchedAtPlace'> {
  const cursor = fields.get('fetchedAt');
  const text = cursor?.checked('The time', 'a date and time such as 2026-11-01T09:00:00Z', isTime);
  if (!cursor || text === undefined) return {};
  return { fetchedAt: new Date(text), fetchedAtPlace: cursor.place };
}

/** ISO 8601 with a time zone; a date alone is midnight UTC. */
function isTime(text: string): boolean {
  const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;
  return form.test(text) && !Number.isNaN(Date.parse(text));
}
