import { parseIpNetwork } from '../../../sip/ip-network';
import { parseSipUri } from '../../../sip/uri';
import { isRecord } from '../../../text/record';
import type { ListKind, MappingUse } from '../authentication';
import type { AccountChange } from '../change';
import type { ServiceName } from '../snapshot';
import { sidPrefix } from './resource';

/** Changes that were away: a client brings them back as JSON. Undefined where one of them is none. */
export function readChanges(values: readonly unknown[]): readonly AccountChange[] | undefined {
  const changes = values.map((value) => (isRecord(value) ? readChange(value) : undefined));
  const read = changes.flatMap((change) => change ?? []);
  return read.length === values.length ? read : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function readChange(fields: Fields): AccountChange | undefined {
  const account = text(fields.account, /^AC[0-9a-f]{32}$/);
  const region = text(fields.region, /^[a-z]{2}\d$/);
  const sids = readSids(fields.sids);
  if (account === undefined || region === undefined || sids === 'none') return undefined;
  const target = { account, region, ...(sids ? { sids } : {}) };
  const rest =
    ofService(fields) ?? ofDomain(fields) ?? ofList(fields) ?? ofMapping(fields) ?? ofContents(fields);
  return rest && { ...target, ...rest };
}

type Body<C> = C extends unknown ? Omit<C, 'account' | 'region' | 'sids'> : never;

function ofService({ kind, service: value, registration, secure }: Fields): Body<AccountChange> | undefined {
  const service = readService(value);
  if (!service) return undefined;
  if (kind === 'delete-service') return { kind, service };
  if (kind === 'set-secure') return typeof secure === 'boolean' ? { kind, service, secure } : undefined;
  if (kind !== 'create-service') return undefined;
  return {
    kind,
    service,
    ...(typeof registration === 'boolean' ? { registration } : {}),
    ...(typeof secure === 'boolean' ? { secure } : {}),
  };
}

function ofDomain({ kind, domain: value }: Fields): Body<AccountChange> | undefined {
  const domain = text(value, HOST);
  if (domain === undefined || (kind !== 'enable-registration' && kind !== 'disable-registration'))
    return undefined;
  return { kind, domain };
}

function ofList({ kind, list: value, name: given }: Fields): Body<AccountChange> | undefined {
  const [list, name] = [readKind(value), text(given, FRIENDLY)];
  if (!list || name === undefined || (kind !== 'create-list' && kind !== 'delete-list')) return undefined;
  return { kind, list, name };
}

function ofMapping(fields: Fields): Body<AccountChange> | undefined {
  const { kind } = fields;
  const service = readService(fields.service);
  const [use, list] = [readUse(fields.use), readKind(fields.list)];
  const name = text(fields.name, FRIENDLY);
  if (!service || !use || !list || name === undefined) return undefined;
  return kind === 'map-list' || kind === 'unmap-list' ? { kind, service, use, list, name } : undefined;
}

function ofContents(fields: Fields): Body<AccountChange> | undefined {
  const { kind } = fields;
  if (kind === 'add-origination-url' || kind === 'remove-origination-url') {
    const [trunk, url] = [text(fields.trunk, HOST), text(fields.url, /^sips?:/i)];
    return trunk === undefined || !url || !parseSipUri(url) ? undefined : { kind, trunk, url };
  }
  const list = text(fields.list, FRIENDLY);
  if (list === undefined) return undefined;
  if (kind === 'add-credential' || kind === 'remove-credential') {
    const username = text(fields.username, USERNAME);
    return username === undefined ? undefined : { kind, list, username };
  }
  if (kind !== 'add-address' && kind !== 'remove-address') return undefined;
  const network = text(fields.network, /^[\d./]+$/);
  return network === undefined || !parseIpNetwork(network) ? undefined : { kind, list, network };
}

/** Letters, digits and dashes; dots only where the parent is one's own. */
const HOST = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i;
/** A name that people give, as long as Twilio takes it. */
const FRIENDLY = /^[^\p{Cc}]{1,255}$/u;
const USERNAME = /^[^\p{Cc}\s]{1,32}$/u;

function text(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}

function readService(value: unknown): ServiceName | undefined {
  if (!isRecord(value)) return undefined;
  const { product } = value;
  const name = text(value.name, HOST);
  return name !== undefined && (product === 'trunk' || product === 'sip-domain')
    ? { product, name }
    : undefined;
}

function readKind(value: unknown): ListKind | undefined {
  return value === 'credentialLists' || value === 'ipAccessControlLists' ? value : undefined;
}

function readUse(value: unknown): MappingUse | undefined {
  return value === 'calls' || value === 'registrations' ? value : undefined;
}

function readSids(value: unknown): Record<string, string> | 'none' | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) return 'none';
  const pairs = Object.entries(value).flatMap(([key, sid]): [string, string][] => {
    const read = text(sid, /^[A-Z]{2}[0-9a-f]{32}$/);
    return read?.slice(0, 2) === sidPrefix(key) && read !== undefined ? [[key, read]] : [];
  });
  return pairs.length === Object.keys(value).length ? Object.fromEntries(pairs) : 'none';
}
