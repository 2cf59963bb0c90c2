import { report } from '../../report';
import { rule } from '../../rule';
import { fixOf } from '../../text-fixes';
import { SECURE_TRUNK, TRUNK } from '../examples';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { productName, relatedServices } from './wording';

export const secureRefused = rule({
  id: 'twilio/secure-refused',
  title: 'SRTP towards a SIP Domain or trunk that is not secure',
  severity: 'error',
  needs: ['account.domains', 'account.trunks'],
  twilioErrors: [32207],
  sipStatus: [488],
  on: 'twilio.service',
  docs: {
    why: 'With "Secure Media" off, a SIP Domain or trunk takes plain RTP only: a call that offers SRTP is refused with 488 (32207). Encryption is switched on in both places or in none.',
    invalid: [beside(SECURE_TRUNK)],
    valid: [beside(TRUNK)],
  },
  check(use, context) {
    if (use.use !== 'calls' || faultsFor('twilio/secure-refused', use, context).length === 0) return;
    const { service, hosts, element } = use;
    const encryption = element.mediaEncryption;
    const kind = productName(service);
    const message = `${element.name} encrypts its media, but the ${kind} ${service.name} is not secure: Twilio refuses SRTP with 488 (32207). Switch Secure Media on for the ${kind}, or SRTP off here.`;
    report(context, secureRefused, encryption?.at ?? hostPlace(hosts[0]), message, {
      related: relatedServices(context.account, service, () => 'secure is off', 'secure'),
      fixes: () =>
        encryption?.at ? fixOf('Turn SRTP off', context.subject.editor.remove(element, encryption)) : [],
    });
  },
});
