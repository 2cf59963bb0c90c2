import { report } from '../../report';
import { rule } from '../../rule';
import { REGISTRATION, TRUNK } from '../examples';
import { beside } from './examples';
import { hostPlace } from './service-use';
import { faultsFor } from './verdict';
import { accountName, productName, related } from './wording';

export const accountInactive = rule({
  id: 'twilio/account-inactive',
  title: 'A SIP Domain or trunk of an account that is suspended or closed',
  severity: 'error',
  needs: ['account.status'],
  sipStatus: [603],
  on: 'twilio.service',
  docs: {
    why: 'Twilio answers 603 Decline to every request that is meant for a suspended or closed account, whatever the configuration says. A suspended account works again when its balance or the reason for the suspension is settled; a closed one never does. Subaccounts can be suspended by their parent.',
    invalid: [
      beside(REGISTRATION, ['status: active', 'status: suspended']),
      beside(TRUNK, ['status: active', 'status: closed']),
    ],
    valid: [beside(REGISTRATION), beside(TRUNK)],
  },
  check(use, context) {
    for (const { account, status } of faultsFor('twilio/account-inactive', use, context)) {
      const advice =
        status === 'suspended'
          ? 'Settle in the Twilio Console why it is suspended'
          : 'A closed account stays closed: move to another one';
      const message = `The ${productName(use.service)} ${use.service.name} belongs to the account ${accountName(account)}, which is ${status}: Twilio answers 603 to everything. ${advice}.`;
      report(context, accountInactive, hostPlace(use.hosts[0]), message, {
        related: related(account.statusAt ?? account.at, `the account ${accountName(account)} is ${status}`),
      });
    }
  },
});
