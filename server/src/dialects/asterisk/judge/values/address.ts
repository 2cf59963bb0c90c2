/** IP addresses and networks as `getaddrinfo` with numeric hosts and Asterisk's access lists read them (main/acl.c). */

export type Family = 4 | 6;

/** Why a network is refused. `scope`: an IPv6 zone, which only the machine can tell. */
export type NetworkRefusal = 'address' | 'mask' | 'port' | 'family' | 'scope';

/**
 * The family of a numeric address; undefined where it is none. IPv4 takes every form of `inet_aton`: `10.1`, `0x7f.1`,
 * octal parts, one number.
 */
export function addressFamily(host: string): Family | undefined {
  if (readIPv4(host) !== undefined) return 4;
  return isIPv6(host) ? 6 : undefined;
}

/** An IPv4 address as a number, by the rules of `inet_aton`. */
export function readIPv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length > 4) return undefined;
  let value = 0;
  for (const [index, part] of parts.entries()) {
    const number = readPart(part);
    const last = index === parts.length - 1;
    const limit = last ? 256 ** (5 - parts.length) : 256;
    if (number === undefined || number >= limit) return undefined;
    value = last ? value * limit + number : value * 256 + number;
  }
  return value;
}

function readPart(part: string): number | undefined {
  if (/^0[xX][0-9a-fA-F]+$/.test(part)) return Number.parseInt(part.slice(2), 16);
  if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
  return /^[1-9]\d*$/.test(part) ? Number(part) : undefined;
}

/** Whether `inet_pton` takes the text as an IPv6 address. */
export function isIPv6(text: string): boolean {
  if (!text.includes(':') || text.includes(':::')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    const count = countGroups(half, index === halves.length - 1);
    if (count === undefined) return false;
    groups += count;
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}

/** Groups of 16 bits in `a:b:c`; an IPv4 tail counts two. */
function countGroups(text: string, mayEndInIPv4: boolean): number | undefined {
  if (text === '') return 0;
  const parts = text.split(':');
  let count = 0;
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) count++;
    else if (mayEndInIPv4 && index === parts.length - 1 && isDottedQuad(part)) count += 2;
    else return undefined;
  }
  return count;
}

function isDottedQuad(text: string): boolean {
  return (
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) &&
    text.split('.').every((part) => Number(part) < 256 && !/^0\d/.test(part))
  );
}

/** Host and port of `host`, `host:port`, `[host]:port`, parted as Asterisk does (main/netsock2.c). */
export function splitHostPort(text: string): { host: string; port?: string } {
  if (text.startsWith('[')) {
    const close = text.indexOf(']');
    const rest = close < 0 ? '' : text.slice(close + 1);
    const host = close < 0 ? text.slice(1) : text.slice(1, close);
    return rest.startsWith(':') ? { host, port: rest.slice(1) } : { host };
  }
  const colon = text.indexOf(':');
  if (colon < 0 || text.includes(':', colon + 1)) return { host: text };
  return { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

/** Whether the text is a numeric address with an optional numeric port, as `ast_sockaddr_parse` takes it. */
export function isAddressAndPort(text: string): boolean {
  const { host, port = '' } = splitHostPort(text);
  return addressFamily(host) !== undefined && isServicePort(port);
}

/** What `strtoul` in base 10 reads to the end; the range is not looked at. */
function isServicePort(port: string): boolean {
  return port === '' || /^\s*[+-]?\d+$/.test(port);
}

/** Why Asterisk refuses `[!]address[/mask]`; undefined where it takes it. */
export function refuseNetwork(text: string, portAllowed: boolean): NetworkRefusal | undefined {
  const slash = text.indexOf('/');
  const address = (slash < 0 ? text : text.slice(0, slash)).replace(/^!/, '');
  const { host, port } = splitHostPort(address);
  if (port !== undefined && (!portAllowed || !isServicePort(port))) return 'port';
  if (host.includes('%') && isIPv6(host.slice(0, host.indexOf('%')))) return 'scope';
  const family = addressFamily(host);
  if (family === undefined) return 'address';
  return slash < 0 ? undefined : refuseMask(text.slice(slash + 1), isMapped(host) ? 4 : family);
}

function refuseMask(mask: string, family: Family): NetworkRefusal | undefined {
  if (/[.:]/.test(mask)) {
    const { host, port } = splitHostPort(mask);
    const maskFamily = port === undefined ? addressFamily(host) : undefined;
    if (maskFamily === undefined) return 'mask';
    return (isMapped(host) ? 4 : maskFamily) === family ? undefined : 'family';
  }
  const [digits] = /^\s*[+-]?\d+/.exec(mask) ?? [];
  const length = Number(digits ?? -1);
  return length >= 0 && length <= (family === 4 ? 32 : 128) ? undefined : 'mask';
}

/** IPv4 written as IPv6 (`::ffff:10.0.0.0`) is taken for IPv4. */
function isMapped(host: string): boolean {
  return /^(?:0*:){2,5}0*ffff:(?:[\d.]+|[0-9a-f]{1,4}:[0-9a-f]{1,4})$/i.test(host) && isIPv6(host);
}

/** An IPv4 address in dotted form. */
export function formatIPv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** An IPv6 address in the form of `inet_ntop`: lower case, no leading zeros, the longest run of zeros as `::`. */
export function formatIPv6(address: string): string {
  const groups = expandGroups(address).map((group) => Number.parseInt(group, 16).toString(16));
  const { start, length } = longestZeroRun(groups);
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

function expandGroups(address: string): string[] {
  const plain = address.replace(/\d+\.\d+\.\d+\.\d+$/, (quad) => {
    const value = readIPv4(quad) ?? 0;
    return `${Math.floor(value / 65_536).toString(16)}:${(value % 65_536).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...before, ...new Array<string>(8 - before.length - after.length).fill('0'), ...after];
}

function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === '0') end++;
    if (end - start > best.length) best = { start, length: end - start };
  }
  return best;
}
