import { bitsOf, formatIpAddress, type IpAddress, parseIpAddress, parseIpv4 } from './ip-address';

/** All addresses that share their first `prefix` bits with `base`. A single address has the full prefix. */
export interface IpNetwork {
  readonly version: 4 | 6;
  /** The lowest address of the network. */
  readonly base: IpAddress;
  readonly prefix: number;
  /** The address as written, where it was not the base (`198.51.100.7/24`). */
  readonly written: IpAddress;
}

/** Reads `address`, `address/prefix` and, for IPv4, `address/netmask` with contiguous bits. */
export function parseIpNetwork(text: string): IpNetwork | undefined {
  const slash = text.indexOf('/');
  const written = parseIpAddress(slash < 0 ? text : text.slice(0, slash));
  if (written === undefined) return undefined;
  const prefix = slash < 0 ? bitsOf[written.version] : parsePrefix(text.slice(slash + 1), written.version);
  return prefix === undefined ? undefined : networkOf(written, prefix);
}

/** The network of `prefix` bits that the address lies in. */
function networkOf(written: IpAddress, prefix: number): IpNetwork {
  const words = written.words.map((word, index) => maskWord(word, prefix - 32 * index));
  return { version: written.version, base: { version: written.version, words }, prefix, written };
}

function parsePrefix(text: string, version: 4 | 6): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text) <= bitsOf[version] ? Number(text) : undefined;
  const mask = version === 4 ? parseIpv4(text) : undefined;
  if (mask === undefined) return undefined;
  const prefix = Math.clz32(~mask);
  return maskWord(0xffffffff, prefix) === mask ? prefix : undefined;
}

/** Keeps the first `bits` bits of a 32-bit word. */
function maskWord(word: number, bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? word : (word & (0xffffffff << (32 - bits))) >>> 0;
}

export function containsAddress(network: IpNetwork, address: IpAddress): boolean {
  if (network.version !== address.version) return false;
  return address.words.every(
    (word, index) => maskWord(word, network.prefix - 32 * index) === network.base.words[index],
  );
}

export function containsNetwork(outer: IpNetwork, inner: IpNetwork): boolean {
  return outer.prefix <= inner.prefix && containsAddress(outer, inner.base);
}

/** Networks overlap only where one lies in the other. */
export function overlaps(a: IpNetwork, b: IpNetwork): boolean {
  return containsNetwork(a, b) || containsNetwork(b, a);
}

export type Coverage = 'all' | 'part' | 'none';

/** How much of `target` the networks hold together: four single addresses cover a /30. */
export function coverage(networks: readonly IpNetwork[], target: IpNetwork): Coverage {
  if (networks.some((network) => containsNetwork(network, target))) return 'all';
  const inside = networks.filter((network) => containsNetwork(target, network));
  if (inside.length === 0) return 'none';
  const [low, high] = halves(target);
  return coverage(inside, low) === 'all' && coverage(inside, high) === 'all' ? 'all' : 'part';
}

function halves({ base, prefix }: IpNetwork): [low: IpNetwork, high: IpNetwork] {
  const words = [...base.words];
  const index = Math.floor(prefix / 32);
  words[index] = (words[index] ?? 0) + 2 ** (31 - (prefix % 32));
  return [networkOf(base, prefix + 1), networkOf({ version: base.version, words }, prefix + 1)];
}

/** `192.0.2.0/24`; a single address has no prefix. */
export function formatIpNetwork({ version, base, prefix }: IpNetwork): string {
  const address = formatIpAddress(base);
  return prefix === bitsOf[version] ? address : `${address}/${prefix}`;
}
