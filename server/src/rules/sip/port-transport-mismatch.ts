import type { Peer, Registration } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import { findParameter, type SipUri } from '../../sip/uri';
import type { Fix } from '../finding';
import { isTwilioTarget } from '../hosts';
import { report } from '../report';
import { type ChosenProtocol, nextHops, protocolTowards } from '../route';
import { type RuleContext, rule } from '../rule';
import { partOf, rewrites, setsParameter, tlsLike, writtenProtocol } from '../text-fixes';
import { pjsip, REGISTRATION, SECURE_TRUNK, TRUNK } from '../twilio/examples';

const PLAIN_PORT = 5060;
const TLS_PORT = 5061;

export const portTransportMismatch = rule({
  id: 'sip/port-transport-mismatch',
  title: 'A port and a transport protocol that do not go together',
  severity: 'warning',
  on: ['registration', 'peer'],
  docs: {
    why: 'By convention (RFC 3261 section 19.1.2) servers take UDP and TCP on port 5060 and TLS on 5061, and Twilio does just that. TLS to 5060, or UDP to 5061, meets a server that does not understand it: the connection is closed, or nothing answers at all. `sips:` means TLS, so `transport=udp` beside it contradicts itself.',
    invalid: [
      pjsip(SECURE_TRUNK, ['twilio.com:5061\\;transport=tls', 'twilio.com:5060\\;transport=tls']),
      pjsip(TRUNK, ['sip:acme.pstn.dublin.twilio.com', 'sip:acme.pstn.dublin.twilio.com:5061']),
    ],
    valid: [pjsip(TRUNK), pjsip(SECURE_TRUNK), pjsip(REGISTRATION)],
  },
  check(element, context) {
    if (element.kind !== 'registration' && element.kind !== 'peer') return;
    for (const hop of nextHops(element)) {
      if (hop.value && hop.unread === undefined) checkHop(element, hop, hop.value, context);
    }
  },
});

function checkHop(
  element: Registration | Peer,
  hop: Sourced<SipUri>,
  uri: SipUri,
  context: RuleContext,
): void {
  const parameter = findParameter(uri, 'transport')?.value;
  if (uri.scheme === 'sips' && parameter?.text.toLowerCase() === 'udp') {
    // twilio/sips-uri says that the whole scheme is wrong
    if (isTwilioTarget(hop)) return;
    const at = partOf(hop, parameter.offset, parameter.offset + parameter.text.length).at;
    report(
      context,
      portTransportMismatch,
      at,
      'sips: means TLS, and transport=udp takes it back: requests to this URI fail. Remove the parameter, or write sip:.',
    );
    return;
  }
  const chosen = protocolTowards(element, hop);
  // a transport may be named in a file that cannot be seen
  if (chosen?.by === 'default' && !context.scope.complete) return;
  if (uri.port !== undefined && chosen) checkPort(element, hop, uri, chosen, context);
}

function checkPort(
  element: Registration | Peer,
  hop: Sourced<SipUri>,
  { port, portText }: SipUri,
  { protocol, by }: ChosenProtocol,
  context: RuleContext,
): void {
  const isTls = protocol === 'tls';
  if (port !== (isTls ? PLAIN_PORT : TLS_PORT) || !portText) return;
  const place = partOf(hop, portText.offset, portText.offset + portText.text.length);
  const fitting = String(isTls ? TLS_PORT : PLAIN_PORT);
  const message = isTls
    ? `TLS goes to port ${TLS_PORT}; on ${PLAIN_PORT} servers expect UDP or TCP and close the connection. Write ${TLS_PORT}.`
    : `${protocol.toUpperCase()} goes to port ${PLAIN_PORT}; on ${TLS_PORT} servers expect TLS and answer nothing else. Write ${PLAIN_PORT}, or use TLS.`;
  report(context, portTransportMismatch, place.at, message, {
    fixes: () => [
      ...rewrites(context, element, place, fitting, `Change to port ${fitting}`, { preferred: true }),
      ...(isTls || by === 'transport' ? [] : usesTls(element, hop, context)),
    ],
  });
}

function usesTls(element: Registration | Peer, hop: Sourced<SipUri>, context: RuleContext): Fix[] {
  const written = element.userAgent === 'other' ? writtenProtocol(hop) : undefined;
  if (written) return rewrites(context, element, written, tlsLike(written), 'Use TLS');
  return setsParameter(context, element, hop, { name: 'transport', value: 'tls' }, 'Use TLS');
}
