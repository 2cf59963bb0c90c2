import type { CredentialUse, Peer, Registration, SipElement, SipModel, Transport } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { findParameter, type SipUri } from '../../../sip/uri';
import type { Scope } from '../../dialect';
import { bareHostUse, hostUse } from '../../host-uses';
import { gatewayTransport } from '../judge';
import { placeOf, written } from '../load/element';
import type { Gateway } from '../objects/gateway';
import type { Profile } from '../objects/profile';
import { codecsOf } from './codecs';
import { gatewayCredential } from './credential';
import { settle } from './element-home';
import { inboundAuthentication } from './inbound-authentication';
import { profileOf } from './lookup';
import { mediaEncryptionOf } from './media-encryption';
import { transportName, transportOf } from './transport';
import { addressOf, inherited, readInteger, secondsOf, uriOfHost } from './values';

/** What the parts of a gateway's model have in common. */
interface Around {
  readonly gateway: Gateway;
  readonly profile: Profile | undefined;
  readonly scope: Scope;
  /** The request-URI of calls without their user: also where it registers. */
  readonly destination: Sourced<SipUri>;
  readonly authentication: CredentialUse;
  readonly transport: Transport | undefined;
  readonly transportName: Sourced<string> | undefined;
}

/** A gateway as what it registers, whom it calls, and what it answers challenges with. */
export function gatewayModel(gateway: Gateway, scope: Scope): SipModel {
  const profile = profileOf(gateway, scope);
  const credential = gatewayCredential(gateway);
  const destination = uriOfHost(destinationOf(gateway));
  const around: Around = {
    gateway,
    profile,
    scope,
    destination,
    authentication: {
      credentials: credential ? [credential] : [],
      complete: credential !== undefined || !gateway.isTemplated,
      references: credential ? [named(gateway)] : [],
    },
    ...chosenTransport(gateway, profile, destination),
  };
  const registration = gateway.registers ? [registrationOf(around)] : [];
  const elements: SipElement[] = [...registration, peerOf(around), ...(credential ? [credential] : [])];
  return [...elements, ...hostsOf(around)];
}

function named({ name, element }: Gateway): Sourced<string> {
  const at = written(element, 'name')?.at;
  return { value: name, text: name, origin: 'derived', ...(at ? { at } : {}) };
}

/** `proxy`, else `realm`, else its own name (sofia.c:3986, 4019). */
function destinationOf(gateway: Gateway): Sourced<string> {
  return gateway.destination?.value ?? named(gateway);
}

function base({ gateway: { name, element } }: Around) {
  const at = placeOf(element, 'name');
  return { name, at, userAgent: 'freeswitch' } as const;
}

/** The URI's own parameter decides, then `register-transport`, which is UDP where it is not set. */
function chosenTransport(
  { params }: Gateway,
  profile: Profile | undefined,
  destination: Sourced<SipUri>,
): Pick<Around, 'transport' | 'transportName'> {
  const parameter = destination.value && findParameter(destination.value, 'transport')?.value;
  const param = params.last('register-transport');
  if (!parameter && param && param.value.value === undefined) {
    return { transport: undefined, transportName: param.value };
  }
  const protocol = gatewayTransport(parameter?.text ?? param?.text ?? 'udp');
  if (protocol === undefined || protocol === 'sctp')
    return { transport: undefined, transportName: undefined };
  const name = transportName(profile?.name ?? '', protocol);
  const written = parameter
    ? destination.at?.slice(parameter.offset, parameter.offset + parameter.text.length)
    : param?.value.at;
  return {
    transport: profile ? transportOf(profile, protocol) : bareTransport(name, protocol, destination),
    transportName: written
      ? { value: name, text: protocol, at: written, origin: 'literal' }
      : { value: name, text: protocol, origin: 'default' },
  };
}

/** The protocol is known though the profile is not. */
function bareTransport(
  name: string,
  protocol: 'udp' | 'tcp' | 'tls',
  { at }: Sourced<SipUri>,
): Transport | undefined {
  if (!at) return undefined;
  const value = { value: protocol, text: protocol, origin: 'default' } as const;
  return { kind: 'transport', name, at, userAgent: 'freeswitch', protocol: value, localNetworks: [] };
}

/** The user and host of From; of To as well, unless `distinct-to` (sofia_reg.c). */
function addressOfRecord({ gateway }: Around): Sourced<SipUri> {
  const { params } = gateway;
  const distinct = params.isTrue('distinct-to') === true;
  const user = (distinct ? undefined : params.given('from-user')) ?? params.given('username');
  const domain = distinct ? undefined : gateway.fromDomain;
  const fallback: Sourced<string> = { value: 'FreeSWITCH', text: 'FreeSWITCH', origin: 'default' };
  return addressOf(user?.value ?? fallback, domain?.value ?? destinationOf(gateway));
}

