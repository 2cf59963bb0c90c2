/** An address as unsigned 32-bit words, most significant first: one for IPv4, four for IPv6. */
export interface IpAddress {
  readonly version: 4 | 6;
  readonly words: readonly number[];
}

export const bitsOf = { 4: 32, 6: 128 } as const;

/** Reads IPv4 (`192.0.2.1`) and IPv6 (RFC 4291 section 2.2; a zone as in `fe80::1%eth0` is dropped). No brackets. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (!text.includes(':')) {
    const word = parseIpv4(text);
    return word === undefined ? undefined : { version: 4, words: [word] };
  }
  if (text.length > 100) return undefined;
  const zone = text.indexOf('%');
  const words = parseIpv6(zone < 0 ? text : text.slice(0, zone));
  return words && { version: 6, words };
}

/** The 32-bit word of a dotted address of four decimal octets; leading zeros are refused, as inet_pton does. */
export function parseIpv4(text: string): number | undefined {
  if (text.length < 7 || text.length > 15) return undefined;
  let word = 0;
  let octets = 0;
  let octet = -1;
  for (let index = 0; index <= text.length; index++) {
    const code = index === text.length ? 0x2e : text.charCodeAt(index);
    if (code === 0x2e /* . */) {
      if (octet < 0 || octet > 255 || ++octets > 4) return undefined;
      word = word * 256 + octet;
      octet = -1;
    } else if (code >= 0x30 && code <= 0x39 && octet !== 0) {
      octet = Math.max(octet, 0) * 10 + (code - 0x30);
    } else return undefined;
  }
  return octets === 4 ? word : undefined;
}

function parseIpv6(text: string): number[] | undefined {
  const gap = text.indexOf('::');
  const head = gap < 0 ? text : text.slice(0, gap);
  const tail = gap < 0 ? '' : text.slice(gap + 2);
  const before = groupsOf(head, gap < 0);
  const after = groupsOf(tail, true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (gap < 0 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...new Array<number>(Math.max(missing, 0)).fill(0), ...after];
  return [0, 2, 4, 6].map((index) => (groups[index] ?? 0) * 0x10000 + (groups[index + 1] ?? 0));
}

/** Groups of 16 bits; an IPv4 address may stand for the last two where the text ends the address. */
function groupsOf(text: string, endsAddress: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else {
      const ipv4 = endsAddress && index === parts.length - 1 ? parseIpv4(part) : undefined;
      if (ipv4 === undefined) return undefined;
      groups.push(Math.floor(ipv4 / 0x10000), ipv4 % 0x10000);
    }
  }
  return groups;
}

/** The canonical text: dotted decimal, or RFC 5952 (lower case, the longest run of zeros as `::`). */
export function formatIpAddress({ version, words }: IpAddress): string {
  if (version === 4) return formatIpv4(words[0] ?? 0);
  const groups = words.flatMap((word) => [Math.floor(word / 0x10000), word % 0x10000]);
  const [start, length] = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

function formatIpv4(word: number): string {
  return [24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join('.');
}

function longestZeros(groups: readonly number[]): [start: number, length: number] {
  let best: [number, number] = [0, 0];
  let start = 0;
  for (let index = 0; index <= groups.length; index++) {
    if (groups[index] === 0) continue;
    if (index - start > best[1]) best = [start, index - start];
    start = index + 1;
  }
  return best;
}
