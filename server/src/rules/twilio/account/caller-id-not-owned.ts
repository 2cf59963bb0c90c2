import { nearest } from '../../../text/nearest';
import { numbersToShow } from '../../../twilio/account/calls';
import { report } from '../../report';
import { rule } from '../../rule';
import { rewrites } from '../../text-fixes';
import { changed, TRUNK } from '../examples';
import { beside } from './examples';
import { faultsFor } from './verdict';
import { listed, related } from './wording';

const MOST_NUMBERS = 3;

export const callerIdNotOwned = rule({
  id: 'twilio/caller-id-not-owned',
  title: 'A From number that is neither a number nor a verified caller id of the account',
  severity: 'error',
  needs: ['account.numbers', 'account.callerIds'],
  twilioErrors: [32204],
  sipStatus: [403],
  on: 'twilio.service',
  docs: {
    why: 'A trunk lets a call out only with a caller id that the account may show: one of its own numbers, or a number that was verified as an outgoing caller id. With any other From number Twilio answers 403, "The caller-ID test is unverified" (32204).',
    invalid: [beside(changed(TRUNK, ['from_user = +15550100', 'from_user = +15550123']))],
    valid: [beside(TRUNK), beside(changed(TRUNK, ['from_user = +15550100', 'from_user = +15550199']))],
  },
  check(use, context) {
    if (use.use !== 'calls') return;
    for (const { number } of faultsFor('twilio/caller-id-not-owned', use, context)) {
      const shown = numbersToShow(context.account, use.service);
      const own = shown.map((each) => each.number);
      const near = nearest(number.text, own, MOST_NUMBERS);
      const meant = near.length > 0 ? near : [...new Set(own)].slice(0, MOST_NUMBERS);
      const advice =
        meant.length > 0
          ? `Write a number of the account, such as ${listed(meant)}`
          : 'Buy or verify it first';
      const message = `${number.text} is neither a number nor a verified caller id of the account: Twilio refuses calls that show it with 403 (32204). ${advice}.`;
      report(context, callerIdNotOwned, number.at, message, {
        related: meant.flatMap((each) =>
          related(shown.find((other) => other.number === each)?.at, `${each} is a number of the account`),
        ),
        fixes: () =>
          meant.flatMap((each, index) =>
            rewrites(context, use.element, number, each, `Change to ${each}`, { preferred: index === 0 }),
          ),
      });
    }
  },
});
