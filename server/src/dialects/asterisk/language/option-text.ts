import { code } from '../../../text/markdown';
import type { OptionSpec } from '../schema';
import type { SectionOption } from './section-type';

const KINDS: Readonly<Record<string, string>> = {
  boolean: '`yes` or `no`',
  double: 'number',
  int: 'number',
  uint: 'number',
  enum: 'word',
  string: 'text',
  file: 'file',
  directory: 'folder',
  pattern: 'SIP URI with variables',
  cipher: 'TLS cipher',
  'openssl-cipher-string': 'OpenSSL cipher string',
  'group-list': 'group',
  'sip-uri': 'SIP URI',
  codec: 'codec',
  tos: 'DSCP name or number',
  'ip[:port]': 'address, with or without `:port`',
  'host[:port]': 'host, with or without `:port`',
  host: 'host name or address',
  network: 'network or address',
  'network|host': 'network, address or host name',
  'codec-prefs': 'codec preference',
  'object-type': 'object type',
  callerid: 'caller id',
  regex: 'regular expression',
  'header-match': '`Header: value`',
  assignment: '`NAME=value`',
  digest: '`algorithm:hash`',
};
/** Limits that only say that the number fits its variable. */
const UNBOUNDED: ReadonlySet<number> = new Set([2 ** 31 - 1, 2 ** 32 - 1, -(2 ** 31)]);

/** What an option is: Markdown of a few lines, the same in hovers and beside completions. */
export function optionText({ type, spec, prefix }: SectionOption): string {
  const head = `**${spec.name}** · option of ${type.name}${prefix === '' ? '' : `, written as ${code(prefix + spec.name)}`}`;
  return [head, spec.doc, facts(spec), values(spec), deprecation(spec)]
    .filter((line) => line !== '')
    .join('\n\n');
}

/** `number from 0 to 65535 · default 0`. */
function facts(spec: OptionSpec): string {
  const parts = [kindOf(spec)];
  if (spec.required) parts.push('required');
  if (spec.default !== undefined) parts.push(`default ${code(spec.default)}`);
  if (spec.unit !== undefined) parts.push(spec.unit);
  return parts.join(' · ');
}

export function kindOf(spec: OptionSpec): string {
  const one =
    spec.references === undefined
      ? `${KINDS[spec.type] ?? spec.type}${bounds(spec)}`
      : `name of ${article(spec.references)}`;
  if (!spec.list) return spec.append ? `${one}; every line adds one` : one;
  return `list: ${one}, parted by commas${spec.append ? '; every line adds to it' : ''}`;
}

function article(references: string): string {
  const noun = references.replace(/[|]/g, ' or ').replace(/^dialplan-context$/, 'dialplan context');
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function bounds({ range }: OptionSpec): string {
  const [low, high] = range ?? [];
  if (low === undefined || high === undefined || UNBOUNDED.has(low)) return '';
  return UNBOUNDED.has(high) ? `, ${low} or more` : ` from ${low} to ${high}`;
}

function values(spec: OptionSpec): string {
  const words = spec.enum ?? spec.values ?? [];
  if (words.length === 0) return '';
  const shown = words.map((word) => {
    const better = spec.deprecatedValues?.[word] ?? spec.aliases?.[word];
    return better === undefined ? code(word) : `${code(word)} (${better})`;
  });
  const head = spec.enum ? 'Values' : 'Well-known values';
  return `${head}: ${shown.join(', ')}${spec.caseSensitive ? ', in this case' : ''}`;
}

export function deprecation({ deprecated, replacedBy }: OptionSpec): string {
  if (!deprecated) return '';
  return replacedBy === undefined ? 'Deprecated: remove it.' : `Deprecated: use ${code(replacedBy)} instead.`;
}
