import type { SettingRole } from './roles';

/** A value that a SIP program could never take for this role. */
interface Contradiction {
  readonly role: SettingRole;
  readonly value: { readonly value?: string; readonly origin: string };
}

const TRANSPORT = /udp|tcp|tls|ws|sctp|sip|auto|any|all|both|none|default|secure/i;
const SWITCH = /^(?:true|false|yes|no|y|n|on|off|enabled?|disabled?|always|never|auto|optional|required)$/i;

/** SSH, mail, LDAP, SQL, Redis, MongoDB, AMQP. */
const OTHER_PORTS: ReadonlySet<string> = new Set(
  '22 25 389 465 587 636 1433 1521 3306 5432 5672 6379 27017'.split(' '),
);

/** `protocol: lacp`, `port: Port`: the keys look like SIP's, but other things are meant, or words for people. */
export function contradicts({ role, value: { value: text, origin } }: Contradiction): boolean {
  if (text === undefined || text === '' || origin === 'placeholder') return false;
  switch (role) {
    case 'port':
      return !/\d/.test(text) || OTHER_PORTS.has(text);
    case 'expiry':
    case 'register-interval':
      return !/\d/.test(text);
    case 'transport':
      return !TRANSPORT.test(text) && !/^\d+$/.test(text);
    case 'register':
      // or the registrar
      return !SWITCH.test(text) && !/[\d.:@]/.test(text);
    case 'host':
    case 'registrar':
    case 'domain':
      return /\p{L}\s+\p{L}/u.test(text) && !/[.:,;]/.test(text);
    default:
      return false;
  }
}
