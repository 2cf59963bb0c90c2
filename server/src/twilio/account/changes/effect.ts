import { parseIpNetwork } from '../../../sip/ip-network';
import type { AccountChange, ChangeOf } from '../change';
import { type Collection, complete } from '../collection';
import type { AccountData, Mappings, RegionData, SipDomain, Trunk } from '../data';
import { isList, isNetwork, isReferenceTo, isService } from './find';

/** The accounts as they are when all the changes have been made. What was not known before stays unknown. */
export function applyChanges(
  accounts: readonly AccountData[],
  changes: readonly AccountChange[],
): readonly AccountData[] {
  return accounts.map((account) => {
    const own = changes.filter((change) => change.account === account.sid);
    if (own.length === 0) return account;
    const regions = account.regions.map((region) =>
      own.filter((change) => change.region === region.id).reduce(applyTo, region),
    );
    return { ...account, regions };
  });
}

/** One region after a change; as it was where the change is about something that it does not have. */
export function applyTo(region: RegionData, change: AccountChange): RegionData {
  switch (change.kind) {
    case 'create-service':
      return withService(region, change);
    case 'delete-service':
      return withoutService(region, change);
    case 'enable-registration':
    case 'disable-registration': {
      const registration = change.kind === 'enable-registration';
      const isDomain = isService({ name: change.domain });
      return { ...region, domains: each(region.domains, isDomain, (item) => ({ ...item, registration })) };
    }
    case 'set-secure':
      return eachService(region, change, (item) => ({ ...item, secure: change.secure }));
    case 'map-list':
    case 'unmap-list':
      return eachService(region, change, (item) => mapped(item, region, change));
    case 'add-origination-url':
    case 'remove-origination-url': {
      const isTrunk = isService({ name: change.trunk });
      return { ...region, trunks: each(region.trunks, isTrunk, (trunk) => withUrl(trunk, change)) };
    }
    default:
      return listChanged(region, change);
  }
}

const NOTHING: Mappings = { credentialLists: complete([]), ipAccessControlLists: complete([]) };

function withService(region: RegionData, change: ChangeOf<'create-service'>): RegionData {
  const { name, product } = change.service;
  const secure = change.secure ?? false;
  if (product === 'trunk') {
    const parts = { originationUrls: complete([]), numbers: complete([]) };
    return { ...region, trunks: plus(region.trunks, { name, secure, calls: NOTHING, ...parts }) };
  }
  const registration = change.registration ?? false;
  const domain: SipDomain = { name, secure, registration, calls: NOTHING, registrations: NOTHING };
  return { ...region, domains: plus(region.domains, domain) };
}

function withoutService(region: RegionData, { service }: ChangeOf<'delete-service'>): RegionData {
  return service.product === 'trunk'
    ? { ...region, trunks: minus(region.trunks, isService(service)) }
    : { ...region, domains: minus(region.domains, isService(service)) };
}

type ServiceChange = ChangeOf<'set-secure' | 'map-list' | 'unmap-list'>;

function eachService(
  region: RegionData,
  { service }: ServiceChange,
  change: <T extends SipDomain | Trunk>(item: T) => T,
): RegionData {
  return service.product === 'trunk'
    ? { ...region, trunks: each(region.trunks, isService(service), change) }
    : { ...region, domains: each(region.domains, isService(service), change) };
}

function mapped<T extends SipDomain | Trunk>(
  item: T,
  region: RegionData,
  change: ChangeOf<'map-list' | 'unmap-list'>,
): T {
  const { use, list, name, kind } = change;
  const isIt = isReferenceTo(region, list, name);
  const put = <M extends Partial<Mappings>>(mappings: M): M => {
    const old = mappings[list];
    if (!old) return mappings;
    const reference = { text: name };
    return {
      ...mappings,
      [list]: kind === 'map-list' ? plus(old, reference) : minus(old, isIt),
    };
  };
  if (use === 'calls') return { ...item, calls: put(item.calls) };
  return 'registrations' in item ? { ...item, registrations: put(item.registrations) } : item;
}

function withUrl(trunk: Trunk, change: ChangeOf<'add-origination-url' | 'remove-origination-url'>): Trunk {
  const { originationUrls } = trunk;
  const { url } = change;
  const added = { url, priority: 10, weight: 10, enabled: true };
  const urls =
    change.kind === 'add-origination-url'
      ? plus(originationUrls, added)
      : minus(originationUrls, (each) => each.url === url);
  return { ...trunk, originationUrls: urls };
}

type ListChange = ChangeOf<
  'create-list' | 'delete-list' | 'add-credential' | 'remove-credential' | 'add-address' | 'remove-address'
>;

function listChanged(region: RegionData, change: ListChange): RegionData {
  const { credentialLists, ipAccessControlLists } = region;
  const isCredentials = 'username' in change || ('name' in change && change.list === 'credentialLists');
  return isCredentials
    ? { ...region, credentialLists: credentials(credentialLists, change) }
    : { ...region, ipAccessControlLists: addresses(ipAccessControlLists, change) };
}

function credentials(
  lists: RegionData['credentialLists'],
  change: ListChange,
): RegionData['credentialLists'] {
  switch (change.kind) {
    case 'create-list':
      return plus(lists, { name: change.name, usernames: complete([]) });
    case 'delete-list':
      return minus(lists, isList(change.name));
    case 'add-credential':
      return each(lists, isList(change.list), (list) => ({
        ...list,
        usernames: plus(list.usernames, { text: change.username }),
      }));
    case 'remove-credential':
      return each(lists, isList(change.list), (list) => ({
        ...list,
        usernames: minus(list.usernames, ({ text }) => text === change.username),
      }));
    default:
      return lists;
  }
}

function addresses(
  lists: RegionData['ipAccessControlLists'],
  change: ListChange,
): RegionData['ipAccessControlLists'] {
  switch (change.kind) {
    case 'create-list':
      return plus(lists, { name: change.name, addresses: complete([]) });
    case 'delete-list':
      return minus(lists, isList(change.name));
    case 'add-address': {
      const network = parseIpNetwork(change.network);
      if (!network) return lists;
      return each(lists, isList(change.list), (list) => ({
        ...list,
        addresses: plus(list.addresses, { network }),
      }));
    }
    case 'remove-address':
      return each(lists, isList(change.list), (list) => ({
        ...list,
        addresses: minus(list.addresses, isNetwork(change.network)),
      }));
    default:
      return lists;
  }
}

function plus<T>({ items, missing }: Collection<T>, item: T): Collection<T> {
  return { items: [...items, item], missing };
}

function minus<T>({ items, missing }: Collection<T>, isIt: (item: T) => boolean): Collection<T> {
  return { items: items.filter((item) => !isIt(item)), missing };
}

function each<T>(
  { items, missing }: Collection<T>,
  isIt: (item: T) => boolean,
  change: (item: T) => T,
): Collection<T> {
  return { items: items.map((item) => (isIt(item) ? change(item) : item)), missing };
}
