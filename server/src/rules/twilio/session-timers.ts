import { report } from '../report';
import { rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, TRUNK } from './examples';

export const sessionTimers = rule({
  id: 'twilio/session-timers',
  title: 'Session timers demanded of Twilio',
  severity: 'warning',
  sipStatus: [422],
  on: 'twilio.peer',
  docs: {
    why: 'With `timers = required` Asterisk refuses calls whose other side does not promise session timers (RFC 4028), and its own calls carry `Require: timer`. Twilio does not promise them on every call: some are refused with 420 or 422, or dropped at the first refresh. `timers = yes` uses them where both sides can. FreeSWITCH only ever proposes them.',
    invalid: [pjsip(TRUNK, ['context = from-twilio\n', 'context = from-twilio\ntimers = required\n'])],
    valid: [pjsip(TRUNK), pjsip(TRUNK, ['context = from-twilio\n', 'context = from-twilio\ntimers = yes\n'])],
  },
  check({ peer, isDirect }, context) {
    const timers = peer.sessionTimers;
    if (timers?.value !== 'required' || !isDirect) return;
    const message =
      'Session timers are required, but Twilio does not support them on every call: calls are refused with 422 or dropped at the first refresh. Write yes, which uses them where both sides can.';
    report(context, sessionTimers, timers.at, message, {
      fixes: () => rewrites(context, peer, timers, 'yes', 'Change to yes', { preferred: true }),
    });
  },
});
