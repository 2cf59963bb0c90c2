import { nearest } from '../../../../text/nearest';
import { ownValue } from '../../../../text/own-value';
import { codecNames, patchedCodecNames } from '../../schema';
import { type Check, oneOf, type Problem, quote } from './problem';

/** Codecs parted by `,` or `|`; `!` turns one round, `:20` sets its packet time, `all` is every one. */
export const checkCodecs: Check = (value, { name }) => {
  if (value === '') return name.toLowerCase() === 'allow' ? emptyList() : undefined;
  let patched: Problem | undefined;
  for (const item of codecItems(value)) {
    const problem = checkCodec(item);
    if (problem && problem.effect !== 'unknown') return problem;
    patched ??= problem;
  }
  return patched;
};

/** The list `(ulaw|alaw)`, as Asterisk prints it, may be given back with its parentheses. */
export function codecItems(value: string): string[] {
  const inner = value.startsWith('(') && value.endsWith(')') ? value.slice(1, -1) : value;
  return inner.split(/[,|]/).map((item) => item.trim());
}

/** Name, sign and packet time of one item. */
export function readCodecItem(item: string): { name: string; negated: boolean; packetTime?: string } {
  const negated = item.startsWith('!');
  const rest = negated ? item.slice(1) : item;
  const colon = rest.lastIndexOf(':');
  if (colon < 0) return { name: rest, negated };
  return { name: rest.slice(0, colon), negated, packetTime: rest.slice(colon + 1) };
}

function checkCodec(item: string): Problem | undefined {
  const { name, packetTime } = readCodecItem(item);
  if (packetTime !== undefined && !isPacketTime(packetTime)) {
    return {
      what: `${quote(packetTime)} is no packet time for ${name}`,
      advice: 'Write milliseconds, such as ulaw:20',
    };
  }
  const lower = name.toLowerCase();
  if (codecNames.has(lower)) return undefined;
  return patchedCodecNames.has(lower) ? onlyPatched(name) : unknownCodec(name);
}

/** `sscanf("%d")` must not find another word there; nothing at all is fine. */
function isPacketTime(text: string): boolean {
  if (text.trim() === '') return true;
  const [digits] = /^\s*[+-]?\d+/.exec(text) ?? [];
  return digits !== undefined && BigInt.asIntN(32, clamp(digits)) >= 0n;
}

function clamp(digits: string): bigint {
  const value = BigInt(digits.trim().replace('+', ''));
  const largest = 2n ** 63n - 1n;
  return value > largest ? largest : value < -largest ? -largest : value;
}

function unknownCodec(name: string): Problem {
  if (name === '') return { what: 'The codec list has an empty item', advice: 'Remove the comma too many' };
  const aliases = ownValue(COMMON_ALIASES, name.toLowerCase()) ?? [];
  return {
    what: `Asterisk knows no codec ${quote(name)}`,
    advice: aliases.length === 0 ? 'Use names such as ulaw, alaw, g722 or opus' : `Write ${oneOf(aliases)}`,
    suggestions: aliases.length === 0 ? nearest(name, codecNames) : aliases,
  };
}

/** Names that other programs give to the same codecs. */
const COMMON_ALIASES: Record<string, readonly string[]> = {
  pcmu: ['ulaw'],
  pcma: ['alaw'],
  g711: ['ulaw', 'alaw'],
  g711u: ['ulaw'],
  g711a: ['alaw'],
  g711ulaw: ['ulaw'],
  g711alaw: ['alaw'],
  'g726-32': ['g726'],
};

function onlyPatched(name: string): Problem {
  return {
    effect: 'unknown',
    what: `Only a patched Asterisk knows the codec ${quote(name)}`,
    consequence: 'Whether the endpoint loads depends on the build',
    advice: `Look for ${name} in "core show codecs"`,
  };
}

function emptyList(): Problem {
  return { what: 'allow is empty', advice: 'Name at least one codec, or remove the line' };
}
