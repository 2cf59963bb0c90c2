import type { SipElement } from '../../../sip/model';

/** Where a property of the SIP model goes. */
export type Slot =
  | { readonly kind: 'param'; readonly name: string }
  /** A variable of a gateway, set on the calls that go out through it. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A node of an access list, one for each network. */
  | { readonly kind: 'node' };

function param(name: string): Slot {
  return { kind: 'param', name };
}

type Slots = Readonly<Record<string, Slot>>;

const TRANSPORT = { transport: param('register-transport'), transportName: param('register-transport') };

/** The param that holds a property, by kind of element. */
const SLOTS: Readonly<Partial<Record<SipElement['kind'], Slots>>> = {
  registration: {
    ...TRANSPORT,
    registrar: param('proxy'),
    addressOfRecord: param('from-user'),
    outboundProxies: param('register-proxy'),
    expiry: param('expire-seconds'),
    retryInterval: param('retry-seconds'),
  },
  peer: {
    ...TRANSPORT,
    targets: param('proxy'),
    outboundProxies: param('outbound-proxy'),
    fromUser: param('from-user'),
    fromDomain: param('from-domain'),
    keepalive: param('ping'),
    codecs: { kind: 'variable', name: 'absolute_codec_string' },
    mediaEncryption: { kind: 'variable', name: 'rtp_secure_media' },
  },
  credential: {
    username: param('username'),
    password: param('password'),
    realm: param('realm'),
  },
  transport: {
    bind: param('sip-ip'),
    externalSignalingAddress: param('ext-sip-ip'),
    externalSignalingPort: param('ext-sip-port'),
    externalMediaAddress: param('ext-rtp-ip'),
    tlsMethod: param('tls-version'),
  },
  identity: { matches: { kind: 'node' } },
};

export function slotFor(element: SipElement, property: string): Slot | undefined {
  return SLOTS[element.kind]?.[property];
}
