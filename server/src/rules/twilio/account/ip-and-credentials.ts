import { formatIpNetwork } from '../../../sip/ip-network';
import { mappedAccessLists, mappedCredentialLists } from '../../../twilio/account/authentication';
import { report } from '../../report';
import { rule } from '../../rule';
import { changed, TRUNK } from '../examples';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { listed, productName, related } from './wording';

export const ipAndCredentials = rule({
  id: 'twilio/ip-and-credentials',
  title: 'A peer that passes one of two checks, where Twilio demands both',
  severity: 'warning',
  needs: ['account.domains', 'account.trunks', 'account.credentialLists', 'account.ipAccessControlLists'],
  twilioErrors: [32201, 32202],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: 'An access control list and a credential list that are both mapped for calls are not alternatives: the call must come from a listed address and answer the challenge with a listed user. A peer that passes one check only is refused with 403, by 32201 where the address fails and by 32202 where the credentials do. Unmap the list that is not meant to count, or satisfy both.',
    invalid: [
      beside(changed(TRUNK, ['outbound_auth = twilio-auth\n', ''])),
      beside(
        changed(TRUNK, [
          'external_signaling_address = 203.0.113.10',
          'external_signaling_address = 198.51.100.7',
        ]),
      ),
    ],
    valid: [beside(TRUNK), beside(changed(TRUNK, ['outbound_auth = twilio-auth\n', '']), ['[pbx]', '[]'])],
  },
  check(use, context) {
    const { service, hosts } = use;
    for (const fault of faultsFor('twilio/ip-and-credentials', use, context)) {
      const accessLists = mappedAccessLists(context.account, service).items;
      const lists = mappedCredentialLists(context.account, service, 'calls').items;
      const both = `an address of ${names(accessLists)} and a user of ${names(lists)}`;
      const lack =
        fault.lacks === 'address'
          ? `The credentials pass, but the address ${listed(fault.address.networks.map(formatIpNetwork))} is not listed: 403 (32201)`
          : 'The address is listed, but no credentials are sent: 403 (32202)';
      const message = `The ${productName(service)} ${service.name} demands both, ${both}. ${lack}. Satisfy both, or unmap one of them.`;
      const at = fault.lacks === 'address' ? fault.address.source?.at : use.element.at;
      report(context, ipAndCredentials, at ?? hostPlace(hosts[0]), message, {
        twilioErrors: [fault.lacks === 'address' ? 32201 : 32202],
        related: [...accessLists, ...lists].flatMap(({ name, at }) =>
          related(at, `the list ${name} is mapped for calls`),
        ),
      });
    }
  },
});

function names(lists: readonly { readonly name: string }[]): string {
  return listed(lists.map(({ name }) => name));
}
