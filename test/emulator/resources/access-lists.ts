import { parseIpv4 } from '../../../server/src/sip/ip-address';
import { type Call, created, type Handlers, itemOf, type JsonObject, ok, remove } from '../call';
import { invalid } from '../error';
import { list } from '../paging';
import type { IpAccessControlList, IpAddress } from '../state/resources';
import { rfc2822Dates } from './dates';
import { assign, Form } from './form';

const mostLists = 1000;
const mostAddresses = 100;

function uriOf({ account }: Call, sid: string): string {
  return `/2010-04-01/Accounts/${account.sid}/SIP/IpAccessControlLists/${sid}`;
}

function listBody(call: Call, item: IpAccessControlList): JsonObject {
  const { sid, friendly_name } = item;
  const uri = uriOf(call, sid);
  return {
    sid,
    account_sid: call.account.sid,
    friendly_name,
    ...rfc2822Dates(item),
    uri: `${uri}.json`,
    subresource_uris: { ip_addresses: `${uri}/IpAddresses.json` },
  };
}

function addressBody(call: Call, owner: IpAccessControlList, address: IpAddress): JsonObject {
  return {
    ...address,
    account_sid: call.account.sid,
    ip_access_control_list_sid: owner.sid,
    ...rfc2822Dates(address),
    uri: `${uriOf(call, owner.sid)}/IpAddresses/${address.sid}.json`,
  };
}

function uniqueName({ region }: Call, form: Form, own?: IpAccessControlList): string {
  const name = form.needed('FriendlyName');
  if (name.length > 255) throw invalid(21235, 'FriendlyName is longer than 255 characters');
  if (region.ipAccessControlLists.some((each) => each !== own && each.friendly_name === name))
    throw invalid(21235, `An IP Access Control List named ${name} already exists`);
  return name;
}

/** An IPv4 address that the list does not hold. */
function newAddress(form: Form, { ip_addresses }: IpAccessControlList, own?: IpAddress): string | undefined {
  const address = form.text('IpAddress');
  if (address === undefined) return undefined;
  if (parseIpv4(address) === undefined) throw invalid(21235, `IpAddress ${address} is no IPv4 address`);
  if (ip_addresses.some((each) => each !== own && each.ip_address === address))
    throw invalid(21235, `IpAddress ${address} already exists in this list`);
  return address;
}

const ownerOf = (call: Call) => itemOf(call.region.ipAccessControlLists, call, 'IpAccessControlListSid');

function isMapped({ region }: Call, sid: string): boolean {
  const mapped = [...region.trunks, ...region.domains.map(({ calls }) => calls)];
  return mapped.some(({ ipAccessControlLists }) => ipAccessControlLists.includes(sid));
}

const lists: Handlers = {
  ListSipIpAccessControlList: (call) =>
    list(call, 'ip_access_control_lists', call.region.ipAccessControlLists, (item) => listBody(call, item)),

  FetchSipIpAccessControlList: (call) => ok(listBody(call, itemOf(call.region.ipAccessControlLists, call))),

  CreateSipIpAccessControlList(call) {
    const friendly_name = uniqueName(call, new Form(call.form, 21235));
    if (call.region.ipAccessControlLists.length >= mostLists)
      throw invalid(21255, 'Maximum IP Access Control Lists reached');
    const item: IpAccessControlList = { ...call.world.stamp('AL'), friendly_name, ip_addresses: [] };
    call.region.ipAccessControlLists.push(item);
    return created(listBody(call, item));
  },

  UpdateSipIpAccessControlList(call) {
    const item = itemOf(call.region.ipAccessControlLists, call);
    assign(item, { friendly_name: uniqueName(call, new Form(call.form, 21235), item) });
    return ok(listBody(call, item));
  },

  DeleteSipIpAccessControlList(call) {
    const item = itemOf(call.region.ipAccessControlLists, call);
    if (isMapped(call, item.sid))
      throw invalid(21236, 'IP Access Control List is still mapped to a domain or trunk');
    return remove(call.region.ipAccessControlLists, item);
  },
};

const addresses: Handlers = {
  ListSipIpAddress(call) {
    const owner = ownerOf(call);
    return list(call, 'ip_addresses', owner.ip_addresses, (each) => addressBody(call, owner, each));
  },

  FetchSipIpAddress(call) {
    const owner = ownerOf(call);
    return ok(addressBody(call, owner, itemOf(owner.ip_addresses, call)));
  },

  CreateSipIpAddress(call) {
    const owner = ownerOf(call);
    const form = new Form(call.form, 21235);
    form.needed('IpAddress');
    const address: IpAddress = {
      ...call.world.stamp('IP'),
      friendly_name: form.needed('FriendlyName'),
      ip_address: newAddress(form, owner) ?? '',
      cidr_prefix_length: form.integer('CidrPrefixLength', 1, 32) ?? 32,
    };
    if (owner.ip_addresses.length >= mostAddresses) throw invalid(21237, 'Maximum IP addresses reached');
    owner.ip_addresses.push(address);
    return created(addressBody(call, owner, address));
  },

  UpdateSipIpAddress(call) {
    const owner = ownerOf(call);
    const address = itemOf(owner.ip_addresses, call);
    const form = new Form(call.form, 21235);
    assign(address, {
      friendly_name: form.text('FriendlyName'),
      ip_address: newAddress(form, owner, address),
      cidr_prefix_length: form.integer('CidrPrefixLength', 1, 32),
    });
    return ok(addressBody(call, owner, address));
  },

  DeleteSipIpAddress(call) {
    const { ip_addresses } = ownerOf(call);
    return remove(ip_addresses, itemOf(ip_addresses, call));
  },
};

export const accessLists: Handlers = { ...lists, ...addresses };
