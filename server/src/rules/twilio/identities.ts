import { type IpNetwork, parseIpNetwork } from '../../sip/ip-network';
import type { Identity } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import { type NetworkUse, twilioNetwork } from '../../twilio/signaling';
import { twilioHost } from '../hosts';

/** What one item of an identity's list lets through. */
export interface Match {
  readonly item: Sourced<string>;
  /** Missing for host names. */
  readonly network?: IpNetwork;
  /** What the network has to do with Twilio; `host` for a Twilio host name, undefined for others. */
  readonly use?: NetworkUse | 'host';
  /** It matches one source port only. */
  readonly hasPort: boolean;
}

/** An address with a port behind it. */
const WITH_PORT = /^(\d+\.\d+\.\d+\.\d+|\[[\da-f:.]+\]):\d+$/i;

/** The items that can be read; a placeholder is none of them. */
export function matchesOf(identity: Identity): Match[] {
  return identity.matches.flatMap((item) => (item.value === undefined ? [] : [readMatch(item, item.value)]));
}

function readMatch(item: Sourced<string>, text: string): Match {
  const port = WITH_PORT.exec(text);
  const network = parseIpNetwork(port?.[1]?.replace(/[[\]]/g, '') ?? text);
  if (network) return { item, network, use: twilioNetwork(network)?.use, hasPort: port !== null };
  const host = twilioHost(text.replace(/:\d+$/, ''));
  const isHost = host !== undefined && host.kind !== 'rest-api';
  return { item, hasPort: false, ...(isHost ? { use: 'host' } : {}) };
}

/** Whether the identity holds something that only Twilio's traffic has: a current address of its signaling, or its host. */
export function isTwilioIdentity(matches: readonly Match[]): boolean {
  return matches.some(({ use }) => use === 'signaling' || use === 'interconnect' || use === 'host');
}

/** Whether Twilio's traffic gets through it at all, on purpose or because it lets many through. */
export function letsTwilioThrough(matches: readonly Match[]): boolean {
  return (
    isTwilioIdentity(matches) || matches.some(({ use }) => use === 'too-wide' || use === 'retired-media')
  );
}
