import type { TransportProtocol } from './model';

/** The transports of RFC 3261 and RFC 7118 by the words of configurations, in lower case. */
export const TRANSPORT_PROTOCOLS: Readonly<Record<string, TransportProtocol>> = {
  udp: 'udp',
  tcp: 'tcp',
  tls: 'tls',
  ws: 'ws',
  wss: 'wss',
};
