import { formatIpNetwork } from '../../sip/ip-network';
import { maskUris } from '../../text/mask';
import type { Collection } from './collection';
import type {
  CredentialList,
  IpAccessControlList,
  ListReference,
  OriginationUrl,
  RegionData,
  SipDomain,
  Trunk,
} from './data';
import type { CollectionDrift, CompareResource } from './drift-collection';
import type { Named } from './pairs';

export function domainDrift(before: RegionData, after: RegionData): CompareResource<SipDomain> {
  const lists = new MappingDrift(before, after);
  return (old, now, drift) => {
    const { places } = old;
    drift.field('registration', old.registration, now.registration, places?.registration);
    drift.field('secure', old.secure, now.secure, places?.secure);
    drift.field('activeRegion', old.activeRegion, now.activeRegion, places?.activeRegion);
    lists.compare('calls', 'credentialLists', old.calls, now.calls, drift);
    lists.compare('calls', 'ipAccessControlLists', old.calls, now.calls, drift);
    lists.compare('registrations', 'credentialLists', old.registrations, now.registrations, drift);
  };
}

export function trunkDrift(before: RegionData, after: RegionData): CompareResource<Trunk> {
  const lists = new MappingDrift(before, after);
  return (old, now, drift) => {
    const { places } = old;
    drift.field('secure', old.secure, now.secure, places?.secure);
    drift.field('activeRegion', old.activeRegion, now.activeRegion, places?.activeRegion);
    lists.compare(undefined, 'credentialLists', old.calls, now.calls, drift);
    lists.compare(undefined, 'ipAccessControlLists', old.calls, now.calls, drift);
    originationDrift(old.originationUrls, now.originationUrls, drift);
    drift.texts('number', old.numbers, now.numbers, ({ number }) => number);
  };
}

export const credentialListDrift: CompareResource<CredentialList> = (old, now, drift) =>
  drift.texts('username', old.usernames, now.usernames, ({ text }) => text);

export const accessListDrift: CompareResource<IpAccessControlList> = (old, now, drift) =>
  drift.texts('address', old.addresses, now.addresses, ({ network }) => formatIpNetwork(network));

type ListKind = 'credentialLists' | 'ipAccessControlLists';

const listNames: Readonly<Record<ListKind, string>> = {
  credentialLists: 'credential list',
  ipAccessControlLists: 'IP access control list',
};

/** Which lists are mapped. A registry may name a list by name or by SID, and so may the live account. */
class MappingDrift {
  constructor(
    private readonly before: RegionData,
    private readonly after: RegionData,
  ) {}

  compare<K extends ListKind>(
    use: 'calls' | 'registrations' | undefined,
    kind: K,
    before: Readonly<Record<K, Collection<ListReference>>>,
    after: Readonly<Record<K, Collection<ListReference>>>,
    drift: CollectionDrift,
  ): void {
    const [old, now] = [before[kind], after[kind]];
    const known = old.items.map((item) => ({ item, list: identify(item, this.before[kind].items) }));
    const live = now.items.map((item) => ({ item, list: identify(item, this.after[kind].items) }));
    const purpose = use === undefined ? '' : ` for ${use}`;
    const pathOf = ({ text }: ListReference) => [`${listNames[kind]} ${text}${purpose}`];
    if (now.missing === undefined)
      for (const { item, list } of known)
        if (live.every((each) => differ(list, each.list))) drift.gone(pathOf(item), item.at);
    if (old.missing === undefined)
      for (const { item, list } of live)
        if (known.every((each) => differ(list, each.list)))
          drift.added(pathOf({ text: list.name ?? item.text }));
  }
}

/** What is known of the list that a reference names. */
function identify({ text }: ListReference, lists: readonly Named[]): Partial<Named> {
  const list = lists.find(({ sid }) => sid === text) ?? lists.find(({ name }) => name === text);
  if (list) return list;
  return /^(?:CL|AL)[0-9a-f]{32}$/.test(text) ? { sid: text } : { name: text };
}

/** Known to be two lists: a name and a SID may be of the same one. */
function differ(a: Partial<Named>, b: Partial<Named>): boolean {
  if (a.sid !== undefined && a.sid === b.sid) return false;
  if (typeof a.name === 'string' && a.name === b.name) return false;
  const bySid = a.sid !== undefined && b.sid !== undefined;
  return bySid || (typeof a.name === 'string' && typeof b.name === 'string');
}

const urlFields = ['priority', 'weight', 'enabled'] as const;

type UrlField = (typeof urlFields)[number];

/** A URL may be there several times, with other priorities. */
function originationDrift(
  before: Collection<OriginationUrl>,
  after: Collection<OriginationUrl>,
  drift: CollectionDrift,
): void {
  const now = byUrl(after);
  const old = byUrl(before);
  for (const [url, items] of old) {
    const [first] = items;
    const path = [`origination URL ${maskUris(url)}`];
    const live = now.get(url);
    if (!live) {
      if (after.missing === undefined) drift.gone(path, first?.at);
    } else if (items.length === live.length || (before.missing ?? after.missing) === undefined) {
      compareUrls(path, items, live, drift);
    }
  }
  if (before.missing !== undefined) return;
  for (const url of now.keys()) if (!old.has(url)) drift.added([`origination URL ${maskUris(url)}`]);
}

function compareUrls(
  path: readonly string[],
  before: readonly OriginationUrl[],
  after: readonly OriginationUrl[],
  drift: CollectionDrift,
): void {
  const valuesOf = (urls: readonly OriginationUrl[], field: UrlField) => urls.map((url) => url[field]);
  const fields = urlFields.filter((field) => {
    const [old, now] = [valuesOf(before, field), valuesOf(after, field)];
    return (
      ![...old, ...now].includes(undefined) && old.map(String).sort().join() !== now.map(String).sort().join()
    );
  });
  const wordsOf = (url: OriginationUrl) => fields.map((field) => `${field} ${url[field]}`).join(', ');
  const [old, now] = [before, after].map((urls) => urls.map(wordsOf).sort().join('; '));
  if (old === undefined || now === undefined || old === now) return;
  drift.changed(path, old, now, before[0]?.at);
}

function byUrl({ items }: Collection<OriginationUrl>): Map<string, OriginationUrl[]> {
  const groups = new Map<string, OriginationUrl[]>();
  for (const item of items) {
    const group = groups.get(item.url);
    if (group) group.push(item);
    else groups.set(item.url, [item]);
  }
  return groups;
}
