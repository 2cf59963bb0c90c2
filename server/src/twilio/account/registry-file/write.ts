import { formatIpNetwork } from '../../../sip/ip-network';
import type { Collection } from '../collection';
import {
  type AccountData,
  type CredentialList,
  collectionNames,
  type IpAccessControlList,
  type ListReference,
  type Mappings,
  type OriginationUrl,
  type RegionData,
  type SipDomain,
  type Trunk,
} from '../data';
import { registryVersion } from './format';
import { flow, type Line, scalar, toText } from './yaml-lines';

/**
 * The registry file of these accounts: sorted, one thing a line, so that a pull request shows what changed. Writing
 * what was read from such a file gives the same text. What is not known is left out; names only, no secrets.
 */
export function writeRegistry(accounts: readonly AccountData[]): string {
  const lines: Line[] = [{ depth: 0, text: `sipLensRegistry: ${registryVersion}` }];
  if (accounts.length === 0) return toText([...lines, { depth: 0, text: 'accounts: []' }]);
  lines.push({ depth: 0, text: 'accounts:' });
  for (const account of sorted(accounts, ({ sid }) => sid)) lines.push(...accountLines(account));
  return toText(lines);
}

/** A region alone, for comparing: everything but the time at which it was read. */
export function regionText(region: RegionData): string {
  return toText(regionLines({ ...region, fetchedAt: undefined }));
}

function accountLines({ sid, name, status, parent, regions }: AccountData): Line[] {
  const fields = [field('sid', sid), field('name', name), field('status', status), field('parent', parent)];
  const regionsOf = sorted(regions, ({ id }) => id).flatMap((region) => [
    { depth: 1, text: `${scalar(region.id)}:` },
    ...indent(regionLines(region), 2),
  ]);
  const body = regions.length === 0 ? [line('regions: {}')] : [line('regions:'), ...regionsOf];
  return item([...fields.flat(), ...body], 1);
}

function regionLines(region: RegionData): Line[] {
  const { fetchedAt, domains, trunks, credentialLists, ipAccessControlLists, numbers, callerIds } = region;
  return [
    ...field('fetchedAt', fetchedAt && timeText(fetchedAt)),
    line(`unknown: ${flow(unknownCollections(region))}`),
    ...list(
      'domains',
      sortedItems(domains, ({ name }) => name),
      domainLines,
    ),
    ...list('trunks', sortedItems(trunks, trunkOrder), trunkLines),
    ...list(
      'credentialLists',
      sortedItems(credentialLists, ({ name }) => name),
      credentialListLines,
    ),
    ...list(
      'ipAccessControlLists',
      sortedItems(ipAccessControlLists, ({ name }) => name),
      accessListLines,
    ),
    ...list(
      'numbers',
      sortedItems(numbers, ({ number }) => number),
      ({ number }) => [line(quoted(number))],
    ),
    ...list(
      'callerIds',
      sortedItems(callerIds, ({ number }) => number),
      ({ number }) => [line(quoted(number))],
    ),
  ];
}

/** Those that could not be read whole; those that nobody asked for, or that the region has not, are just left out. */
function unknownCollections(region: RegionData): string[] {
  return collectionNames.filter((name) => {
    const { missing } = region[name];
    return missing !== undefined && missing !== 'not-in-registry' && missing !== 'unsupported';
  });
}

function domainLines(domain: SipDomain): Line[] {
  const { name, sid, registration, secure, activeRegion, calls, registrations } = domain;
  return [
    ...field('name', name),
    ...field('sid', sid),
    ...field('registration', registration),
    ...field('secure', secure),
    ...field('activeRegion', activeRegion),
    ...group('calls', mappingLines(calls)),
    ...group('registrations', references('credentialLists', registrations.credentialLists)),
  ];
}

