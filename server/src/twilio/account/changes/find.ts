import { formatIpNetwork, parseIpNetwork } from '../../../sip/ip-network';
import type { ListKind } from '../authentication';
import type { AllowedAddress, ListReference, RegionData, SipDomain, Trunk } from '../data';
import type { ServiceName } from '../snapshot';

/** Names of hosts are the same in upper and lower case. */
export function isService({
  name,
}: Pick<ServiceName, 'name'>): (item: { readonly name: string | null }) => boolean {
  const wanted = name.toLowerCase();
  return (item) => item.name?.toLowerCase() === wanted;
}

export function isList(name: string): (list: { readonly name: string }) => boolean {
  return (list) => list.name === name;
}

export function isNetwork(text: string): (address: AllowedAddress) => boolean {
  const wanted = parseIpNetwork(text);
  return ({ network }) => wanted !== undefined && formatIpNetwork(network) === formatIpNetwork(wanted);
}

export function findService(region: RegionData, service: ServiceName): SipDomain | Trunk | undefined {
  return service.product === 'trunk'
    ? region.trunks.items.find(isService(service))
    : region.domains.items.find(isService(service));
}

/** Lists are mapped by name or by SID. */
export function isReferenceTo(
  region: RegionData,
  list: ListKind,
  name: string,
): (reference: ListReference) => boolean {
  const { sid } = findList(region, list, name) ?? {};
  return ({ text }) => text === name || text === sid;
}

function findList(region: RegionData, list: ListKind, name: string): { readonly sid?: string } | undefined {
  return list === 'credentialLists'
    ? region.credentialLists.items.find(isList(name))
    : region.ipAccessControlLists.items.find(isList(name));
}
