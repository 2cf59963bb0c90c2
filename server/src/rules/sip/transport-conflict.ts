import type { Peer, Registration } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { SipUri } from '../../sip/uri';
import type { Fix } from '../finding';
import { report } from '../report';
import { type ChosenProtocol, nextHops, type Protocol, protocolOfUri } from '../route';
import { type RuleContext, rule } from '../rule';
import { setsParameter } from '../text-fixes';
import { pjsip, REGISTRATION, SECURE_TRUNK, TRUNK } from '../twilio/examples';

export const transportConflict = rule({
  id: 'sip/transport-conflict',
  title: 'A URI asks for another transport protocol than the named transport has',
  severity: 'error',
  on: ['registration', 'peer'],
  docs: {
    why: 'A URI with `;transport=tls` (or `sips:`) must be sent over TLS, but the transport that the object names speaks something else. Asterisk resolves nothing and sends nothing: it logs "Unsuitable transport selected", calls fail at once, and a registration counts as if nobody answered. Name a transport of that protocol, or change the URI. With an outbound proxy, the proxy\'s URI counts.',
    invalid: [
      pjsip(TRUNK, ['sip:acme.pstn.dublin.twilio.com', 'sip:acme.pstn.dublin.twilio.com\\;transport=tcp']),
      pjsip(REGISTRATION, [
        'sip:acme.sip.dublin.twilio.com',
        'sip:acme.sip.dublin.twilio.com:5061\\;transport=tls',
      ]),
    ],
    valid: [pjsip(TRUNK), pjsip(SECURE_TRUNK)],
  },
  check(element, context) {
    if (element.kind !== 'registration' && element.kind !== 'peer') return;
    // FreeSWITCH goes by the URI of the next hop alone, and what others do nobody knows
    if (element.userAgent !== 'asterisk') return;
    const { transport } = element;
    const protocol = transport?.protocol.value;
    if (!transport || (protocol !== 'udp' && protocol !== 'tcp' && protocol !== 'tls')) return;
    for (const hop of nextHops(element)) {
      const asked = protocolOfUri(hop);
      if (!asked || asked.protocol === protocol) continue;
      const what = asked.by === 'scheme' ? 'sips:' : `transport=${asked.protocol}`;
      const nothing = element.kind === 'registration' ? 'no REGISTER is sent' : 'no call is sent';
      const message = `${what} asks for ${name(asked.protocol)}, but the transport ${transport.name} speaks ${name(protocol)}: ${nothing} ("Unsuitable transport selected"). Name a transport that speaks ${name(asked.protocol)}, or ask for ${name(protocol)}.`;
      report(context, transportConflict, asked.at, message, {
        related: [{ at: transport.at, message: `${transport.name} speaks ${name(protocol)}.` }],
        fixes: () => fixes(context, element, hop, asked, protocol),
      });
    }
  },
});

function name(protocol: Protocol): string {
  return protocol.toUpperCase();
}

function fixes(
  context: RuleContext,
  element: Registration | Peer,
  hop: Sourced<SipUri>,
  asked: ChosenProtocol,
  protocol: Protocol,
): Fix[] {
  if (asked.by === 'scheme') return [];
  const parameter = { name: 'transport', value: protocol };
  return setsParameter(context, element, hop, parameter, `Ask for ${name(protocol)}`);
}
