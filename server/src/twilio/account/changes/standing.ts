import { coverage, parseIpNetwork } from '../../../sip/ip-network';
import type { AccountChange, ChangeOf } from '../change';
import type { RegionData } from '../data';
import type { UnknownReason } from '../known';
import { findService, isList, isReferenceTo, isService } from './find';
import { nameOfList, nameOfService } from './title';

export type Standing =
  /** It is to be made. */
  | { readonly state: 'open' }
  /** It is so already. */
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly refusal: string };

const OPEN: Standing = { state: 'open' };
const DONE: Standing = { state: 'done' };

/**
 * Whether a change is to be made in a region that is in this state.
 *
 * @param home the account and its region, for people
 */
export function standing(change: AccountChange, region: RegionData, home: string): Standing {
  // the data may be older than what the SIDs are of
  if (change.sids !== undefined) return OPEN;
  switch (change.kind) {
    case 'create-service':
      return findService(region, change.service) ? DONE : OPEN;
    case 'enable-registration':
    case 'disable-registration':
    case 'set-secure':
      return setting(change, region, home);
    case 'create-list':
      return listsOf(region, change).items.some(isList(change.name)) ? DONE : OPEN;
    case 'map-list':
      return mapping(change, region, home);
    case 'add-credential':
      return credential(change, region, home);
    case 'add-address':
      return address(change, region, home);
    case 'add-origination-url':
      return origination(change, region, home);
    default:
      return OPEN;
  }
}

function refused(refusal: string): Standing {
  return { state: 'refused', refusal };
}

/** Why something is not among what was read. */
function missing(what: string, reason: UnknownReason | undefined, home: string): Standing {
  return refused(
    reason === undefined
      ? `${home} has not got ${what}. Refresh the account; it may have been deleted or renamed.`
      : `Nobody knows whether ${home} has ${what}: it could not be read whole (${reason}). Refresh the account, or use a key that may read it.`,
  );
}

type Setting = ChangeOf<'enable-registration' | 'disable-registration' | 'set-secure'>;

function setting(change: Setting, region: RegionData, home: string): Standing {
  if (change.kind === 'set-secure') {
    const found = findService(region, change.service);
    if (!found) return missingService(change.service, region, home);
    return found.secure === change.secure ? DONE : OPEN;
  }
  const service = { product: 'sip-domain', name: change.domain } as const;
  const found = region.domains.items.find(isService(service));
  if (!found) return missingService(service, region, home);
  return found.registration === (change.kind === 'enable-registration') ? DONE : OPEN;
}

function missingService(
  service: ChangeOf<'set-secure'>['service'],
  region: RegionData,
  home: string,
): Standing {
  const { missing: reason } = service.product === 'trunk' ? region.trunks : region.domains;
  return missing(nameOfService(service), reason, home);
}

function listsOf(region: RegionData, { list }: Pick<ChangeOf<'create-list'>, 'list'>) {
  const { credentialLists, ipAccessControlLists } = region;
  return list === 'credentialLists'
    ? { items: credentialLists.items.map(({ name }) => ({ name })), missing: credentialLists.missing }
    : {
        items: ipAccessControlLists.items.map(({ name }) => ({ name })),
        missing: ipAccessControlLists.missing,
      };
}

function mapping(change: ChangeOf<'map-list'>, region: RegionData, home: string): Standing {
  const { service, use, list, name } = change;
  const found = findService(region, service);
  if (!found) return missingService(service, region, home);
  const lists = listsOf(region, change);
  if (!lists.items.some(isList(name))) return missing(nameOfList(list, name), lists.missing, home);
  if (use === 'calls') return isMapped(found.calls[list].items, change, region);
  if (!('registrations' in found) || list === 'ipAccessControlLists')
    return refused(`${nameOfService(service)} has no such list for registrations.`);
  return isMapped(found.registrations.credentialLists.items, change, region);
}

function isMapped(
  references: readonly { readonly text: string }[],
  { list, name }: ChangeOf<'map-list'>,
  region: RegionData,
): Standing {
  return references.some(isReferenceTo(region, list, name)) ? DONE : OPEN;
}

/** A user who is there has a password that nobody can read: to take them for added would leave a wrong one elsewhere. */
function credential(change: ChangeOf<'add-credential'>, region: RegionData, home: string): Standing {
  const { credentialLists } = region;
  const list = credentialLists.items.find(isList(change.list));
  if (!list) return missing(nameOfList('credentialLists', change.list), credentialLists.missing, home);
  if (!list.usernames.items.some(({ text }) => text === change.username)) return OPEN;
  return refused(
    `The credential list ${change.list} of ${home} has a user ${change.username} already, whose password Twilio shows to nobody. Refresh the account; to set another password, do it in the Twilio Console.`,
  );
}

function address(change: ChangeOf<'add-address'>, region: RegionData, home: string): Standing {
  const { ipAccessControlLists } = region;
  const list = ipAccessControlLists.items.find(isList(change.list));
  if (!list)
    return missing(nameOfList('ipAccessControlLists', change.list), ipAccessControlLists.missing, home);
  const network = parseIpNetwork(change.network);
  if (network?.version !== 4)
    return refused(`${change.network} is no IPv4 address: an access control list takes no other.`);
  return coverage(
    list.addresses.items.map((item) => item.network),
    network,
  ) === 'all'
    ? DONE
    : OPEN;
}

function origination(change: ChangeOf<'add-origination-url'>, region: RegionData, home: string): Standing {
  const service = { product: 'trunk', name: change.trunk } as const;
  const trunk = region.trunks.items.find(isService(service));
  if (!trunk) return missingService(service, region, home);
  const same = trunk.originationUrls.items.find(({ url }) => url === change.url);
  if (!same) return OPEN;
  if (same.enabled === true) return DONE;
  return refused(
    `The trunk ${change.trunk} has the origination URL ${change.url}, but it is disabled: enable it in the Twilio Console.`,
  );
}
