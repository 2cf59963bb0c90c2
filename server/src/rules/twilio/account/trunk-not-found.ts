import { rule } from '../../rule';
import { changed, TRUNK } from '../examples';
import { beside } from './examples';
import { reportNotFound } from './not-found';
import { faultsFor } from './verdict';

export const trunkNotFound = rule({
  id: 'twilio/trunk-not-found',
  title: 'A trunk that no linked account has',
  severity: 'error',
  needs: ['account.trunks'],
  sipStatus: [403, 404],
  on: 'twilio.service',
  docs: {
    why: 'Twilio finds the trunk by the name in front of `.pstn.twilio.com`, its Termination SIP URI. Where no trunk has that name every call is answered with 403 or 404, and nothing shows in the logs of your account. A trunk without a termination name cannot be called at all. Every linked account and region is searched; one whose list of trunks was not read whole keeps this rule silent. One that is not linked is not searched: link it if the name lives there.',
    invalid: [beside(changed(TRUNK, ['acme.pstn', 'acmee.pstn']))],
    valid: [beside(TRUNK)],
  },
  check(use, context) {
    if (faultsFor('twilio/trunk-not-found', use, context).length > 0)
      reportNotFound(trunkNotFound, use, context);
  },
});
