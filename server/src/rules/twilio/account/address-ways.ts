import { coverage, formatIpNetwork, type IpNetwork } from '../../../sip/ip-network';
import type { AccountChange } from '../../../twilio/account/change';
import type { RegionData } from '../../../twilio/account/data';
import type { ServiceName } from '../../../twilio/account/snapshot';
import type { Target } from './account-fix';
import { Mapper, type Way } from './way';
import { listed } from './wording';

/** How calls from these addresses can be let in where no access control list is mapped: by one that has them, or a new one. */
export function addressWays(
  networks: readonly IpNetwork[],
  service: ServiceName,
  { ipAccessControlLists: { items, missing } }: RegionData,
  target: Target,
): Way[] {
  if (networks.length === 0) return [];
  const mapper = new Mapper(target, service, 'calls', 'ipAccessControlLists');
  const fitting = items.find(({ addresses }) => {
    const allowed = addresses.items.map(({ network }) => network);
    return networks.every((network) => coverage(allowed, network) === 'all');
  });
  if (fitting) return [mapper.way(fitting.name)];
  if (missing !== undefined) return [];
  const name = mapper.newName(items);
  const words = `create an access control list with ${listed(networks.map(formatIpNetwork), 'and')} for calls`;
  return [{ words, changes: [mapper.create(name), ...addresses(networks, name, target), mapper.map(name)] }];
}

export function addresses(networks: readonly IpNetwork[], list: string, target: Target): AccountChange[] {
  return networks.map((network) => ({
    ...target,
    kind: 'add-address',
    list,
    network: formatIpNetwork(network),
  }));
}
