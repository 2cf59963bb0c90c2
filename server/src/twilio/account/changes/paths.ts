import { restHost } from '../../regions';
import type { ListKind } from '../authentication';
import type { AccountChange, ChangeOf } from '../change';
import { formOf } from './form';
import type { RequestTemplate, SidSlot } from './request';

/** A SID, or the slot for one that does not exist yet. */
export type Sid = string | SidSlot;

/** The SIDs that a request needs: of what the change is about, and of what that belongs to. Empty where there is none. */
export interface Sids {
  readonly subject: Sid;
  readonly owner: Sid;
}

/** The request that makes a change (Twilio's OpenAPI: api v2010, trunking v1). Undefined in a region without REST hosts. */
export function requestOf(change: AccountChange, { subject, owner }: Sids): RequestTemplate | undefined {
  const { product, path } = collectionOf(change, owner);
  const host = restHost(product, change.region);
  if (host === undefined) return undefined;
  const base = product === 'api' ? `/2010-04-01/Accounts/${change.account}/SIP` : '/v1';
  const item = isNew(change) ? [] : ['/', subject];
  const end = product === 'api' ? ['.json'] : [];
  const form = formOf(change, subject);
  return {
    method: form ? 'POST' : 'DELETE',
    url: [`https://${host}${base}/`, ...path, ...item, ...end],
    form: form ?? {},
  };
}

/** Whether it is asked of a collection, and not of something in it. */
function isNew({ kind }: AccountChange): boolean {
  return /^(?:create|add|map)-/.test(kind);
}

/** Where the things stand of which the change makes, changes or takes away one. */
interface Collection {
  readonly product: 'api' | 'trunking';
  readonly path: readonly Sid[];
}

const LISTS = {
  credentialLists: 'CredentialLists',
  ipAccessControlLists: 'IpAccessControlLists',
} as const satisfies Record<ListKind, string>;

function collectionOf(change: AccountChange, owner: Sid): Collection {
  switch (change.kind) {
    case 'create-service':
    case 'delete-service':
    case 'set-secure':
      return change.service.product === 'trunk' ? trunking('Trunks') : api('Domains');
    case 'enable-registration':
    case 'disable-registration':
      return api('Domains');
    case 'create-list':
    case 'delete-list':
      return api(LISTS[change.list]);
    case 'map-list':
    case 'unmap-list':
      return mappings(change, owner);
    case 'add-credential':
    case 'remove-credential':
      return api('CredentialLists/', owner, '/Credentials');
    case 'add-address':
    case 'remove-address':
      return api('IpAccessControlLists/', owner, '/IpAddresses');
    case 'add-origination-url':
    case 'remove-origination-url':
      return trunking('Trunks/', owner, '/OriginationUrls');
  }
}

function api(...path: readonly Sid[]): Collection {
  return { product: 'api', path };
}

function trunking(...path: readonly Sid[]): Collection {
  return { product: 'trunking', path };
}

/** A trunk has its lists themselves, a SIP Domain has mappings of them for each use. */
function mappings({ service, use, list }: ChangeOf<'map-list' | 'unmap-list'>, owner: Sid): Collection {
  if (service.product === 'trunk') return trunking('Trunks/', owner, `/${LISTS[list]}`);
  const group = use === 'calls' ? 'Calls' : 'Registrations';
  const kind = list === 'credentialLists' ? 'CredentialListMappings' : 'IpAccessControlListMappings';
  return api('Domains/', owner, `/Auth/${group}/${kind}`);
}
