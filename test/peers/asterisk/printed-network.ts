import {
  addressFamily,
  formatIPv4,
  formatIPv6,
  readIPv4,
  splitHostPort,
} from '../../../server/src/dialects/asterisk/judge/values/address';

/** A network as Asterisk prints it: the address cut to its mask, the mask written out, a port kept. */
export function printedNetwork(text: string, withPort: boolean): string {
  const negated = text.startsWith('!') ? '!' : '';
  const plain = text.replace(/^!/, '');
  const slash = plain.indexOf('/');
  const { host, port } = splitHostPort(slash < 0 ? plain : plain.slice(0, slash));
  const bits = bitsOf(host);
  const mask = maskBits(slash < 0 ? undefined : plain.slice(slash + 1), bits.length);
  const address = printedBits(bits.map((bit, index) => bit & (mask[index] ?? 0)));
  const number = Number(port ?? 0) % 65_536;
  const place =
    withPort && number > 0 ? `${bits.length === 128 ? `[${address}]` : address}:${number}` : address;
  return `${negated}${place}/${printedBits(mask)}`;
}

function bitsOf(host: string): number[] {
  const mapped = /^::ffff:([\d.]+)$/i.exec(host)?.[1];
  const text = mapped ?? host;
  if (addressFamily(text) === 4) return numberBits(readIPv4(text) ?? 0, 32);
  return groupsOf(formatIPv6(text)).flatMap((group) => numberBits(group, 16));
}

function numberBits(value: number, length: number): number[] {
  return Array.from({ length }, (_, index) => Math.floor(value / 2 ** (length - 1 - index)) % 2);
}

function groupsOf(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const read = (half: string): number[] =>
    half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16));
  const before = read(head);
  const after = read(tail);
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function maskBits(mask: string | undefined, length: number): number[] {
  if (mask !== undefined && /[.:]/.test(mask)) return bitsOf(mask);
  const ones = mask === undefined ? length : Number.parseInt(mask, 10);
  return Array.from({ length }, (_, index) => (index < ones ? 1 : 0));
}

function printedBits(bits: readonly number[]): string {
  const number = (from: number, to: number): number =>
    bits.slice(from, to).reduce((sum, bit) => sum * 2 + bit, 0);
  if (bits.length === 32) return formatIPv4(number(0, 32));
  const groups = Array.from({ length: 8 }, (_, index) => number(index * 16, index * 16 + 16).toString(16));
  return formatIPv6(groups.join(':'));
}
