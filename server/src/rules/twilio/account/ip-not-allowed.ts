import { formatIpNetwork } from '../../../sip/ip-network';
import { mappedAccessLists } from '../../../twilio/account/authentication';
import type { Fix } from '../../finding';
import { report } from '../../report';
import { type RuleContext, rule } from '../../rule';
import { changed, TRUNK } from '../examples';
import { accountFix, changeable, MOST_WAYS } from './account-fix';
import { addresses } from './address-ways';
import { beside } from './examples';
import type { PbxAddress } from './pbx-address';
import { hostPlace, type ServiceUse } from './service-use';
import { faultsFor } from './verdict';
import { listed, related, serviceName } from './wording';

export const ipNotAllowed = rule({
  id: 'twilio/ip-not-allowed',
  title: 'A PBX whose public address no mapped access control list has',
  severity: 'error',
  needs: ['account.domains', 'account.trunks', 'account.ipAccessControlLists'],
  twilioErrors: [32201],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: 'Where an IP access control list is mapped for calls Twilio refuses every INVITE from another address, before it asks for any credentials: 403 at once, 32201. The address that counts is the public one: `external_signaling_address` of the transport, or what the setting `sipLens.pbx.publicAddresses` names. A host name is not resolved, and where no address is known nothing is said.',
    invalid: [
      beside(
        changed(TRUNK, [
          'external_signaling_address = 203.0.113.10',
          'external_signaling_address = 198.51.100.7',
        ]),
        ['credentialLists: [pbx]', 'credentialLists: []'],
      ),
    ],
    valid: [beside(TRUNK)],
  },
  check(use, context) {
    for (const { address } of faultsFor('twilio/ip-not-allowed', use, context)) {
      const { service, hosts } = use;
      const lists = mappedAccessLists(context.account, service).items;
      const networks = listed(address.networks.map(formatIpNetwork));
      const names = listed(lists.map(({ name }) => name));
      const message = `The PBX sends from ${networks}, which the access control list of ${serviceName(service)} (${names}) does not have: Twilio answers 403 to every call (32201). Add the address to the list, or correct it here.`;
      report(context, ipNotAllowed, address.source?.at ?? hostPlace(hosts[0]), message, {
        related: lists.flatMap(({ name, at }) => related(at, `the list ${name} is mapped for calls`)),
        fixes: () => additionFixes(use, context, address),
      });
    }
  },
});

function additionFixes({ service }: ServiceUse, { account }: RuleContext, { networks }: PbxAddress): Fix[] {
  const found = changeable(account, service);
  if (!found) return [];
  const lists = mappedAccessLists(account, service).items;
  return lists.slice(0, MOST_WAYS).flatMap(({ name }, index) => {
    const what = `add ${listed(networks.map(formatIpNetwork), 'and')} to the access control list ${name}`;
    return accountFix(what, addresses(networks, name, found.target), { preferred: index === 0 });
  });
}
