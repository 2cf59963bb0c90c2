import type { DialTarget, Peer, Registration } from '../../../sip/model';
import type { Piece } from '../../../sip/piece';
import type { Sourced } from '../../../sip/sourced';
import type { SipUri } from '../../../sip/uri';
import type { Place } from '../../../text/place';
import type { ServiceName } from '../../../twilio/account/snapshot';
import type { ServiceHost } from '../../../twilio/hosts';
import { twilioHost } from '../../hosts';

/** One value that names a SIP Domain or trunk by its host. */
export interface NamedHost {
  readonly source: Sourced<unknown>;
  /** Where the host begins in the text of the source. */
  readonly offset: number;
  readonly host: ServiceHost;
  /** The host as written, edge and all. */
  readonly text: string;
}

interface UseBase {
  readonly kind: 'twilio.service';
  readonly service: ServiceName;
  /** Every value of the element that names the service, the most telling first. */
  readonly hosts: readonly [NamedHost, ...NamedHost[]];
}

/** A registration with a SIP Domain. */
export interface RegistrationUse extends UseBase {
  readonly use: 'registrations';
  readonly element: Registration;
  /** The registrar. */
  readonly uris: readonly Sourced<SipUri>[];
}

/** A peer that sends calls to a SIP Domain or trunk. */
export interface CallsUse extends UseBase {
  readonly use: 'calls';
  readonly element: Peer;
  /** The request-URIs that name it. */
  readonly uris: readonly Sourced<SipUri>[];
}

/** A name that is written where only its existence can be judged: an address-of-record, a dialled URI. */
export interface NameUse extends UseBase {
  readonly use: 'name';
  readonly element: Registration | DialTarget;
}

/** A SIP Domain or trunk as one object of a configuration uses it. Names that a template fills in are not here. */
export type ServiceUse = RegistrationUse | CallsUse | NameUse;

export function serviceUses(element: Registration | Peer | DialTarget): ServiceUse[] {
  switch (element.kind) {
    case 'registration':
      return registrationUses(element);
    case 'peer':
      return callsUses(element);
    case 'dialTarget':
      return nameUses(element, element.uri);
  }
}

/** A REGISTER to a trunk can never work, whatever the account has: twilio/trunk-registration says so. */
function registrationUses(element: Registration): ServiceUse[] {
  const registrar = inUri(element.registrar);
  const record = inUri(element.addressOfRecord);
  if (!registrar) return nameUses(element, element.addressOfRecord);
  if (registrar.host.product === 'trunk') return [];
  const use: ServiceUse = {
    kind: 'twilio.service',
    use: 'registrations',
    element,
    uris: [element.registrar],
    service: serviceOf(registrar),
    hosts: [registrar, ...sharing(registrar, [record, ...element.outboundProxies.map(inUri)])],
  };
  return record && isSame(record, registrar) ? [use] : [use, ...nameUses(element, element.addressOfRecord)];
}

function callsUses(element: Peer): ServiceUse[] {
  const domain = element.fromDomain && inHost(element.fromDomain);
  const others = [...element.outboundProxies.map(inUri), domain];
  const uses: CallsUse[] = [];
  for (const target of element.targets) {
    const first = inUri(target);
    if (!first || uses.some(({ hosts }) => isSame(hosts[0], first))) continue;
    const uris = element.targets.filter((uri) => uri !== target && isSameUri(uri, first));
    const hosts: UseBase['hosts'] = [first, ...sharing(first, [...uris.map(inUri), ...others])];
    const service = serviceOf(first);
    uses.push({ kind: 'twilio.service', use: 'calls', element, service, hosts, uris: [target, ...uris] });
  }
  return uses;
}

function isSameUri(uri: Sourced<SipUri>, other: NamedHost): boolean {
  const named = inUri(uri);
  return named !== undefined && isSame(named, other);
}

function sharing(first: NamedHost, others: readonly (NamedHost | undefined)[]): NamedHost[] {
  return others.flatMap((other) => (other && isSame(other, first) ? [other] : []));
}

function nameUses(element: NameUse['element'], uri: Sourced<SipUri> | undefined): NameUse[] {
  const named = uri && inUri(uri);
  if (!named) return [];
  return [{ kind: 'twilio.service', use: 'name', element, service: serviceOf(named), hosts: [named] }];
}

function inUri(uri: Sourced<SipUri>): NamedHost | undefined {
  const host = uri.value?.host;
  return host && named(uri, host);
}

function inHost(source: Sourced<string>): NamedHost | undefined {
  return source.value === undefined ? undefined : named(source, { text: source.value, offset: 0 });
}

function named(source: Sourced<unknown>, { text, offset }: Piece): NamedHost | undefined {
  const host = twilioHost(text);
  if (host?.kind !== 'service' || host.nameIsPlaceholder) return undefined;
  return { source, offset, host, text };
}

function serviceOf({ host }: NamedHost): ServiceName {
  return { product: host.product, name: host.name.text };
}

function isSame(a: NamedHost, b: NamedHost): boolean {
  return a.host.product === b.host.product && a.host.name.text === b.host.name.text;
}

/** Where the host stands, whole. */
export function hostPlace({ source, offset, text }: NamedHost): Place | undefined {
  return source.at?.slice(offset, offset + text.length);
}

/** A part of the host as a value of its own: what a fix writes anew. */
export function hostPart({ source, offset, text }: NamedHost, part: Piece): Sourced<string> {
  const from = offset + part.offset;
  const at = source.at?.slice(from, from + part.text.length);
  const written = text.slice(part.offset, part.offset + part.text.length);
  return { value: written, text: written, origin: source.origin, ...(at ? { at } : {}) };
}
