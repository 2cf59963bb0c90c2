import { parseIpAddress } from '../../../sip/ip-address';
import { type IpNetwork, parseIpNetwork } from '../../../sip/ip-network';
import { isReachable } from '../../../sip/ip-scope';
import type { Peer, Transport } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { facts } from '../../facts';
import { elementsMentioning } from '../../related-elements';
import { nextHops, protocolTowards } from '../../route';
import type { RuleContext } from '../../rule';

/** The public side of the PBX, as far as the configuration and the settings tell. */
export interface PbxAddress {
  /** Where Twilio may see its traffic come from, public addresses only. Empty: not known. */
  readonly networks: readonly IpNetwork[];
  /** The value of the configuration that says so; missing where it is a setting. */
  readonly source?: Sourced<string>;
  /** What the peer sends over, where that can be told. */
  readonly transport?: Transport;
}

/**
 * What Twilio sees as the source of the peer's traffic: the external signaling address of its transport, and the
 * public addresses of the settings. A host name is not resolved and a private address is twilio/nat-address's and
 * sip/private-address's matter: both leave it unknown.
 */
export function pbxAddress(peer: Peer, context: RuleContext): PbxAddress {
  const transport = transportOfPeer(peer, context);
  const source = transport?.externalSignalingAddress;
  const written = source?.value === undefined ? [] : publicNetworks([source.value]);
  const networks = [...written, ...publicNetworks(context.environment.publicAddresses)];
  return {
    networks,
    ...(written.length > 0 && source ? { source } : {}),
    ...(transport ? { transport } : {}),
  };
}

/** The one that the peer names; without a name Asterisk takes the first of the protocol. */
function transportOfPeer(peer: Peer, context: RuleContext): Transport | undefined {
  if (peer.transport || (peer.transportName?.text ?? '') !== '') return peer.transport;
  const [hop] = nextHops(peer);
  const protocol = hop && protocolTowards(peer, hop)?.protocol;
  // an unseen file may define another one ahead of it
  if (protocol === undefined || !context.scope.complete) return undefined;
  const first = elementsMentioning(context, facts.transportOf(protocol)).find(
    ({ element }) => element.kind === 'transport',
  );
  return first?.element.kind === 'transport' ? first.element : undefined;
}

function publicNetworks(texts: readonly string[]): IpNetwork[] {
  return texts.flatMap((text) => {
    const address = parseIpAddress(text.split('/')[0] ?? '');
    const network = address?.version === 4 && isReachable(address) ? parseIpNetwork(text) : undefined;
    return network ?? [];
  });
}
