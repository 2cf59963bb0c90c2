import { rule } from '../rule';
import { gateway, REGISTRATION, TRUNK, without } from './example';
import { accuses, reportFault } from './fault';
import { withParam } from './fixes';

/** `goto skip` in parse_gateways, sofia.c:3762-4220. */
export const gatewayDropped = rule({
  id: 'freeswitch/gateway-dropped',
  title: 'A gateway that FreeSWITCH drops',
  severity: 'error',
  on: 'freeswitch.fault',
  docs: {
    why: 'A gateway **registers unless `register` says `false`**, and one that registers without a username or a password is dropped with an error in the log; so is one whose name holds other characters than letters, digits, `.`, `-` and `_`, one with a `register-transport` that does not exist, and one that wants TLS in a profile without `tls="true"`. Every call to `sofia/gateway/NAME` then ends with INVALID_GATEWAY. Twilio trunks take no REGISTER: write `register="false"` there.',
    invalid: [
      gateway('acme', without(TRUNK, 'register', 'username', 'password')),
      gateway('acme trunk', TRUNK),
      gateway('acme', { ...REGISTRATION, 'register-transport': 'dtls' }),
    ],
    valid: [gateway('acme', TRUNK), gateway('acme', REGISTRATION)],
  },
  check(subject, context) {
    if (!accuses(gatewayDropped, subject)) return;
    const { fault, object } = subject;
    reportFault(context, gatewayDropped, subject, {
      moreFixes: () =>
        fault.missing !== undefined && object.kind === 'gateway'
          ? [withParam(object, 'register', 'false', 'Do not register (register="false")')]
          : [],
    });
  },
});
