import { report } from '../../report';
import { rule } from '../../rule';
import { REGISTRATION } from '../examples';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { listed, productName, relatedHits } from './wording';

export const inactiveRegion = rule({
  id: 'twilio/inactive-region',
  title: 'A SIP Domain or trunk in a region that does not take its traffic',
  severity: 'warning',
  needs: ['account.domains', 'account.trunks'],
  on: 'twilio.service',
  docs: {
    why: 'A SIP Domain or trunk may exist in several of the regions us1, ie1 and au1, and one of them is active: only its lists, users and settings count, whatever edge the host names. What stands in another region can be changed without any effect. The region is set under "Active region" of the SIP Domain or trunk; a change takes up to five minutes.',
    invalid: [
      beside(REGISTRATION, [
        '          - name: acme\n            registration',
        '          - name: acme\n            activeRegion: ie1\n            registration',
      ]),
    ],
    valid: [beside(REGISTRATION)],
  },
  check(use, context) {
    const { service, hosts } = use;
    const kind = productName(service);
    for (const { hits, active, lacks } of faultsFor('twilio/inactive-region', use, context)) {
      const known = listed([...new Set(hits.map(({ region }) => region.id))], 'and');
      const what =
        lacks === 'service'
          ? `The ${kind} ${service.name} is known in ${known}, but ${active} takes its traffic`
          : `The lists of the ${kind} ${service.name} are in ${known}, but ${active} takes its traffic, and has none`;
      const message = `${what}: what is set up in ${known} has no effect. Set it up in ${active}, or make ${known} the active region.`;
      report(context, inactiveRegion, hostPlace(hosts[0]), message, {
        related: relatedHits(
          hits,
          ({ region }) => `the ${kind} ${service.name} in ${region.id}`,
          'activeRegion',
        ),
      });
    }
  },
});
