import type { Peer, Transport } from '../../sip/model';
import { TRANSPORT_PROTOCOLS } from '../../sip/transport-protocols';
import { ownValue } from '../../text/own-value';
import type { GroupValues, Value } from './group-values';

/** LiveKit's own words for the protocols. */
const LIVEKIT_TRANSPORT = /^SIP_TRANSPORT_(UDP|TCP|TLS)$/;

/** The protocol that a group names, in the words of SIP. */
export function protocolOf(values: GroupValues): Value {
  const transport = values.value('transport');
  const word = transport?.value && LIVEKIT_TRANSPORT.exec(transport.value)?.[1]?.toLowerCase();
  return word ? { value: word, text: word, origin: 'derived' } : transport;
}

/** What others see of the program; undefined where no setting says that. */
export function transportOf(values: GroupValues): Transport | undefined {
  const external = values.value('external-address');
  if (!external) return undefined;
  // without a key nobody knows which one the program takes
  const word = protocolOf(values)?.value?.toLowerCase() ?? '';
  const protocol = ownValue(TRANSPORT_PROTOCOLS, word);
  return {
    ...values.base,
    kind: 'transport',
    protocol: { text: word, origin: 'default', ...(protocol ? { value: protocol } : {}) },
    externalSignalingAddress: external,
    externalMediaAddress: external,
    localNetworks: [],
  };
}

/** Without a key UDP is to be expected; with one that says something else nobody knows. */
export function transportOfWay(
  transport: Transport | undefined,
  protocol: Value,
): Pick<Peer, 'transport' | 'transportName'> {
  if (protocol && !ownValue(TRANSPORT_PROTOCOLS, protocol.value?.toLowerCase() ?? ''))
    return { transportName: { text: protocol.text || '?', origin: 'placeholder' } };
  if (!transport) return {};
  return { transport, transportName: { text: transport.name, value: transport.name, origin: 'derived' } };
}