function trunkLines(trunk: Trunk): Line[] {
  const { name, sid, secure, activeRegion, calls, originationUrls, numbers } = trunk;
  return [
    line(`name: ${name === null ? 'null' : scalar(name)}`),
    ...field('sid', sid),
    ...field('secure', secure),
    ...field('activeRegion', activeRegion),
    ...mappingLines(calls),
    ...list('originationUrls', sortedItems(originationUrls, originationOrder), originationLines),
    ...list(
      'numbers',
      sortedItems(numbers, ({ number }) => number),
      ({ number }) => [line(quoted(number))],
    ),
  ];
}

function mappingLines({ credentialLists, ipAccessControlLists }: Mappings): Line[] {
  return [
    ...references('credentialLists', credentialLists),
    ...references('ipAccessControlLists', ipAccessControlLists),
  ];
}

/** Part of a mapping is worse than none: the format has no word for "these and perhaps others". */
function references(key: string, { items, missing }: Collection<ListReference>): Line[] {
  return missing === undefined ? [line(`${key}: ${flow(items.map(({ text }) => text).sort())}`)] : [];
}

function originationLines({ url, priority, weight, enabled }: OriginationUrl): Line[] {
  return [
    line(`url: ${quoted(url)}`),
    ...field('priority', priority),
    ...field('weight', weight),
    ...field('enabled', enabled),
  ];
}

function credentialListLines({ name, sid, usernames }: CredentialList): Line[] {
  const names = usernames.missing === undefined ? sortedItems(usernames, ({ text }) => text) : undefined;
  return [
    ...field('name', name),
    ...field('sid', sid),
    ...list('usernames', names, ({ text }) => [line(scalar(text))]),
  ];
}

function accessListLines({ name, sid, addresses }: IpAccessControlList): Line[] {
  const cidrs = addresses.items.map(({ network }) => cidrText(formatIpNetwork(network))).sort();
  return [
    ...field('name', name),
    ...field('sid', sid),
    ...list('addresses', addresses.missing === undefined ? cidrs : undefined, (cidr) => [line(cidr)]),
  ];
}

function cidrText(network: string): string {
  return network.includes('/') ? network : `${network}/32`;
}

function trunkOrder({ name, sid }: Trunk): string {
  return `${name ?? '\uffff'} ${sid ?? ''}`;
}

function originationOrder({ url, priority = 0, weight = 0 }: OriginationUrl): string {
  return `${String(priority).padStart(5, '0')} ${String(weight).padStart(5, '0')} ${url}`;
}

function timeText(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

/** Undefined where nothing at all was read. */
function sortedItems<T>({ items, missing }: Collection<T>, order: (item: T) => string): T[] | undefined {
  return missing !== undefined && items.length === 0 ? undefined : sorted(items, order);
}

/** By code units: the same on every machine, whatever its language. */
function sorted<T>(items: readonly T[], order: (item: T) => string): T[] {
  const keyed = items.map((each) => ({ each, key: order(each) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ each }) => each);
}

function line(text: string): Line {
  return { depth: 0, text };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function field(key: string, value: string | boolean | number | undefined): Line[] {
  if (value === undefined) return [];
  return [line(`${key}: ${typeof value === 'string' ? scalar(value) : String(value)}`)];
}

function group(key: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [line(`${key}:`), ...indent(lines, 1)];
}

function list<T>(key: string, items: readonly T[] | undefined, linesOf: (each: T) => Line[]): Line[] {
  if (items === undefined) return [];
  if (items.length === 0) return [line(`${key}: []`)];
  return [line(`${key}:`), ...items.flatMap((each) => item(linesOf(each), 1))];
}

/** The lines of a list's item, the first one behind the dash. */
function item([first, ...rest]: readonly Line[], depth: number): Line[] {
  if (!first) return [];
  return [{ depth, text: `- ${first.text}` }, ...indent(rest, depth + 1)];
}

function indent(lines: readonly Line[], by: number): Line[] {
  return lines.map(({ depth, text }) => ({ depth: depth + by, text }));
}
