import { readBind } from '../../../server/src/dialects/asterisk/judge/values/bind';
import { scanDecimal, scanInteger } from '../../../server/src/dialects/asterisk/judge/values/number';
import { type OptionSpec, option } from '../../../server/src/dialects/asterisk/schema';
import { printedCallerId } from './printed-caller-id';
import { printedNetwork } from './printed-network';

/**
 * Values of an option in the form in which `pjsip show` prints them, so that what we take to be in force can be
 * compared with it. Booleans are compared as yes and no (see `readBack`).
 */
export function printed(
  type: string,
  spec: OptionSpec,
  values: readonly string[],
  protocol = 'udp',
): string[] {
  if (spec.name === 'bind') return values.map((value) => printedBind(value, protocol));
  const own = BY_OPTION[`${type}/${spec.name}`] ?? BY_OPTION[spec.name] ?? BY_KIND[spec.type];
  return own ? own(values) : values.map(asIs);
}

type Printer = (values: readonly string[]) => string[];

const asIs = (value: string): string => value;
const joined: Printer = (values) => [values.join(',')];
const names: Printer = (values) => values.map((value) => splitNames(value).join(','));
const each =
  (print: (value: string) => string): Printer =>
  (values) =>
    values.map(print);

function splitNames(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const BY_KIND: Record<string, Printer> = {
  codec: asCodecs,
  double: each((value) => printedDouble(value)),
  tos: each((value) => printedTypeOfService(value)),
  callerid: each(printedCallerId),
  'codec-prefs': each((value) => printedPreferences(value, 'intersect')),
  'network|host': each((value) => printedNetwork(value, true)),
};

const BY_OPTION: Record<string, Printer> = {
  'endpoint/auth': names,
  outbound_auth: names,
  'registration/outbound_auth': (values) => values.flatMap(splitNames),
  call_group: each(printedGroups),
  pickup_group: each(printedGroups),
  named_call_group: each(printedGroupNames),
  named_pickup_group: each(printedGroupNames),
  codec_prefs_outgoing_offer: each((value) => printedPreferences(value, 'union')),
  security_mechanisms: each(printedMechanisms),
  callerid_privacy: each(printedPresentation),
  supported_algorithms_uac: joined,
  supported_algorithms_uas: joined,
  'transport/method': each((value) => (value === '' || value === 'default' ? 'tlsv1' : value)),
  'transport/local_net': each((value) => printedNetwork(value, false)),
  'transport/tos': each((value) => String(Number(printedTypeOfService(value)) & 0xfc)),
  'transport/cipher': (values) => [values.join(', ')],
  'resource_list/list_item': joined,
  'identify/match': each((value) => printedNetwork(value, true)),
};

function asCodecs(values: readonly string[]): string[] {
  return [values.length === 0 ? '(nothing)' : `(${values.join('|')})`];
}

function printedDouble(value: string): string {
  const [word] = /^[+-]?(?:inf|nan)/i.exec(value) ?? [];
  if (word !== undefined) return word.toLowerCase();
  const [, hex, power = '0'] = /^(0x[0-9a-f]+)p([+-]?\d+)$/i.exec(value) ?? [];
  const number = hex === undefined ? Number(value) : Number(hex) * 2 ** Number(power);
  return number.toFixed(6);
}

const PREFERENCES: Record<string, readonly string[]> = {
  prefer: ['pending', 'configured'],
  operation: ['intersect', 'union', 'only_preferred', 'only_nonpreferred'],
  keep: ['all', 'first'],
  transcode: ['allow', 'prevent'],
};

/** All four preferences, those that are not given by their default. */
function printedPreferences(value: string, operation: string): string {
  const known = new Map([
    ['prefer', 'pending'],
    ['operation', operation],
    ['keep', 'all'],
    ['transcode', 'allow'],
  ]);
  for (const pair of value.split(',')) {
    const [key = '', word = ''] = pair.split(/[: ]+/).filter((piece) => piece !== '');
    if (PREFERENCES[key]?.includes(word)) known.set(key, word);
  }
  return [...known].map(([key, word]) => `${key}:${word}`).join(', ');
}

const DSCP: Record<string, number> = { EF: 46 };
for (let level = 0; level < 8; level++) DSCP[`CS${level}`] = level * 8;
for (let level = 1; level < 5; level++) {
  for (let drop = 1; drop < 4; drop++) DSCP[`AF${level}${drop}`] = level * 8 + drop * 2;
}

function printedTypeOfService(value: string): string {
  const word = DSCP[value.toUpperCase()];
  if (word !== undefined) return String(word * 4);
  const number = BigInt(scanInteger(value) ?? 0);
  const largest = 2n ** 63n - 1n;
  return String((number > largest ? largest : number) & 0xffn);
}

function printedGroups(value: string): string {
  const groups = new Set<number>();
  for (const piece of value.split(',')) {
    const [, first, last = first] = /^\s*([+-]?\d+)(?:-([+-]?\s*\d+))?/.exec(piece) ?? [];
    if (first === undefined) continue;
    for (let group = Number(first); group <= Number(last); group++)
      if (group >= 0 && group <= 63) groups.add(group);
  }
  return [...groups].sort((a, b) => a - b).join(', ');
}

function printedGroupNames(value: string): string {
  return [...new Set(splitNames(value))].join(', ');
}

const PRESENTATIONS = new Map<number, string>(
  ['allowed', 'prohib'].flatMap((word, base) => [
    [base * 32, `${word}_not_screened`],
    [base * 32 + 1, `${word}_passed_screen`],
    [base * 32 + 2, `${word}_failed_screen`],
    [base * 32 + 3, word],
  ]),
);
for (const number of [64, 65, 66, 67]) PRESENTATIONS.set(number, 'unavailable');

/** Without the q value, and with a blank after the comma. */
function printedMechanisms(value: string): string {
  return value
    .split(',')
    .map((item) => item.replace(/;q=[^;]*/, ''))
    .join(', ');
}

function printedPresentation(value: string): string {
  const number = scanDecimal(value);
  if (number === undefined) return value.toLowerCase();
  return PRESENTATIONS.get(number) ?? 'unknown';
}

function printedBind(value: string, protocol: string): string {
  const address = readBind(value);
  if (!address) return value;
  const host = address.family === 6 ? `[${address.host}]` : address.host;
  const byDefault = protocol === 'tls' ? 5061 : 5060;
  return `${host}:${address.port || (protocol === 'flow' ? 0 : byDefault)}`;
}

/** What `pjsip show` printed, with booleans as yes and no and words in lower case. */
export function readBack(type: string, name: string, values: readonly string[]): string[] {
  const spec = option(type, name);
  if (spec?.type === 'boolean') return values.map((value) => (/^(?:true|yes)$/i.test(value) ? 'yes' : 'no'));
  return name === 'dtls_verify' ? values.map((value) => value.toLowerCase()) : [...values];
}
