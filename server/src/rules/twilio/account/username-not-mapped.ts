import { report } from '../../report';
import { rule } from '../../rule';
import { changed, REGISTRATION, TRUNK } from '../examples';
import { beside } from './examples';
import { mappingFixes } from './username-fixes';
import { faultsFor } from './verdict';
import { listed, related, serviceName } from './wording';

export const usernameNotMapped = rule({
  id: 'twilio/username-not-mapped',
  title: 'A username of a credential list that is not mapped to the SIP Domain or trunk',
  severity: 'error',
  needs: ['account.domains', 'account.trunks', 'account.credentialLists'],
  twilioErrors: [32202],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: 'A credential list counts only where it is mapped: to this SIP Domain or trunk, and for this use, calls or registrations. A user of another list of the same account is refused with 403 after the challenge (32202), though name and password are right.',
    invalid: [
      beside(changed(TRUNK, ['username = pbx', 'username = alice'])),
      beside(REGISTRATION, [
        'registrations: { credentialLists: [phones] }',
        'registrations: { credentialLists: [pbx] }',
      ]),
    ],
    valid: [beside(REGISTRATION), beside(TRUNK)],
  },
  check(use, context) {
    if (use.use === 'name') return;
    for (const fault of faultsFor('twilio/username-not-mapped', use, context)) {
      const { username, text, hits } = fault;
      const names = listed([...new Set(hits.map(({ list }) => list.name))], 'and');
      const lists = hits.length === 1 ? `the credential list ${names}, which is` : `${names}, which are`;
      const message = `${text} is in ${lists} not mapped to ${serviceName(use.service)} for ${use.use}: Twilio refuses it with 403 (32202). Map the list, or use a user of one that is mapped.`;
      report(context, usernameNotMapped, username.at, message, {
        related: hits.flatMap(({ list }) => {
          const at = list.usernames.items.find((each) => each.text === text)?.at ?? list.at;
          return related(at, `${text} is in the list ${list.name}`);
        }),
        fixes: () => mappingFixes(use, context, fault),
      });
    }
  },
});
