import { mappedCredentialLists } from '../../../twilio/account/authentication';
import { report } from '../../report';
import { rule } from '../../rule';
import { changed, TRUNK } from '../examples';
import { credentialFixes } from './credential-fixes';
import { beside } from './examples';
import { faultsFor } from './verdict';
import { listed, related, serviceName } from './wording';

export const credentialsMissing = rule({
  id: 'twilio/credentials-missing',
  title: 'A peer without credentials, where Twilio demands them',
  severity: 'error',
  needs: ['account.domains', 'account.trunks'],
  twilioErrors: [32202],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: 'Where a credential list is mapped for calls Twilio answers every INVITE with 407 and waits for a user name and password of that list. A peer that has none cannot answer, and its calls fail. That its address is on an access control list does not help: where both are mapped both must pass.',
    invalid: [beside(changed(TRUNK, ['outbound_auth = twilio-auth\n', '']), ['[hq]', '[]'])],
    valid: [beside(TRUNK)],
  },
  check(use, context) {
    if (use.use !== 'calls' || faultsFor('twilio/credentials-missing', use, context).length === 0) return;
    const { service, element } = use;
    const lists = mappedCredentialLists(context.account, service, 'calls').items;
    const names = lists.length > 0 ? ` (${listed(lists.map(({ name }) => name))})` : '';
    const list = ['a list that is mapped there', 'that list'][lists.length] ?? 'one of these lists';
    const message = `${element.name} sends no credentials, but ${serviceName(service)} demands them${names}: Twilio answers 407 to every call and gives up without an answer (32202). Give it the credentials of a user of ${list}.`;
    report(context, credentialsMissing, element.at, message, {
      related: lists.flatMap(({ name, at }) => related(at, `the list ${name} is mapped for calls`)),
      fixes: credentialFixes(use, context),
    });
  },
});
