import { rule } from '../rule';
import { configuration, profile, profiles } from './example';
import { accuses, reportFault } from './fault';

/** sofia.c:5240: "Invalid ext-sip-ip", and config_sofia fails as a whole. Seen with FreeSWITCH 1.10.12. */
export const extIpUnset = rule({
  id: 'freeswitch/ext-ip-unset',
  title: 'An `ext-sip-ip` that is empty',
  severity: 'error',
  on: 'freeswitch.fault',
  docs: {
    why: 'An empty `ext-sip-ip`, most often a `$${external_sip_ip}` that nothing sets, is no address that FreeSWITCH passes over: mod_sofia gives up ("Invalid ext-sip-ip") and **does not load at all**. No profile is there, not even those that stand before it. Set the variable, write an address, or remove the param.',
    invalid: [configuration(profiles(profile('external', { 'ext-sip-ip': '' })))],
    valid: [configuration(profiles(profile('external', { 'ext-sip-ip': '203.0.113.10' })))],
  },
  check(subject, context) {
    if (accuses(extIpUnset, subject)) reportFault(context, extIpUnset, subject);
  },
});
