import { report } from '../../report';
import { rule } from '../../rule';
import { TRUNK } from '../examples';
import { beside } from './examples';
import { originationFixes } from './origination-url';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { relatedServices } from './wording';

const URLS = `originationUrls:
              - { url: "sip:203.0.113.10", priority: 10, weight: 10, enabled: true }
              - { url: "sip:203.0.113.20", priority: 20, weight: 10, enabled: true }
`;

export const originationMissing = rule({
  id: 'twilio/origination-missing',
  title: 'A trunk with numbers but no enabled origination URL',
  severity: 'warning',
  needs: ['account.trunks'],
  twilioErrors: [32010],
  on: 'twilio.service',
  docs: {
    why: 'Calls to the numbers of a trunk go to its origination URLs. Without an enabled one Twilio does not know where your PBX is, and every caller hears that the call failed (32010).',
    invalid: [beside(TRUNK, [URLS, 'originationUrls: []\n'])],
    valid: [beside(TRUNK)],
  },
  check(use, context) {
    const { service, hosts } = use;
    if (faultsFor('twilio/origination-missing', use, context).length === 0) return;
    const message = `The trunk ${service.name} has numbers but no enabled origination URL: calls to them reach nobody (32010). Add the PBX as an origination URL of the trunk.`;
    report(context, originationMissing, hostPlace(hosts[0]), message, {
      related: relatedServices(
        context.account,
        service,
        () => 'no origination URL is enabled',
        'originationUrls',
      ),
      fixes: () => (use.use === 'calls' ? originationFixes(use, context) : []),
    });
  },
});
