import { report } from '../../report';
import { rule } from '../../rule';
import { REGISTRATION } from '../examples';
import { listFixes } from './credential-ways';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { home, relatedServices } from './wording';

export const registrationListMissing = rule({
  id: 'twilio/registration-list-missing',
  title: 'A registration with a SIP Domain that has no credential list for registrations',
  severity: 'error',
  needs: ['account.domains'],
  twilioErrors: [32212],
  on: 'twilio.service',
  docs: {
    why: 'Credential lists are mapped to a SIP Domain twice: for calls and for registrations. Without one for registrations Twilio knows no user who may register, refuses every REGISTER and logs 32212, even if the same list is mapped for calls. An access control list does not help here: it counts for calls only.',
    invalid: [
      beside(REGISTRATION, [
        'registrations: { credentialLists: [phones] }',
        'registrations: { credentialLists: [] }',
      ]),
    ],
    valid: [beside(REGISTRATION)],
  },
  check(use, context) {
    const { service, hosts } = use;
    if (faultsFor('twilio/registration-list-missing', use, context).length === 0) return;
    const message = `The SIP Domain ${service.name} has no credential list for registrations: Twilio knows no user who may register and refuses every REGISTER (32212). Map a list under its registration authentication; one that is mapped for calls does not count.`;
    report(context, registrationListMissing, hostPlace(hosts[0]), message, {
      related: relatedServices(
        context.account,
        service,
        (hit) => `no list is mapped for registrations in ${home(hit)}`,
        'registrations',
      ),
      fixes: () => (use.use === 'registrations' ? listFixes(use, context) : []),
    });
  },
});
