import { code } from '../../../text/markdown';
import type { ParamOwner, ParamSpec } from '../schema';
import { meaningOf } from './meanings';

const OWNERS: Readonly<Record<ParamOwner, string>> = {
  gateway: 'a gateway',
  profile: 'a profile',
  directory: 'the directory',
  global: 'mod_sofia as a whole',
  subscription: 'a subscription',
};

const KINDS: Readonly<Record<string, string>> = {
  boolean: '`true` or `false`',
  'boolean-or-enum': '`true`, `false` or a word',
  string: 'text',
  secret: 'password',
  integer: 'number',
  enum: 'word',
  'csv-enum': 'words, parted by commas',
  proxy: 'host, with or without `:port`, and no `sip:`',
  host: 'host',
  'sip-uri': 'host or SIP URI',
  'uri-params': 'URI parameters',
  port: 'port',
  ip: 'address',
  'external-ip': 'address, `auto-nat`, `host:NAME` or `stun:SERVER`',
  'host:port': 'address and port',
  'pipe-flags': 'words, parted by `|`',
  path: 'folder',
  hex: 'hash in hexadecimal digits',
  'gateway-list': 'names of gateways, or `all`',
};

/** What a param is: Markdown of a few lines, the same in hovers and beside completions. */
export function paramText(owner: ParamOwner, spec: ParamSpec): string {
  return [
    `**${spec.name}** · param of ${OWNERS[owner]}`,
    meaningOf(owner, spec.name) ?? '',
    facts(spec),
    values(spec),
    mindText(spec),
    spec.note === undefined ? '' : sentence(spec.note),
    spec.deprecated === undefined ? '' : `Deprecated: ${sentence(spec.deprecated)}`,
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

/** What becomes of a value that it does not take. */
function mindText({ invalid, min }: ParamSpec): string {
  if (!invalid) return '';
  return min === undefined ? sentence(invalid.text) : sentence(`below ${min} ${invalid.text}`);
}

/** `number, 5 or more · seconds · default 3600`. */
function facts(spec: ParamSpec): string {
  const parts = [kindOf(spec)];
  if (spec.unit !== undefined) parts.push(spec.unit === 's' ? 'seconds' : spec.unit);
  if (spec.requiredWhenRegistering) parts.push('required unless `register` is false');
  if (spec.default !== undefined) parts.push(`default ${code(spec.default)}`);
  else if (spec.defaultNote !== undefined) parts.push(`default: ${spec.defaultNote}`);
  if (spec.requires !== undefined) parts.push(`only with ${spec.requires}`);
  return parts.join(' · ');
}

export function kindOf({ type, references, none, repeatable, min }: ParamSpec): string {
  const named = references === 'acl' ? 'name of an access list' : undefined;
  const kind = named ?? KINDS[type] ?? type;
  const or = none === undefined ? '' : ` or ${code(none)}`;
  const least = min === undefined ? '' : `, ${min} or more`;
  return `${kind}${or}${least}${repeatable ? '; every line adds one' : ''}`;
}

function values({ values: words = [], aliases = [] }: ParamSpec): string {
  const lines = [
    words.length === 0 ? '' : `Values: ${words.map(code).join(', ')}`,
    aliases.length === 0 ? '' : `Also written ${aliases.map(code).join(', ')}`,
  ];
  return lines.filter((line) => line !== '').join('. ');
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
