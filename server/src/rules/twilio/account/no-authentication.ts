import type { Fix } from '../../finding';
import { report } from '../../report';
import { type RuleContext, rule } from '../../rule';
import { TRUNK } from '../examples';
import { changeable } from './account-fix';
import { addressWays } from './address-ways';
import { credentialWays } from './credential-ways';
import { beside } from './examples';
import { pbxAddress } from './pbx-address';
import { type CallsUse, hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { fixesOf } from './way';
import { home, productName, relatedServices } from './wording';

export const noAuthentication = rule({
  id: 'twilio/no-authentication',
  title: 'Calls to a SIP Domain or trunk that has neither a credential list nor an access control list',
  severity: 'error',
  needs: ['account.domains', 'account.trunks'],
  twilioErrors: [32200],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: 'Twilio takes calls only where it can tell who calls: by a credential list, by an IP access control list, or by both. A trunk or SIP Domain to which neither is mapped for calls refuses all of them (32200).',
    invalid: [
      beside(TRUNK, [
        'credentialLists: [pbx]\n            ipAccessControlLists: [hq]',
        'credentialLists: []\n            ipAccessControlLists: []',
      ]),
    ],
    valid: [beside(TRUNK)],
  },
  check(use, context) {
    const { service, hosts } = use;
    if (faultsFor('twilio/no-authentication', use, context).length === 0) return;
    const kind = productName(service);
    const message = `The ${kind} ${service.name} has neither a credential list nor an access control list for calls: Twilio cannot tell who calls and refuses every call (32200). Map one of them to the ${kind}.`;
    report(context, noAuthentication, hostPlace(hosts[0]), message, {
      related: relatedServices(context.account, service, (hit) => `nothing is mapped in ${home(hit)}`),
      fixes: () => (use.use === 'calls' ? admissionFixes(use, context) : []),
    });
  },
});

/** By the credentials that the peer sends, or by its address: not by both, for then both would have to pass. */
function admissionFixes(use: CallsUse, context: RuleContext): Fix[] {
  const { service, element } = use;
  const found = changeable(context.account, service);
  if (!found) return [];
  const { hit, target } = found;
  const sends = element.authentication.references.length > 0;
  const { networks } = pbxAddress(element, context);
  return fixesOf([
    ...(sends ? credentialWays(use, context, hit, target) : []),
    ...addressWays(networks, service, hit.region, target),
  ]);
}
