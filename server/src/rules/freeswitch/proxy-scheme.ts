import { rule } from '../rule';
import { gateway, REGISTRATION, TRUNK } from './example';
import { accuses, reportFault } from './fault';

/** sofia.c:4139 builds the register URL from "sip:%s". */
export const proxyScheme = rule({
  id: 'freeswitch/proxy-scheme',
  title: 'A proxy with `sip:` before it',
  severity: 'error',
  on: 'freeswitch.fault',
  docs: {
    why: 'FreeSWITCH writes `sip:` before the `proxy` of a gateway itself. With `proxy="sip:host"` the registrar becomes `sip:sip:host`: the registration ends in "Internal error [900]" and nothing is ever sent. `register-proxy` and `outbound-proxy` may carry the scheme; `proxy` is a host, perhaps with a port.',
    invalid: [
      gateway('acme', { ...REGISTRATION, proxy: 'sip:acme.sip.dublin.twilio.com' }),
      gateway('acme', { ...TRUNK, proxy: 'sip:acme.pstn.dublin.twilio.com' }),
    ],
    valid: [
      gateway('acme', REGISTRATION),
      gateway('acme', {
        ...REGISTRATION,
        proxy: 'acme.sip.twilio.com',
        'register-proxy': 'sip:sip.dublin.twilio.com;lr',
        'outbound-proxy': 'sip:sip.dublin.twilio.com;lr',
      }),
    ],
  },
  check(subject, context) {
    if (!accuses(proxyScheme, subject)) return;
    const { object } = subject;
    const isSilent = object.kind === 'gateway' && object.registers !== false;
    reportFault(context, proxyScheme, subject, { severity: isSilent ? 'error' : 'warning' });
  },
});