/**
 * Its own, else that of the profile, which goes to sofia-sip as the way of all requests that name none themselves
 * (sofia.c, NTATAG_DEFAULT_PROXY).
 */
function proxiesOf(
  { gateway, profile }: Around,
  name: 'register-proxy' | 'outbound-proxy',
): Sourced<SipUri>[] {
  const own = gateway.params.given(name);
  if (own) return [uriOfHost(own.value)];
  const common = profile?.params.given('outbound-proxy');
  return common ? [inherited(uriOfHost(common.value))] : [];
}

function ways({ transport, transportName: name }: Around) {
  return { ...(transport ? { transport } : {}), ...(name ? { transportName: name } : {}) };
}

function registrationOf(around: Around): Registration {
  const { gateway, destination, authentication } = around;
  const { params } = gateway;
  const registration: Registration = {
    kind: 'registration',
    ...base(around),
    registrar: destination,
    addressOfRecord: addressOfRecord(around),
    outboundProxies: proxiesOf(around, 'register-proxy'),
    authentication,
    ...ways(around),
    expiry: secondsOf(params.last('expire-seconds'), 3600),
    retryInterval: secondsOf(params.last('retry-seconds'), 30),
  };
  return settle(registration, gateway.element);
}

function peerOf(around: Around): Peer {
  const { gateway, profile, destination, authentication, scope } = around;
  const fromDomain = gateway.fromDomain?.value;
  const fromUser = fromUserOf(gateway);
  const codecs = codecsOf(gateway, profile);
  const mediaEncryption = mediaEncryptionOf(gateway, scope);
  const peer: Peer = {
    kind: 'peer',
    ...base(around),
    targets: [destination],
    outboundProxies: proxiesOf(around, 'outbound-proxy'),
    authentication,
    // calls of a registration come to its own contact, which says whose they are
    inboundAuthentication:
      gateway.registers === false && profile ? inboundAuthentication(profile, scope) : [],
    ...ways(around),
    ...(fromDomain ? { fromDomain } : {}),
    ...(fromUser ? { fromUser } : {}),
    ...(codecs ? { codecs } : {}),
    ...(mediaEncryption ? { mediaEncryption } : {}),
    keepalive: keepaliveOf(gateway),
    complete: profile !== undefined,
  };
  return settle(peer, gateway.element);
}

/** The user of From, unless the caller's own number stands there. */
function fromUserOf({ params, isTemplated }: Gateway): Sourced<string> | undefined {
  if (params.last('caller-id-in-from') && params.isTrue('caller-id-in-from') !== false) return undefined;
  const own = params.given('from-user');
  if (own) return own.value;
  const username = params.given('username')?.value;
  if (!username && isTemplated) return undefined;
  if (!username) return { value: 'FreeSWITCH', text: 'FreeSWITCH', origin: 'default' };
  return { ...username, origin: username.origin === 'literal' ? 'derived' : username.origin };
}

/** Below five it is refused, and no OPTIONS are sent (sofia.c:4109). */
function keepaliveOf({ params }: Gateway): Sourced<number>[] {
  const ping = params.last('ping')?.as(readInteger);
  return ping && (ping.value === undefined || ping.value >= 5) ? [ping] : [];
}

function hostsOf(around: Around) {
  const { gateway, destination } = around;
  const { params } = gateway;
  const user = base(around);
  const outbound = proxiesOf(around, 'outbound-proxy');
  const register = proxiesOf(around, 'register-proxy');
  // one value says where it registers and whom it calls: the stricter of the two uses speaks for both
  const role = gateway.registers ? 'registrar' : 'target';
  const proxied = gateway.registers ? register.length > 0 : outbound.length > 0;
  const realm = params.given('proxy') ? params.given('realm')?.value : undefined;
  // without proxies of its own both are the profile's
  const others = register.filter(({ at }) => !outbound.some((proxy) => at && proxy.at?.sameAs(at)));
  return [
    ...hostUse(user, destination, role, proxied),
    ...[...others, ...outbound].flatMap((proxy) => hostUse(user, proxy, 'outbound-proxy')),
    ...bareHostUse(user, gateway.fromDomain?.value, 'from-domain'),
    ...bareHostUse(user, realm, 'realm'),
  ];
}
