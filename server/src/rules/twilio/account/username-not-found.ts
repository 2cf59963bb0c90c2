import { mappedCredentialLists } from '../../../twilio/account/authentication';
import { report } from '../../report';
import { rule } from '../../rule';
import { changed, REGISTRATION, TRUNK } from '../examples';
import { beside } from './examples';
import { additionFixes, usernameFixes, usernamesMeant } from './username-fixes';
import { faultsFor } from './verdict';
import { listed, related, serviceName } from './wording';

export const usernameNotFound = rule({
  id: 'twilio/username-not-found',
  title: 'A username that no credential list of the account has',
  severity: 'error',
  needs: ['account.domains', 'account.trunks', 'account.credentialLists'],
  twilioErrors: [32202],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: "The username that answers Twilio's challenge must be one of a credential list that is mapped to the SIP Domain or trunk. It is part of the digest, so case matters. Any other one is refused with 403 after the challenge (32202), whatever the password.",
    invalid: [
      beside(changed(REGISTRATION, ['username = alice', 'username = alcie'], ['sip:alice@', 'sip:alcie@'])),
      beside(changed(TRUNK, ['username = pbx', 'username = PBX'])),
    ],
    valid: [beside(REGISTRATION), beside(TRUNK)],
  },
  check(use, context) {
    if (use.use === 'name') return;
    for (const fault of faultsFor('twilio/username-not-found', use, context)) {
      const { service } = use;
      const lists = mappedCredentialLists(context.account, service, use.use).items;
      const names = usernamesMeant(use, context, fault.text);
      const advice =
        names.length > 0
          ? `Did you mean ${listed(names)}?`
          : 'Add it to a mapped list, or use a user of one.';
      const message = `${fault.text} is in no credential list of the account, so Twilio refuses it for ${serviceName(service)} with 403 (32202). ${advice}`;
      report(context, usernameNotFound, fault.username.at, message, {
        related: lists.flatMap(({ name, at }) => related(at, `the list ${name} is mapped for ${use.use}`)),
        fixes: () => {
          const renames = usernameFixes(use, context, fault, names);
          return [...renames, ...additionFixes(use, context, fault, renames.length === 0)];
        },
      });
    }
  },
});
