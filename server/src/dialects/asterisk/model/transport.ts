import type { Transport, TransportProtocol } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { TRANSPORT_PROTOCOLS } from '../../../sip/transport-protocols';
import { ownValue } from '../../../text/own-value';
import type { PjsipObject } from '../objects/pjsip-object';
import { readInteger } from './values';

const PROTOCOLS: Readonly<Record<string, TransportProtocol>> = {
  ...TRANSPORT_PROTOCOLS,
  flow: 'flow',
};

const UDP: Sourced<TransportProtocol> = { value: 'udp', text: 'udp', origin: 'default' };

/** A `transport` section; `protocol` is `udp` where it is not set. */
export function transportModel(object: PjsipObject): Transport {
  const bind = object.text('bind');
  const externalSignalingAddress = object.text('external_signaling_address');
  const externalSignalingPort = object.value('external_signaling_port', readInteger);
  const externalMediaAddress = object.text('external_media_address');
  const tlsMethod = object.text('method');
  return {
    kind: 'transport',
    name: object.name,
    at: object.at,
    userAgent: 'asterisk',
    protocol: object.value('protocol', (text) => ownValue(PROTOCOLS, text.toLowerCase())) ?? UDP,
    localNetworks: object.items('local_net'),
    ...(bind ? { bind } : {}),
    ...(externalSignalingAddress ? { externalSignalingAddress } : {}),
    ...(externalSignalingPort ? { externalSignalingPort } : {}),
    ...(externalMediaAddress ? { externalMediaAddress } : {}),
    ...(tlsMethod ? { tlsMethod } : {}),
  };
}
