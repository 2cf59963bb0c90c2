import { report } from '../../report';
import { rule } from '../../rule';
import { TRUNK } from '../examples';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { related } from './wording';

const SECOND = '              - { url: "sip:203.0.113.20", priority: 20, weight: 10, enabled: true }\n';

export const originationFailover = rule({
  id: 'twilio/origination-failover',
  title: 'A trunk whose calls have one place to go only',
  severity: 'hint',
  needs: ['account.trunks'],
  on: 'twilio.service',
  docs: {
    why: 'Twilio tries the origination URLs of a trunk by priority, and shares calls among those of one priority by weight. With a single URL, or several that are equal and lead to the same host, nothing takes over when that host is out of service: callers hear that the call failed.',
    invalid: [
      beside(TRUNK, [SECOND, '']),
      beside(TRUNK, ['sip:203.0.113.20', 'sip:203.0.113.10:5080'], ['priority: 20', 'priority: 10']),
    ],
    valid: [beside(TRUNK)],
  },
  check(use, context) {
    const { service, hosts } = use;
    for (const { urls } of faultsFor('twilio/origination-failover', use, context)) {
      const what =
        urls.length === 1
          ? 'has one origination URL only'
          : 'has several origination URLs, all equal and on one host';
      const message = `The trunk ${service.name} ${what}: when it is out of service no call comes in. Add another one with a higher priority number.`;
      report(context, originationFailover, hostPlace(hosts[0]), message, {
        related: urls.flatMap(({ url, at }) => related(at, `calls go to ${url}`)),
      });
    }
  },
});
