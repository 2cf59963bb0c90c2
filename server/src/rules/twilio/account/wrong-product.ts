import { labelOf } from '../../../twilio/hosts';
import { report } from '../../report';
import { rule } from '../../rule';
import { changed, TRUNK } from '../examples';
import { beside } from './examples';
import { otherProduct } from './existence';
import { renames } from './rename';
import { hostPart } from './service-use';
import { faultsFor } from './verdict';
import { home, productName, relatedHits, serviceHost } from './wording';

export const wrongProduct = rule({
  id: 'twilio/wrong-product',
  title: 'A trunk that is addressed as a SIP Domain, or the reverse',
  severity: 'error',
  needs: ['account.domains', 'account.trunks'],
  sipStatus: [403, 404],
  on: 'twilio.service',
  docs: {
    why: 'Programmable Voice SIP Domains (`NAME.sip.twilio.com`) and Elastic SIP trunks (`NAME.pstn.twilio.com`) have names of their own. A name that exists as the one is unknown as the other, so the call is answered with 403 or 404. A trunk carries calls to and from telephone numbers and takes no REGISTER; a SIP Domain hands calls to your application.',
    invalid: [
      beside(changed(TRUNK, ['acme.pstn', 'calls.sip']), [
        'trunks:\n          - name: acme',
        'trunks:\n          - name: calls',
      ]),
    ],
    valid: [beside(TRUNK)],
  },
  check(use, context) {
    const { service, hosts, element } = use;
    for (const { hits } of faultsFor('twilio/wrong-product', use, context)) {
      const other = otherProduct(service);
      const isRegistration = element.kind === 'registration';
      const advice = isRegistration
        ? 'A trunk takes no REGISTER: register with a SIP Domain, or drop the registration'
        : `Write ${serviceHost(other)}`;
      const message = `${service.name} is a ${productName(other)}, and there is no ${productName(service)} of that name: Twilio answers 403 or 404 to what is sent to ${serviceHost(service)}. ${advice}.`;
      report(context, wrongProduct, hostPart(hosts[0], hosts[0].host.productLabel).at, message, {
        related: relatedHits(hits, (hit) => `the ${productName(other)} ${service.name} of ${home(hit)}`),
        fixes: () =>
          isRegistration
            ? []
            : renames(context, use, ({ host }) => host.productLabel, labelOf(other.product), true),
      });
    }
  },
});
