import { insertSectionAfter } from '../../dialects/asterisk/edit/lines';
import { formatOption } from '../../dialects/asterisk/edit/style';
import { ConfObject } from '../../dialects/asterisk/objects/conf-object';
import type { PjsipObject } from '../../dialects/asterisk/objects/pjsip-object';
import { linePlace } from '../../dialects/asterisk/objects/setting';
import type { Subject } from '../../dialects/dialect';
import type { Fix } from '../finding';
import { report } from '../report';
import { rule } from '../rule';
import { isAbsenceKnown } from './absence';
import { pjsip } from './example';
import { faultsOfRegistration, hasBrokenTransport } from './transports';

const REGISTRATION =
  '[reg]\ntype = registration\nserver_uri = sip:sip.example.com\nclient_uri = sip:alice@sip.example.com\n';

/** Asterisk makes the registration's dialog at start, and that needs a transport (res_pjsip_outbound_registration.c). */
export const missingTransport = rule({
  id: 'asterisk/missing-transport',
  title: 'A registration for which there is no transport',
  severity: 'error',
  on: 'asterisk.object',
  docs: {
    why: 'A registration is sent over a transport of the protocol that its `server_uri` asks for: UDP, or the one of `;transport=`. Where the configuration has none of that kind, Asterisk drops the registration when it starts. Silent where an include or a database that cannot be seen may define one.',
    invalid: [pjsip(REGISTRATION)],
    valid: [pjsip(`[udp]\ntype = transport\nprotocol = udp\nbind = 0.0.0.0\n\n${REGISTRATION}`)],
  },
  check(object, context) {
    const { scope, subject } = context;
    if (object.type !== 'registration' || !isAbsenceKnown(scope)) return;
    const found = faultsOfRegistration(object, scope).find(
      ({ rule: id, effect }) => id === missingTransport.id && effect === 'dropped',
    );
    if (!found || hasBrokenTransport(scope)) return;
    const { setting, message } = found;
    const entry = setting === undefined ? undefined : object.setting(setting)?.entry;
    report(context, missingTransport, entry && linePlace(entry), message, {
      fixes: () => addTransport(object, subject),
    });
  },
});

function addTransport(object: PjsipObject, subject: Subject): Fix[] {
  if (!(subject instanceof ConfObject) || subject.role === 'wizard') return [];
  const { section } = subject.category;
  const server = object.text('server_uri')?.text ?? '';
  const protocol = /;transport=(tcp|udp)\b/i.exec(server)?.[1]?.toLowerCase() ?? 'udp';
  if (/^sips:|transport=tls/i.test(server)) return [];
  const lines = [
    `[transport-${protocol}]`,
    formatOption(section, 'type', 'transport'),
    formatOption(section, 'protocol', protocol),
    formatOption(section, 'bind', '0.0.0.0'),
  ];
  const edits = insertSectionAfter(section, lines);
  return edits.length > 0
    ? [{ title: `Add a ${protocol.toUpperCase()} transport`, kind: 'unsafe', edits }]
    : [];
}
