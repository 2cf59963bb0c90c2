import { formatIpAddress } from '../../../sip/ip-address';
import { parseIpNetwork } from '../../../sip/ip-network';
import type { TwilioProduct } from '../../host-model';
import { globalHost } from '../../hosts';
import { restHost } from '../../regions';
import type { ListKind } from '../authentication';
import type { AccountChange, ChangeOf } from '../change';
import type { RequestTemplate, SidSlot } from './request';

/** A SID, or the slot for one that does not exist yet. */
export type Sid = string | SidSlot;

/** The SIDs that the request of a change needs; a change that makes something has none of its own. */
export interface Sids {
  readonly subject: Sid;
  readonly owner: Sid;
}

interface Endpoint {
  readonly method: 'POST' | 'DELETE';
  readonly product: 'api' | 'trunking';
  readonly path: readonly Sid[];
  readonly form?: RequestTemplate['form'];
}

/** The request that makes a change (Twilio's OpenAPI: api v2010, trunking v1). Undefined in a region without REST hosts. */
export function requestOf(change: AccountChange, sids: Sids): RequestTemplate | undefined {
  const { method, product, path, form = {} } = endpointOf(change, sids);
  const host = restHost(product, change.region);
  if (host === undefined) return undefined;
  const base = product === 'api' ? `/2010-04-01/Accounts/${change.account}/SIP` : '/v1';
  const end = product === 'api' ? ['.json'] : [];
  return { method, url: [`https://${host}${base}/`, ...path, ...end], form };
}

function endpointOf(change: AccountChange, { subject, owner }: Sids): Endpoint {
  switch (change.kind) {
    case 'create-service':
      return creation(change);
    case 'delete-service':
      return service(change.service.product, 'DELETE', subject);
    case 'enable-registration':
      return service('sip-domain', 'POST', subject, { SipRegistration: 'true' });
    case 'disable-registration':
      return service('sip-domain', 'POST', subject, { SipRegistration: 'false' });
    case 'set-secure':
      return service(change.service.product, 'POST', subject, { Secure: String(change.secure) });
    case 'create-list':
      return { ...post(LISTS[change.list]), form: { FriendlyName: change.name } };
    case 'delete-list':
      return { ...post(`${LISTS[change.list]}/`, subject), method: 'DELETE' };
    case 'map-list':
      return {
        ...post(...mappings(change, owner)),
        ...productOf(change),
        form: listField(change.list, subject),
      };
    case 'unmap-list':
      return { ...post(...mappings(change, owner), '/', subject), ...productOf(change), method: 'DELETE' };
    case 'add-credential':
      return {
        ...post(`${LISTS.credentialLists}/`, owner, '/Credentials'),
        form: { Username: change.username, Password: { slot: 'password' } },
      };
    case 'remove-credential':
      return {
        ...post(`${LISTS.credentialLists}/`, owner, '/Credentials/', subject),
        method: 'DELETE',
      };
    case 'add-address':
      return { ...post(`${LISTS.ipAccessControlLists}/`, owner, '/IpAddresses'), form: addressForm(change) };
    case 'remove-address':
      return {
        ...post(`${LISTS.ipAccessControlLists}/`, owner, '/IpAddresses/', subject),
        method: 'DELETE',
      };
    case 'add-origination-url':
      return { ...trunking('Trunks/', owner, '/OriginationUrls'), form: originationForm(change) };
    case 'remove-origination-url':
      return { ...trunking('Trunks/', owner, '/OriginationUrls/', subject), method: 'DELETE' };
  }
}

const LISTS = {
  credentialLists: 'CredentialLists',
  ipAccessControlLists: 'IpAccessControlLists',
} as const satisfies Record<ListKind, string>;

function post(...path: readonly Sid[]): Endpoint {
  return { method: 'POST', product: 'api', path };
}

function trunking(...path: readonly Sid[]): Endpoint {
  return { method: 'POST', product: 'trunking', path };
}

function service(
  product: TwilioProduct,
  method: Endpoint['method'],
  sid: Sid,
  form?: RequestTemplate['form'],
): Endpoint {
  const base = product === 'trunk' ? trunking('Trunks/', sid) : post('Domains/', sid);
  return { ...base, method, ...(form ? { form } : {}) };
}

function creation({
  service: { product, name },
  registration,
  secure,
}: ChangeOf<'create-service'>): Endpoint {
  const form = {
    DomainName: globalHost(product, name),
    FriendlyName: name,
    ...(registration === undefined || product === 'trunk' ? {} : { SipRegistration: String(registration) }),
    ...(secure === undefined ? {} : { Secure: String(secure) }),
  };
  return { ...(product === 'trunk' ? trunking('Trunks') : post('Domains')), form };
}

type MappingChange = ChangeOf<'map-list'> | ChangeOf<'unmap-list'>;

function productOf({ service: { product } }: MappingChange): Pick<Endpoint, 'product'> {
  return { product: product === 'trunk' ? 'trunking' : 'api' };
}

/** A trunk has its lists themselves, a SIP Domain has mappings of them for each use. */
function mappings({ service: { product }, use, list }: MappingChange, owner: Sid): Sid[] {
  if (product === 'trunk') return ['Trunks/', owner, `/${LISTS[list]}`];
  const group = use === 'calls' ? 'Calls' : 'Registrations';
  const kind = list === 'credentialLists' ? 'CredentialListMappings' : 'IpAccessControlListMappings';
  return ['Domains/', owner, `/Auth/${group}/${kind}`];
}

function listField(list: ListKind, sid: Sid): RequestTemplate['form'] {
  return list === 'credentialLists' ? { CredentialListSid: sid } : { IpAccessControlListSid: sid };
}

/** A single address goes without a prefix: Twilio's default is the whole address. */
function addressForm({ network }: ChangeOf<'add-address'>): RequestTemplate['form'] {
  const parsed = parseIpNetwork(network);
  const form = { FriendlyName: network, IpAddress: parsed ? formatIpAddress(parsed.base) : network };
  if (!parsed || parsed.prefix === 32) return form;
  return { ...form, CidrPrefixLength: String(parsed.prefix) };
}

/** Twilio demands all of these; lower priorities go first, and there is room for others on both sides. */
function originationForm({ url }: ChangeOf<'add-origination-url'>): RequestTemplate['form'] {
  return { FriendlyName: url.slice(0, 64), SipUrl: url, Weight: '10', Priority: '10', Enabled: 'true' };
}
