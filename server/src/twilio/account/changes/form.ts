import { formatIpAddress } from '../../../sip/ip-address';
import { parseIpNetwork } from '../../../sip/ip-network';
import { globalHost } from '../../hosts';
import type { AccountChange, ChangeOf } from '../change';
import type { RequestTemplate, SidSlot } from './request';

type Form = RequestTemplate['form'];

/**
 * What a request sends, by the names of Twilio's OpenAPI; undefined for one that takes something away.
 *
 * @param subject the SID of the list that is mapped
 */
export function formOf(change: AccountChange, subject: string | SidSlot): Form | undefined {
  switch (change.kind) {
    case 'create-service':
      return serviceForm(change);
    case 'enable-registration':
      return { SipRegistration: 'true' };
    case 'disable-registration':
      return { SipRegistration: 'false' };
    case 'set-secure':
      return { Secure: String(change.secure) };
    case 'create-list':
      return { FriendlyName: change.name };
    case 'map-list':
      return change.list === 'credentialLists'
        ? { CredentialListSid: subject }
        : { IpAccessControlListSid: subject };
    case 'add-credential':
      return { Username: change.username, Password: { slot: 'password' } };
    case 'add-address':
      return addressForm(change);
    case 'add-origination-url':
      return originationForm(change);
    default:
      return undefined;
  }
}

function serviceForm({ service, registration, secure }: ChangeOf<'create-service'>): Form {
  const { product, name } = service;
  const hasRegistration = registration !== undefined && product === 'sip-domain';
  return {
    DomainName: globalHost(product, name),
    FriendlyName: name,
    ...(hasRegistration ? { SipRegistration: String(registration) } : {}),
    ...(secure === undefined ? {} : { Secure: String(secure) }),
  };
}

/** A single address goes without a prefix: Twilio's default is the whole address. */
function addressForm({ network }: ChangeOf<'add-address'>): Form {
  const parsed = parseIpNetwork(network);
  const form = { FriendlyName: network, IpAddress: parsed ? formatIpAddress(parsed.base) : network };
  if (!parsed || parsed.prefix === 32) return form;
  return { ...form, CidrPrefixLength: String(parsed.prefix) };
}

/** Characters of the name of an origination URL. */
const LONGEST_NAME = 64;

/** Twilio demands all of these; lower priorities go first, and there is room for others on both sides. */
function originationForm({ url }: ChangeOf<'add-origination-url'>): Form {
  const name = url.slice(0, LONGEST_NAME);
  return { FriendlyName: name, SipUrl: url, Weight: '10', Priority: '10', Enabled: 'true' };
}
