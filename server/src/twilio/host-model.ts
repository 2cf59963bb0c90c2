import type { Fault, Piece } from '../sip/piece';

/** Programmable Voice SIP (`NAME.sip.twilio.com`) or Elastic SIP Trunking (`NAME.pstn.twilio.com`). */
export type TwilioProduct = 'sip-domain' | 'trunk';

export interface EdgeLabel {
  readonly label: Piece;
  /** The current name of the edge; the label itself for a placeholder. */
  readonly id: string;
  readonly kind: 'public' | 'interconnect' | 'placeholder';
  /** True where the host has the name from before 2020. */
  readonly legacy: boolean;
}

interface SipHost {
  readonly product: TwilioProduct;
  readonly productLabel: Piece;
}

/** A SIP Domain or a trunk: `NAME.sip[.EDGE].twilio.com`, `NAME.pstn[.EDGE].twilio.com`. */
export interface ServiceHost extends SipHost {
  readonly kind: 'service';
  /** One or more labels, lower-case: what the account calls it. */
  readonly name: Piece;
  /** The name, or a part of it, is filled in by a template or still an example's word: it accuses nobody. */
  readonly nameIsPlaceholder: boolean;
  readonly nameFault?: Fault;
  readonly nameAsEdge?: NameAsEdge;
  readonly edge?: EdgeLabel;
}

/** A name that would be an edge in another place: `us1.sip.twilio.com`, `acme.dublin.sip.twilio.com`. */
export interface NameAsEdge {
  readonly label: Piece;
  /** The current name of that edge. */
  readonly edge: string;
  /** The host with the edge where it belongs, where that is a host. */
  readonly suggestion?: string;
}

/** `sip.EDGE.twilio.com`: names no domain, so it can only be an outbound proxy. */
export interface OutboundProxyHost extends SipHost {
  readonly kind: 'outbound-proxy';
  readonly edge: EdgeLabel;
}

/** `sip.twilio.com`, `pstn.twilio.com`, `pstn.EDGE.twilio.com`: Twilio cannot tell whose call it is. */
export interface IncompleteHost extends SipHost {
  readonly kind: 'incomplete';
  readonly edge?: EdgeLabel;
}

/** A label that is no edge stands in an edge's place. */
export interface UnknownEdgeHost extends SipHost {
  readonly kind: 'unknown-edge';
  readonly name?: Piece;
  readonly label: Piece;
  /** Why, where Twilio has the label for something else (`roaming`). */
  readonly reason?: string;
  /** Edges that may be meant, likeliest first. */
  readonly suggestions: readonly string[];
}

/** `NAME.sip.dublin.ie1.twilio.com`: only REST hosts have an edge and a region. */
export interface RegionInHost extends SipHost {
  readonly kind: 'region-in-host';
  readonly name?: Piece;
  /** Edge and region as they stand: `dublin.ie1`. */
  readonly labels: Piece;
  /** The edge alone, to put in their place. */
  readonly edge: string;
}

export type NearMissReason =
  /** `twillio.com`, `sip.twilio.co` */
  | 'domain'
  /** `acme.spi.twilio.com`, `sip-us1.twilio.com` */
  | 'product'
  /** `acme.twilio.com`, `acme.ashburn.twilio.com` */
  | 'no-product'
  /** `acme..sip.twilio.com` */
  | 'empty-label';

/** A host that cannot be a Twilio SIP host, but was meant to be one. */
export interface NearMissHost {
  readonly kind: 'near-miss';
  readonly reason: NearMissReason;
  /** The part that is wrong. */
  readonly at: Piece;
  /** What to put in its place, likeliest first; may be empty. */
  readonly corrections: readonly string[];
  /** The whole host with each correction. */
  readonly suggestions: readonly string[];
}

/** A REST host: it speaks HTTP, no SIP. */
export interface RestApiHost {
  readonly kind: 'rest-api';
  readonly product: string;
  /** `api.ie1.twilio.com` and the like: announced dead. */
  readonly dead: boolean;
  /** The region that its labels name. */
  readonly region: string;
  /** The host to use instead of a dead one; the region it was written for, not the one that answered. */
  readonly suggestion?: string;
}

export type TwilioHost =
  | ServiceHost
  | OutboundProxyHost
  | IncompleteHost
  | UnknownEdgeHost
  | RegionInHost
  | NearMissHost
  | RestApiHost;
