import type { Place } from '../text/place';
import type { Secret } from './secret';
import type { Sourced } from './sourced';
import type { SipUri } from './uri';

/** Which program reads the file: some rules depend on what that program does with an answer. */
export type UserAgent = 'asterisk' | 'freeswitch' | 'other';

export type TransportProtocol = 'udp' | 'tcp' | 'tls' | 'ws' | 'wss' | 'flow';

interface ElementBase {
  /** The name that the configuration gives it: section, gateway or key. */
  readonly name: string;
  /** Where it is declared: the name in its header. */
  readonly at: Place;
  readonly userAgent: UserAgent;
}

/** RFC 3261 section 22: what answers a digest challenge. */
export interface Credential extends ElementBase {
  readonly kind: 'credential';
  readonly username?: Sourced<string>;
  readonly password?: Sourced<Secret>;
  /** `digest`: the file holds a hash, so nothing can be said of the password's shape. */
  readonly passwordForm: 'plain' | 'digest' | 'none';
  readonly realm?: Sourced<string>;
}

/** What is known of the credentials that an object sends. */
export interface CredentialUse {
  /** Those that the configuration defines. */
  readonly credentials: readonly Credential[];
  /** False where a name could not be resolved (placeholder, incomplete unit): absence may not be judged. */
  readonly complete: boolean;
  /** The values that name them. */
  readonly references: readonly Sourced<string>[];
}

export interface Transport extends ElementBase {
  readonly kind: 'transport';
  readonly protocol: Sourced<TransportProtocol>;
  readonly bind?: Sourced<string>;
  readonly externalSignalingAddress?: Sourced<string>;
  readonly externalSignalingPort?: Sourced<number>;
  readonly externalMediaAddress?: Sourced<string>;
  readonly localNetworks: readonly Sourced<string>[];
  /** The TLS versions allowed, as written (`tlsv1_2`, `sslv23`, …). */
  readonly tlsMethod?: Sourced<string>;
}

/** A REGISTER to a registrar (RFC 3261 section 10). */
export interface Registration extends ElementBase {
  readonly kind: 'registration';
  readonly registrar: Sourced<SipUri>;
  readonly addressOfRecord: Sourced<SipUri>;
  readonly outboundProxies: readonly Sourced<SipUri>[];
  readonly authentication: CredentialUse;
  readonly transport?: Transport;
  readonly transportName?: Sourced<string>;
  /** Seconds. */
  readonly expiry?: Sourced<number>;
  /** Seconds between tries after a temporary failure. */
  readonly retryInterval?: Sourced<number>;
  readonly forbiddenRetryInterval?: Sourced<number>;
  readonly fatalRetryInterval?: Sourced<number>;
  readonly maxRetries?: Sourced<number>;
  readonly authRejectionPermanent?: Sourced<boolean>;
  /** The endpoint that calls to this registration's contact go to. */
  readonly line?: Sourced<string>;
}

export type MediaEncryption = 'none' | 'sdes' | 'dtls';

/** Where calls are sent: a trunk, gateway or endpoint with fixed contacts. */
export interface Peer extends ElementBase {
  readonly kind: 'peer';
  /** The request-URIs that it dials: static contacts, gateway proxy. */
  readonly targets: readonly Sourced<SipUri>[];
  readonly outboundProxies: readonly Sourced<SipUri>[];
  readonly authentication: CredentialUse;
  /** What the PBX demands of calls that arrive from this peer. */
  readonly inboundAuthentication: readonly Sourced<string>[];
  readonly transport?: Transport;
  readonly transportName?: Sourced<string>;
  readonly fromUser?: Sourced<string>;
  readonly fromDomain?: Sourced<string>;
  /** The number part of a fixed caller id. */
  readonly callerId?: Sourced<string>;
  /** Codec names in order, after allow/disallow; missing when the PBX's own list applies. */
  readonly codecs?: Sourced<readonly string[]>;
  readonly mediaEncryption?: Sourced<MediaEncryption>;
  readonly sessionTimers?: Sourced<'no' | 'yes' | 'required' | 'always'>;
  readonly mediaAddress?: Sourced<string>;
  /** Seconds between OPTIONS requests, one for each AOR or gateway; 0 is off. */
  readonly keepalive: readonly Sourced<number>[];
  /** True where every object that it is made of is loaded and known. */
  readonly complete: boolean;
}

/** How inbound traffic is matched to a peer. */
export interface Identity extends ElementBase {
  readonly kind: 'identity';
  readonly peerName?: Sourced<string>;
  /** Addresses, networks and host names. */
  readonly matches: readonly Sourced<string>[];
  /** Header or request-URI conditions that tell apart what one address sends. */
  readonly conditions: readonly Sourced<string>[];
  /** What the PBX demands of the calls that it matches: the credentials that its peer names for inbound traffic. */
  readonly inboundAuthentication: readonly Sourced<string>[];
}

/** A number or URI that a dialplan calls. */
export interface DialTarget extends ElementBase {
  readonly kind: 'dialTarget';
  /** The user part: the literal beginning may be judged where the rest is a variable. */
  readonly user?: Sourced<string>;
  readonly peerName?: Sourced<string>;
  readonly uri?: Sourced<SipUri>;
  /** The extension pattern that fills `${EXTEN}`. */
  readonly pattern?: Sourced<string>;
  /** What this call does with SRTP, where it is said beside it: that comes before what the peer says. */
  readonly mediaEncryption?: Sourced<MediaEncryption>;
}

/** What a host name is used for: a rule may only accuse the uses in which it is wrong. */
export type HostRole =
  | 'registrar'
  | 'address-of-record'
  | 'target'
  | 'outbound-proxy'
  | 'from-domain'
  | 'realm'
  | 'identity'
  | 'dial'
  | 'external-address'
  | 'rest-api';

/** One host name or address in one place: the subject of the rules on host names. */
export interface HostUse extends ElementBase {
  readonly kind: 'host';
  readonly role: HostRole;
  /** The host without port and brackets; `at` is exactly the host. */
  readonly host: Sourced<string>;
  /** The URI that names the host; missing where the value is a bare host. */
  readonly uri?: Sourced<SipUri>;
  readonly port?: number;
  readonly transport?: string;
  /** True where an outbound proxy decides the way, so that the host's edge does not matter. */
  readonly behindProxy: boolean;
}

export type SipElement = Credential | Transport | Registration | Peer | Identity | DialTarget | HostUse;

/** What one object of a configuration means in SIP. */
export type SipModel = readonly SipElement[];
