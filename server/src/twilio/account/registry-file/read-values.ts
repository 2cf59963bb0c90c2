import { parseIpNetwork } from '../../../sip/ip-network';
import { isE164 } from '../../../sip/phone-number';
import { parseSipUri } from '../../../sip/uri';
import { nearest } from '../../../text/nearest';
import type { TwilioProduct } from '../../host-model';
import { labelOf, parseTwilioHost } from '../../hosts';
import type { Collection } from '../collection';
import type { AllowedAddress, ListReference, OriginationUrl, PhoneNumber, Username } from '../data';
import type { Cursor } from './cursor';
import { longestUsername, registryKeys, registryRegions, type sidPrefixes } from './format';

type SidPrefix = (typeof sidPrefixes)[keyof typeof sidPrefixes];

/** A SID of the right kind, or undefined with a problem. */
export function readSid(cursor: Cursor | undefined, prefix: SidPrefix): string | undefined {
  return cursor?.checked('The SID', `${prefix} and 32 hexadecimal digits`, (text) => isSid(text, prefix));
}

/** The SID of a resource, which no other one in its region has. */
export function readOwnSid(cursor: Cursor | undefined, prefix: SidPrefix): string | undefined {
  const sid = readSid(cursor, prefix);
  if (!cursor || sid === undefined) return undefined;
  const region = cursor.path.split('.').slice(0, 3).join('.');
  const { sids } = cursor.reading;
  if (sids.has(`${region} ${sid}`)) return cursor.problem('Another resource of the region has this SID.');
  sids.add(`${region} ${sid}`);
  return sid;
}

function isSid(text: string, prefix: string): boolean {
  return text.startsWith(prefix) && /^[0-9a-f]{32}$/.test(text.slice(2));
}

/**
 * The name of a domain or trunk. Its whole global host is taken too: that is how Twilio writes it.
 */
export function readServiceName(cursor: Cursor, product: TwilioProduct): string | undefined {
  const text = cursor.text('The name');
  if (text === undefined) return undefined;
  const suffix = `.${labelOf(product)}.twilio.com`;
  const host = parseTwilioHost(text.toLowerCase().endsWith('.twilio.com') ? text : `${text}${suffix}`);
  const wrong = `The name must be what stands before "${suffix}": letters, digits and dashes.`;
  if (host?.kind !== 'service' || host.product !== product || host.edge || host.nameFault)
    return cursor.problem(wrong);
  return text.slice(0, host.name.text.length);
}

export function readRegionId(cursor: Cursor | undefined): string | undefined {
  return cursor?.oneOf('The region', registryRegions);
}

/** The lists of a region that a domain or trunk may name. */
export interface KnownLists {
  readonly what: string;
  readonly lists: Collection<{ readonly name: string; readonly sid?: string }>;
}

/**
 * A reference to nothing is a problem only where every list of the region is known. It stays in the mapping, as
 * something is mapped there, and leaves open what.
 */
export function readReference(cursor: Cursor, { what, lists }: KnownLists): ListReference | undefined {
  const text = cursor.text('The name or SID of a list');
  if (text === undefined) return undefined;
  const exists = lists.items.some(({ name, sid }) => name === text || sid === text);
  if (exists || lists.missing !== undefined) return { text, at: cursor.place };
  const [meant] = nearest(
    text,
    lists.items.map(({ name }) => name),
    1,
  );
  // without a near name the list may just not have been written down: what it holds is unknown, which accuses nobody
  if (meant) cursor.problem(`The region has no ${what} "${text}". Did you mean "${meant}"?`);
  return { text, at: cursor.place };
}

export function readUsername(cursor: Cursor): Username | undefined {
  const expected = `at most ${longestUsername} characters long`;
  const text = cursor.checked('A user name', expected, ({ length }) => length <= longestUsername);
  return text === undefined ? undefined : { text, at: cursor.place };
}

export function readNumber(cursor: Cursor): PhoneNumber | undefined {
  const number = cursor.checked(
    'A number',
    'in E.164 form: "+", country code and number, digits only',
    isE164,
  );
  return number === undefined ? undefined : { number, at: cursor.place };
}

/** Twilio's access control lists hold IPv4 with a prefix of 1 to 32. */
export function readAddress(cursor: Cursor): AllowedAddress | undefined {
  const text = cursor.text('An address');
  if (text === undefined) return undefined;
  const network = parseIpNetwork(text);
  if (network?.version === 6)
    return cursor.problem("Twilio's access control lists hold IPv4 addresses only.");
  if (!network || network.prefix === 0)
    return cursor.problem('An address must be an IPv4 address, alone or with a prefix from /1 to /32.');
  return { network, at: cursor.place };
}

export function readOriginationUrl(cursor: Cursor): OriginationUrl | undefined {
  const fields = cursor.fields('an origination URL', registryKeys.originationUrl);
  const urlAt = fields?.need('url', 'The origination URL');
  const url = urlAt?.checked('The URL', 'a SIP URI (sip:host)', isPlainSipUri);
  if (!fields || !urlAt || url === undefined) return undefined;
  return {
    url,
    priority: fields.get('priority')?.integer('The priority', 0, 65535),
    weight: fields.get('weight')?.integer('The weight', 0, 65535),
    enabled: fields.get('enabled')?.boolean('"enabled"'),
    at: urlAt.place,
  };
}

function isPlainSipUri(text: string): boolean {
  return parseSipUri(text)?.faults.length === 0;
}
