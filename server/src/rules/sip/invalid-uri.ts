import { MASK } from '../../text/mask';
import { pjsip } from '../asterisk/example';
import { accuses, reportFault } from '../asterisk/fault';
import { rule } from '../rule';

const REGISTRATION = `[udp]
type = transport
bind = 203.0.113.10

[provider]
type = registration
transport = udp
client_uri = sip:alice@example.net
server_uri = `;

/** `user:password@`, also where the scheme is missing that would make it a URI. */
const USER_PASSWORD = /(?<![\w.:-])(?:sips?:)?(?!sips?:)[^\s:@"<>]+:([^\s@"<>]+)@/gi;

/** A text that the PBX cannot read as the SIP URI that it needs there. */
export const invalidUri = rule({
  id: 'sip/invalid-uri',
  title: 'A value that is no SIP URI where one is needed',
  severity: 'error',
  on: 'asterisk.fault',
  docs: {
    why: 'Contacts, registrars and proxies are SIP URIs: `sip:`, perhaps a user and `@`, a host, perhaps a port and parameters. A host alone, a display name before the URI or an unclosed bracket is none. Asterisk drops the **whole object** then: an AOR without its contacts, a registration that is never sent.',
    invalid: [
      pjsip('[provider]\ntype = aor\ncontact = sip.example.net\n'),
      pjsip(`${REGISTRATION}sip.example.net:5060\n`),
    ],
    valid: [
      pjsip('[provider]\ntype = aor\ncontact = sip:sip.example.net\n'),
      pjsip(`${REGISTRATION}sip:sip.example.net:5060\n`),
    ],
  },
  check(subject, context) {
    if (!accuses(invalidUri, subject)) return;
    const { fault } = subject;
    const message = fault.message.replace(USER_PASSWORD, (whole, password: string) =>
      whole.replace(`:${password}@`, `:${MASK}@`),
    );
    reportFault(context, invalidUri, { ...subject, fault: { ...fault, message } }, 'value');
  },
});
