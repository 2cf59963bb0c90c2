import { rule } from '../../rule';
import { changed, REGISTRATION, TRUNK } from '../examples';
import { beside } from './examples';
import { reportNotFound } from './not-found';
import { faultsFor } from './verdict';

export const domainNotFound = rule({
  id: 'twilio/domain-not-found',
  title: 'A SIP Domain that no linked account has',
  severity: 'error',
  needs: ['account.domains'],
  sipStatus: [403, 404],
  on: 'twilio.service',
  docs: {
    why: 'Twilio finds the account by the name in front of `.sip.twilio.com`. Where no account has a SIP Domain of that name, or it was deleted or belongs to somebody else, every REGISTER and INVITE is answered with 403 or 404, and nothing shows in the logs of your account. Every linked account and region is searched; one whose list of domains was not read whole keeps this rule silent. One that is not linked is not searched: link it if the name lives there.',
    invalid: [
      beside(changed(REGISTRATION, ['sip:acme.sip', 'sip:acmee.sip'], ['alice@acme.sip', 'alice@acmee.sip'])),
      beside(changed(TRUNK, ['acme.pstn', 'acme-pbx.sip'])),
    ],
    valid: [beside(REGISTRATION)],
  },
  check(use, context) {
    if (faultsFor('twilio/domain-not-found', use, context).length > 0)
      reportNotFound(domainNotFound, use, context);
  },
});
