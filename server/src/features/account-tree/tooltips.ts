import { formatIpNetwork } from '../../sip/ip-network';
import { code, escapeMarkdown } from '../../text/markdown';
import type { Collection } from '../../twilio/account/collection';
import type {
  CredentialList,
  IpAccessControlList,
  ListReference,
  OriginationUrl,
  PhoneNumber,
  RegionData,
  SipDomain,
  Trunk,
} from '../../twilio/account/data';
import { UNKNOWN_WORDS } from '../unknown-words';

/** More than anybody reads in a tooltip. */
const MOST_ITEMS = 20;

export function domainTooltip(domain: SipDomain, host: string): string {
  return lines(host, [
    ['registration', onOff(domain.registration)],
    ['lists for registrations', names(domain.registrations.credentialLists)],
    ['lists for calls', names(domain.calls.credentialLists)],
    ['access lists for calls', names(domain.calls.ipAccessControlLists)],
    ['secure (TLS and SRTP)', onOff(domain.secure)],
    ['active region', activeRegion(domain)],
    ['SID', sid(domain)],
  ]);
}

export function trunkTooltip(trunk: Trunk, title: string): string {
  return lines(title, [
    ['credential lists', names(trunk.calls.credentialLists)],
    ['access lists', names(trunk.calls.ipAccessControlLists)],
    ['secure (TLS and SRTP)', onOff(trunk.secure)],
    ['origination URLs', listed(trunk.originationUrls, originationText)],
    ['numbers', listed(trunk.numbers, ({ number }) => code(number))],
    ['active region', activeRegion(trunk)],
    ['SID', sid(trunk)],
  ]);
}

export function credentialListTooltip(list: CredentialList, region: RegionData): string {
  return lines(list.name, [
    ['users', listed(list.usernames, ({ text }) => code(text))],
    ['mapped to', mappedTo(list, region)],
    ['SID', sid(list)],
  ]);
}

export function accessListTooltip(list: IpAccessControlList, region: RegionData): string {
  return lines(list.name, [
    ['addresses', listed(list.addresses, ({ network }) => code(formatIpNetwork(network)))],
    ['mapped to', mappedTo(list, region)],
    ['SID', sid(list)],
  ]);
}

export function numberTooltip({ number }: PhoneNumber, trunks: readonly string[]): string {
  return lines(number, trunks.length === 0 ? [] : [['trunk', trunks.map(code).join(', ')]]);
}

function lines(title: string, rows: readonly (readonly [name: string, text: string])[]): string {
  const shown = rows.filter(([, text]) => text !== '');
  return [`**${escapeMarkdown(title)}**`, ...shown.map(([name, text]) => `- ${name}: ${text}`)].join('\n');
}

function onOff(value: boolean | undefined): string {
  return value === undefined ? 'not known' : value ? 'on' : 'off';
}

function activeRegion({ activeRegion: region }: SipDomain | Trunk): string {
  return region === undefined ? 'not known' : region.toUpperCase();
}

function sid(resource: { readonly sid?: string }): string {
  return resource.sid === undefined ? '' : code(resource.sid);
}

function names(references: Collection<ListReference>): string {
  return listed(references, ({ text }) => code(text));
}

function listed<T>({ items, missing }: Collection<T>, show: (item: T) => string): string {
  const shown = items.slice(0, MOST_ITEMS).map(show).join(', ');
  const more = items.length > MOST_ITEMS ? ` and ${items.length - MOST_ITEMS} more` : '';
  if (missing === undefined || missing === 'unsupported') return items.length === 0 ? 'none' : shown + more;
  const why = UNKNOWN_WORDS[missing];
  return items.length === 0 ? `not known: ${why}` : `${shown}${more}, perhaps others: ${why}`;
}

function originationText({ url, priority, weight, enabled }: OriginationUrl): string {
  const order =
    priority === undefined
      ? ''
      : ` (priority ${priority}${weight === undefined ? '' : `, weight ${weight}`})`;
  return `${code(url)}${order}${enabled === false ? ', disabled' : ''}`;
}

/** The domains and trunks that name the list, as far as their mappings were read. */
function mappedTo(list: CredentialList | IpAccessControlList, region: RegionData): string {
  const isThis = ({ text }: ListReference) => text === list.name || text === list.sid;
  const mapped = [...region.domains.items, ...region.trunks.items].filter((service) =>
    mappingsOf(service).some(({ items }) => items.some(isThis)),
  );
  const doubtful = [...region.domains.items, ...region.trunks.items].some((service) =>
    mappingsOf(service).some(({ missing }) => missing !== undefined),
  );
  const found = mapped.map(({ name, sid: own }) => code(name ?? own ?? '(no name)')).join(', ');
  const isWhole = !doubtful && region.domains.missing === undefined && region.trunks.missing === undefined;
  return found === '' ? (isWhole ? 'nothing' : 'nothing that is known') : found;
}

function mappingsOf(service: SipDomain | Trunk): readonly Collection<ListReference>[] {
  const { credentialLists, ipAccessControlLists } = service.calls;
  const own = 'registrations' in service ? [service.registrations.credentialLists] : [];
  return [credentialLists, ipAccessControlLists, ...own];
}
