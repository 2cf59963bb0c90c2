import { report } from '../../report';
import { rule } from '../../rule';
import { REGISTRATION } from '../examples';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { home, relatedServices, serviceHost } from './wording';

export const registrationDisabled = rule({
  id: 'twilio/registration-disabled',
  title: 'A registration with a SIP Domain that takes none',
  severity: 'error',
  needs: ['account.domains'],
  twilioErrors: [32210],
  on: 'twilio.service',
  docs: {
    why: 'A new SIP Domain takes no REGISTER until "SIP Registration" is enabled for it: Twilio refuses it and logs 32210, and with the defaults of Asterisk a refusal with 403 or 404 stops the registration for good. Enabling it also needs a credential list under "Registration authentication", which is another one than that for calls.',
    invalid: [beside(REGISTRATION, ['registration: true', 'registration: false'])],
    valid: [beside(REGISTRATION)],
  },
  check(use, context) {
    const { service, hosts } = use;
    if (faultsFor('twilio/registration-disabled', use, context).length === 0) return;
    const message = `The SIP Domain ${service.name} has registration switched off: Twilio refuses every REGISTER to ${serviceHost(service)} (32210). Enable SIP Registration for it, or drop the registration.`;
    report(context, registrationDisabled, hostPlace(hosts[0]), message, {
      related: relatedServices(
        context.account,
        service,
        (hit) => `registration is off in ${home(hit)}`,
        'registration',
      ),
    });
  },
});
