import type { Peer, Registration, TransportProtocol } from '../sip/model';
import type { Sourced } from '../sip/sourced';
import { findParameter, type SipUri } from '../sip/uri';
import type { Place } from '../text/place';

/** The URIs whose hosts the first packets go to: an outbound proxy comes before the target (RFC 3261 section 8.1.2). */
export function nextHops(element: Registration | Peer): readonly Sourced<SipUri>[] {
  if (element.outboundProxies.length > 0) return element.outboundProxies;
  return element.kind === 'registration' ? [element.registrar] : element.targets;
}

export type Protocol = Extract<TransportProtocol, 'udp' | 'tcp' | 'tls'>;

/** Which transport protocol a request takes, and what decides that. */
export interface ChosenProtocol {
  readonly protocol: Protocol;
  /** `default`: nothing is said, which means UDP unless the DNS knows better (RFC 3263 section 4.1). */
  readonly by: 'parameter' | 'scheme' | 'transport' | 'default';
  /** Where it is written; missing for the default. */
  readonly at?: Place | undefined;
}

/**
 * The protocol of a request to this next hop. The URI decides, then the named transport; Asterisk 22 sends nothing at
 * all where the two disagree. Undefined where it cannot be known.
 */
export function protocolTowards(
  element: Registration | Peer,
  hop: Sourced<SipUri>,
): ChosenProtocol | undefined {
  return protocolOfUri(hop) ?? protocolOfTransport(element, hop);
}

/** What the URI itself says: its transport parameter, or TLS for `sips:`. */
export function protocolOfUri(uri: Sourced<SipUri>): ChosenProtocol | undefined {
  if (!uri.value) return undefined;
  const parameter = findParameter(uri.value, 'transport')?.value;
  if (parameter) {
    const protocol = asProtocol(parameter.text);
    const at = uri.at?.slice(parameter.offset, parameter.offset + parameter.text.length);
    return protocol && { protocol, by: 'parameter', at };
  }
  const { scheme, at } = uri.value;
  if (scheme !== 'sips') return undefined;
  return { protocol: 'tls', by: 'scheme', at: uri.at?.slice(at.offset, at.offset + scheme.length) };
}

function protocolOfTransport(
  { transport, transportName }: Registration | Peer,
  { value, unread }: Sourced<SipUri>,
): ChosenProtocol | undefined {
  if (!value || unread !== undefined || findParameter(value, 'transport')) return undefined;
  const isNamed = transportName !== undefined && transportName.text !== '';
  if (!isNamed) return { protocol: 'udp', by: 'default' };
  const protocol = transport?.protocol.value && asProtocol(transport.protocol.value);
  return protocol && { protocol, by: 'transport', at: transportName.at };
}

function asProtocol(text: string): Protocol | undefined {
  const word = text.toLowerCase();
  return word === 'udp' || word === 'tcp' || word === 'tls' ? word : undefined;
}
