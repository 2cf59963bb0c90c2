import { parseHostPort } from '../../sip/host-port';
import { parseIpAddress } from '../../sip/ip-address';
import type { Transport } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip, TRUNK } from './examples';
import { twilioUseOf } from './transport-use';

export const ipv6Address = rule({
  id: 'twilio/ipv6-address',
  title: 'An IPv6 address where Twilio sends to',
  severity: 'warning',
  twilioErrors: [32011],
  on: 'transport',
  docs: {
    why: 'Twilio speaks SIP and RTP over IPv4 only. A transport that is bound to IPv6 cannot send to it, and an IPv6 address in Contact or SDP is one that Twilio cannot reach: inbound calls end in 32011. Bind a transport to IPv4 for Twilio, and give it IPv4 external addresses.',
    invalid: [
      pjsip(TRUNK, ['bind = 0.0.0.0:5060', 'bind = [::]:5060']),
      pjsip(TRUNK, [
        'external_signaling_address = 203.0.113.10',
        'external_signaling_address = 2001:db8::10',
      ]),
    ],
    valid: [pjsip(TRUNK)],
  },
  check(transport, context) {
    const address = ipv6AddressOf(transport);
    if (!address || !twilioUseOf(transport, context)) return;
    const message = `Calls with Twilio use this transport, but ${address.text} is IPv6 and Twilio speaks IPv4 only: it cannot reach the PBX (32011). Use an IPv4 address.`;
    report(context, ipv6Address, address.at, message);
  },
});

function ipv6AddressOf(transport: Transport): Sourced<string> | undefined {
  const { bind, externalSignalingAddress, externalMediaAddress } = transport;
  return [bind, externalSignalingAddress, externalMediaAddress].find(
    (address) =>
      address?.value !== undefined && parseIpAddress(parseHostPort(address.value).host.text)?.version === 6,
  );
}
