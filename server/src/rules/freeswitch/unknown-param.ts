import { rule } from '../rule';
import { configuration, gateway, profile, profiles, TRUNK } from './example';
import { accuses, reportFault } from './fault';
import { removeElement } from './fixes';

/** mod_sofia compares names and passes over what it does not find (sofia.c:3880 gateways, 4720 profiles). */
export const unknownParam = rule({
  id: 'freeswitch/unknown-param',
  title: 'A param that FreeSWITCH does not read there',
  severity: 'warning',
  on: 'freeswitch.fault',
  docs: {
    why: 'FreeSWITCH asks for the names it knows and passes over all others, without a word in the log. A misspelled `expire-secs` or a param of a profile in a gateway does nothing at all. The names of a **gateway** are compared by case as well (`Proxy` is not `proxy`); those of profiles and of the directory are not.',
    invalid: [
      gateway('acme', { ...TRUNK, 'expire-secs': '600' }),
      gateway('acme', { ...TRUNK, 'From-Domain': 'acme.pstn.twilio.com' }),
      configuration(profiles(profile('external', { 'sip-prot': '5080' }))),
    ],
    valid: [
      gateway('acme', { ...TRUNK, 'expire-seconds': '600' }),
      configuration(profiles(profile('external', { 'SIP-Port': '5080' }))),
    ],
  },
  check(subject, context) {
    if (accuses(unknownParam, subject)) {
      const { param, effect } = subject.fault;
      reportFault(context, unknownParam, subject, {
        severity: effect === 'dropped' ? 'error' : 'warning',
        verb: 'Rename to',
        moreFixes: () => (param ? [removeElement(param.element, 'Remove this param')] : []),
      });
    }
  },
});
