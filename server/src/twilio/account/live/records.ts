/**
 * From the package's records to ours. The types of the package say what its documentation says; what comes is looked at
 * again, and a field of another type counts as missing.
 */
import { parseIpNetwork } from '../../../sip/ip-network';
import type { AccountStatus, AllowedAddress, OriginationUrl, Username } from '../data';

export interface AccountRecord {
  readonly sid: string;
  readonly name?: string;
  readonly status?: AccountStatus;
  readonly type?: 'Trial' | 'Full';
  readonly owner?: string;
}

/** Which kinds of lists are mapped for calls, as `auth_type` says; a field is left out where it does not. */
export interface MappedKinds {
  readonly credentialLists?: boolean;
  readonly ipAccessControlLists?: boolean;
}

export interface ServiceRecord {
  readonly sid?: string;
  /** Null for a trunk that has none. */
  readonly name: string | null;
  readonly secure?: boolean;
  readonly registration?: boolean;
  readonly mapped: MappedKinds;
}

export interface ListRecord {
  readonly sid?: string;
  readonly name: string;
}

/** A mapping is named by the SID of its list. */
export interface MappingRecord {
  readonly sid: string;
}

export interface NumberRecord {
  readonly number: string;
  /** Null where no trunk takes its calls; left out where that is not said. */
  readonly trunkSid?: string | null;
}

export function toAccount(record: {
  sid?: unknown;
  friendlyName?: unknown;
  status?: unknown;
  type?: unknown;
  ownerAccountSid?: unknown;
}): AccountRecord | undefined {
  const sid = text(record.sid);
  if (sid === undefined) return undefined;
  return defined({
    sid,
    name: text(record.friendlyName),
    status: oneOf(record.status, ['active', 'suspended', 'closed'] as const),
    type: oneOf(record.type, ['Trial', 'Full'] as const),
    owner: text(record.ownerAccountSid),
  });
}

interface ServiceFields {
  readonly sid?: unknown;
  readonly domainName?: unknown;
  readonly secure?: unknown;
  readonly sipRegistration?: unknown;
  readonly authType?: unknown;
}

export function toDomain(record: ServiceFields): ServiceRecord | undefined {
  const name = nameBefore('.sip.twilio.com', record.domainName);
  return name === undefined ? undefined : toService(name, record);
}

export function toTrunk(record: ServiceFields): ServiceRecord | undefined {
  const name = record.domainName === null ? null : nameBefore('.pstn.twilio.com', record.domainName);
  return name === undefined ? undefined : toService(name, record);
}

function toService(name: string | null, record: ServiceFields): ServiceRecord {
  return defined({
    sid: text(record.sid),
    name,
    secure: flag(record.secure),
    registration: flag(record.sipRegistration),
    mapped: mappedKinds(record.authType),
  });
}

function nameBefore(suffix: string, value: unknown): string | undefined {
  const host = text(value);
  if (!host?.toLowerCase().endsWith(suffix)) return undefined;
  return host.length > suffix.length ? host.slice(0, -suffix.length) : undefined;
}

/** `IP_ACL`, `CREDENTIAL_LIST`, both with a comma, or nothing: what is mapped for calls. Another word leaves both open. */
export function mappedKinds(authType: unknown): MappedKinds {
  if (typeof authType !== 'string') return {};
  const words = authType.split(',').flatMap((word) => word.trim().toUpperCase() || []);
  if (words.some((word) => word !== 'IP_ACL' && word !== 'CREDENTIAL_LIST')) return {};
  return {
    credentialLists: words.includes('CREDENTIAL_LIST'),
    ipAccessControlLists: words.includes('IP_ACL'),
  };
}

export function toList(record: { sid?: unknown; friendlyName?: unknown }): ListRecord | undefined {
  const name = text(record.friendlyName);
  return name === undefined ? undefined : defined({ sid: text(record.sid), name });
}

export function toMapping(record: { sid?: unknown }): MappingRecord | undefined {
  const sid = text(record.sid);
  return sid === undefined ? undefined : { sid };
}

export function toUsername(record: { username?: unknown }): Username | undefined {
  const username = text(record.username);
  return username === undefined ? undefined : { text: username };
}

export function toAddress(record: {
  ipAddress?: unknown;
  cidrPrefixLength?: unknown;
}): AllowedAddress | undefined {
  const [address, prefix] = [text(record.ipAddress), count(record.cidrPrefixLength)];
  if (address === undefined || prefix === undefined) return undefined;
  const network = parseIpNetwork(`${address}/${prefix}`);
  return network && { network };
}

export function toOriginationUrl(record: {
  sipUrl?: unknown;
  priority?: unknown;
  weight?: unknown;
  enabled?: unknown;
}): OriginationUrl | undefined {
  const url = text(record.sipUrl);
  if (url === undefined) return undefined;
  const { priority, weight, enabled } = record;
  return defined({ url, priority: count(priority), weight: count(weight), enabled: flag(enabled) });
}

export function toNumber(record: { phoneNumber?: unknown; trunkSid?: unknown }): NumberRecord | undefined {
  const number = text(record.phoneNumber);
  if (number === undefined) return undefined;
  return defined({ number, trunkSid: record.trunkSid === null ? null : text(record.trunkSid) });
}

export function toRoute(record: { voiceRegion?: unknown }): string | undefined {
  return text(record.voiceRegion)?.toLowerCase();
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** The package gives a number as a number, or as it came where it is none. */
function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

function oneOf<T extends string>(value: unknown, values: readonly T[]): T | undefined {
  return values.find((each) => each === value);
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without the fields that are undefined: left out means not read. */
function defined<T extends object>(fields: T): Defined<T>;
function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
