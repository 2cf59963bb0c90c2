import { parseIpv4 } from '../../../server/src/sip/ip-address';
import type { Handlers } from '../call';
import { invalid } from '../error';
import type { IpAccessControlList, IpAddress } from '../state/resources';
import { assign, type Form } from './form';
import { type EntryKind, listHandlers } from './named-lists';

/** An IPv4 address that the list does not hold. */
function newAddress(form: Form, { ip_addresses }: IpAccessControlList, own?: IpAddress): string | undefined {
  const address = form.text('IpAddress');
  if (address === undefined) return undefined;
  if (parseIpv4(address) === undefined) throw invalid(form.code, `IpAddress ${address} is no IPv4 address`);
  if (ip_addresses.some((each) => each !== own && each.ip_address === address))
    throw invalid(form.code, `IpAddress ${address} already exists in this list`);
  return address;
}

const addresses: EntryKind<IpAccessControlList, IpAddress> = {
  name: 'IpAddress',
  plural: 'IP addresses',
  segment: 'IpAddresses',
  key: 'ip_addresses',
  owner: 'ip_access_control_list_sid',
  most: 100,
  full: 21237,
  of: ({ ip_addresses }) => ip_addresses,
  shown: ({ friendly_name, ip_address, cidr_prefix_length }) => ({
    friendly_name,
    ip_address,
    cidr_prefix_length,
  }),
  make(call, form, owner) {
    form.needed('IpAddress');
    return {
      ...call.world.stamp('IP'),
      friendly_name: form.needed('FriendlyName'),
      ip_address: newAddress(form, owner) ?? '',
      cidr_prefix_length: form.integer('CidrPrefixLength', 1, 32) ?? 32,
    };
  },
  update: (address, form, owner) =>
    assign(address, {
      friendly_name: form.text('FriendlyName'),
      ip_address: newAddress(form, owner, address),
      cidr_prefix_length: form.integer('CidrPrefixLength', 1, 32),
    }),
};

export const accessLists: Handlers = listHandlers({
  name: 'IpAccessControlList',
  title: 'IP Access Control List',
  key: 'ip_access_control_lists',
  most: 1000,
  longestName: 255,
  codes: { invalid: 21235, full: 21255, mapped: 21236 },
  of: ({ ipAccessControlLists }) => ipAccessControlLists,
  make: ({ world }, friendly_name) => ({ ...world.stamp('AL'), friendly_name, ip_addresses: [] }),
  isMapped: ({ domains, trunks }, sid) =>
    [...trunks, ...domains.map(({ calls }) => calls)].some(({ ipAccessControlLists }) =>
      ipAccessControlLists.includes(sid),
    ),
  entries: addresses,
});
