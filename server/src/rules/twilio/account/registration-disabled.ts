import { hasMapping } from '../../../twilio/account/authentication';
import { isKnownAs } from '../../../twilio/account/known';
import type { Fix } from '../../finding';
import { report } from '../../report';
import { type RuleContext, rule } from '../../rule';
import { REGISTRATION } from '../examples';
import { accountFix, changeable } from './account-fix';
import { credentialWays } from './credential-ways';
import { beside } from './examples';
import { hostPlace, type RegistrationUse } from './service-use';
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
      fixes: () => (use.use === 'registrations' ? enablingFixes(use, context) : []),
    });
  },
});

/** Where no list is mapped for registrations, enabling them alone would let in nobody. */
function enablingFixes(use: RegistrationUse, context: RuleContext): Fix[] {
  const { service } = use;
  const found = changeable(context.account, service);
  if (!found) return [];
  const { hit, target } = found;
  const enable = { ...target, kind: 'enable-registration', domain: service.name } as const;
  const isMapped = hasMapping(context.account, service, 'registrations', 'credentialLists');
  const ways = isKnownAs(isMapped, false) ? credentialWays(use, context, hit, target) : [];
  if (ways.length === 0)
    return accountFix(`enable registration for ${service.name}`, [enable], { preferred: true });
  return ways.flatMap(({ words, changes, edits }, index) =>
    accountFix(`enable registration for ${service.name} and ${words}`, [enable, ...changes], {
      edits,
      preferred: index === 0,
    }),
  );
}
