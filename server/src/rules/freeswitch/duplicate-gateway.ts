import { rule } from '../rule';
import { configuration, inProfile, profile, profiles, TRUNK } from './example';
import { accuses, reportFault } from './fault';

const OTHER = { ...TRUNK, proxy: 'acme-backup.pstn.dublin.twilio.com' };

/** sofia.c:3784 in the profile that has the name, sofia_reg.c:3707 in another one. */
export const duplicateGateway = rule({
  id: 'freeswitch/duplicate-gateway',
  title: 'Two gateways of one name',
  severity: 'error',
  on: 'freeswitch.fault',
  docs: {
    why: 'Gateways share one list of names. The second one in the **same profile** is dropped with "Ignoring duplicate gateway". In **another profile** it is kept without a word, but no dial string reaches it: `sofia/gateway/NAME` always takes the first, and `sofia/gateway/PROFILE::NAME` finds nothing, for both names are taken together. Give each gateway a name of its own.',
    invalid: [
      configuration(profiles(profile('external', {}, inProfile('acme', TRUNK) + inProfile('acme', OTHER)))),
      configuration(
        profiles(
          profile('external', {}, inProfile('acme', TRUNK)) + profile('backup', {}, inProfile('acme', OTHER)),
        ),
      ),
    ],
    valid: [
      configuration(
        profiles(profile('external', {}, inProfile('acme', TRUNK) + inProfile('acme-backup', OTHER))),
      ),
    ],
  },
  check(subject, context) {
    if (accuses(duplicateGateway, subject)) reportFault(context, duplicateGateway, subject);
  },
});
