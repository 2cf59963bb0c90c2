import type { IpAddress } from '../sip/ip-address';
import {
  type Coverage,
  containsAddress,
  containsNetwork,
  coverage,
  type IpNetwork,
  overlaps,
  parseIpNetwork,
} from '../sip/ip-network';
import data from './data/signaling-ranges.json';

/** Addresses that Twilio's SIP traffic of one edge comes from. */
export interface SignalingRange {
  readonly edge: string;
  readonly kind: 'public' | 'interconnect';
  readonly cidr: string;
  readonly network: IpNetwork;
}

/** The day (ISO) of the page that the ranges were taken from. */
export const signalingPublished: string = data._meta.published;

interface Ranges {
  readonly signaling: readonly SignalingRange[];
  readonly interconnect: readonly SignalingRange[];
  readonly media: readonly IpNetwork[];
  readonly retiredMedia: readonly IpNetwork[];
  readonly retiredSignaling: readonly IpNetwork[];
  readonly neverPublished: readonly IpNetwork[];
}

let parsed: Ranges | undefined;

function ranges(): Ranges {
  parsed ??= {
    signaling: data.signaling.flatMap(({ edge, cidr }) => rangeOf(edge, 'public', cidr)),
    interconnect: data.interconnect.flatMap(({ edge, addresses }) =>
      addresses.flatMap((address) => rangeOf(edge, 'interconnect', address)),
    ),
    media: networksOf([data.media.cidr]),
    retiredMedia: networksOf(data.retired.media.ranges),
    retiredSignaling: networksOf(data.retired.signaling.ranges),
    neverPublished: networksOf(data.neverPublished),
  };
  return parsed;
}

function rangeOf(edge: string, kind: SignalingRange['kind'], cidr: string): SignalingRange[] {
  return networksOf([cidr]).map((network) => ({ edge, kind, cidr, network }));
}

function networksOf(texts: readonly string[]): IpNetwork[] {
  return texts.flatMap((text) => parseIpNetwork(text) ?? []);
}

/** The eight current ranges of the public edges: a PBX has to accept all of them, whatever edge it uses itself. */
export function signalingRanges(): readonly SignalingRange[] {
  return ranges().signaling;
}

/** The single addresses of the private interconnects. */
export function interconnectRanges(): readonly SignalingRange[] {
  return ranges().interconnect;
}

/** The range that an address belongs to, where Twilio sends SIP from it. */
function signalingRangeOf(address: IpAddress): SignalingRange | undefined {
  const { signaling, interconnect } = ranges();
  const holds = ({ network }: SignalingRange) => containsAddress(network, address);
  return signaling.find(holds) ?? interconnect.find(holds);
}

/** The same from the text of a host; undefined for host names. */
export function twilioSignalingRange(host: string): SignalingRange | undefined {
  const code = host.charCodeAt(0);
  if (code < 0x30 || code > 0x39) return undefined;
  const network = parseIpNetwork(host);
  return network && signalingRangeOf(network.base);
}

/**
 * What a network that somebody trusts has to do with Twilio:
 * - `signaling`, `interconnect`: current, or a part of it
 * - `too-wide`: holds current signaling addresses and others that Twilio does not send from
 * - `media`: today's media range, which sends no SIP
 * - `retired-media`, `retired-signaling`: Twilio's in the past
 * - `never-published`: copied from one public configuration to the next, never Twilio's
 */
export type NetworkUse =
  | 'signaling'
  | 'interconnect'
  | 'too-wide'
  | 'media'
  | 'retired-media'
  | 'retired-signaling'
  | 'never-published';

export interface TwilioNetwork {
  readonly use: NetworkUse;
  /** The current signaling ranges that it covers whole or in part. */
  readonly ranges: readonly SignalingRange[];
}

/** Undefined for a network that has nothing to do with Twilio. */
export function twilioNetwork(network: IpNetwork): TwilioNetwork | undefined {
  const { signaling, interconnect } = ranges();
  const touched = [...signaling, ...interconnect].filter((range) => overlaps(range.network, network));
  const within = touched.find((range) => containsNetwork(range.network, network));
  if (within) return { use: within.kind === 'public' ? 'signaling' : 'interconnect', ranges: touched };
  const use = retiredUse(network) ?? (touched.length > 0 ? 'too-wide' : otherUse(network));
  return use && { use, ranges: touched };
}

/** Lists that were published or pasted as a whole: what lies in one of them comes from there. */
function retiredUse(network: IpNetwork): NetworkUse | undefined {
  const { retiredMedia, neverPublished } = ranges();
  if (neverPublished.some((each) => containsNetwork(each, network))) return 'never-published';
  return retiredMedia.some((each) => containsNetwork(each, network)) ? 'retired-media' : undefined;
}

function otherUse(network: IpNetwork): NetworkUse | undefined {
  const { media, retiredSignaling } = ranges();
  if (media.some((each) => overlaps(each, network))) return 'media';
  return retiredSignaling.some((each) => containsNetwork(each, network)) ? 'retired-signaling' : undefined;
}

export interface RangeCoverage {
  readonly range: SignalingRange;
  readonly coverage: Coverage;
}

/** How much of each of the eight ranges a list of networks holds. */
export function signalingCoverage(networks: readonly IpNetwork[]): readonly RangeCoverage[] {
  return signalingRanges().map((range) => ({ range, coverage: coverage(networks, range.network) }));
}
