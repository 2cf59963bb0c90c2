import type { IpAddress } from './ip-address';
import { containsAddress, type IpNetwork, parseIpNetwork } from './ip-network';

/** Who can reach an address (IANA special-purpose address registries, RFC 6890). */
export type IpScope =
  | 'public'
  | 'private'
  | 'loopback'
  | 'link-local'
  /** RFC 6598: behind a carrier's own NAT. */
  | 'carrier-nat'
  | 'documentation'
  | 'unspecified'
  | 'multicast'
  | 'reserved';

const blocks: readonly (readonly [cidr: string, scope: IpScope])[] = [
  ['10.0.0.0/8', 'private'],
  ['172.16.0.0/12', 'private'],
  ['192.168.0.0/16', 'private'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['100.64.0.0/10', 'carrier-nat'],
  ['192.0.2.0/24', 'documentation'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['0.0.0.0/32', 'unspecified'],
  ['0.0.0.0/8', 'reserved'],
  ['192.0.0.0/24', 'reserved'],
  ['198.18.0.0/15', 'reserved'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['::1', 'loopback'],
  ['::', 'unspecified'],
  ['fe80::/10', 'link-local'],
  ['fc00::/7', 'private'],
  ['2001:db8::/32', 'documentation'],
  ['3fff::/20', 'documentation'],
  ['ff00::/8', 'multicast'],
];

let parsed: readonly (readonly [IpNetwork, IpScope])[] | undefined;

function parsedBlocks(): readonly (readonly [IpNetwork, IpScope])[] {
  parsed ??= blocks.flatMap(([cidr, scope]) => {
    const network = parseIpNetwork(cidr);
    return network ? [[network, scope] as const] : [];
  });
  return parsed;
}

/** IPv4 addresses mapped into IPv6 (`::ffff:192.0.2.1`) have the scope of the IPv4 address. */
export function scopeOf(address: IpAddress): IpScope {
  const actual = unmapped(address);
  return parsedBlocks().find(([network]) => containsAddress(network, actual))?.[1] ?? 'public';
}

/** Whether a peer on the public internet could send to the address. Documentation addresses count as public. */
export function isReachable(address: IpAddress): boolean {
  const scope = scopeOf(address);
  return scope === 'public' || scope === 'documentation';
}

function unmapped(address: IpAddress): IpAddress {
  const [first, second, third, last] = address.words;
  const mapped = address.version === 6 && first === 0 && second === 0 && third === 0xffff;
  return mapped && last !== undefined ? { version: 4, words: [last] } : address;
}
