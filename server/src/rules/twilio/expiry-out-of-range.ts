import { isWritten } from '../../sip/sourced';
import { productOf } from '../hosts';
import { report } from '../report';
import { rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, REGISTRATION } from './examples';

const SHORTEST = 600;
const LONGEST = 3600;

export const expiryOutOfRange = rule({
  id: 'twilio/expiry-out-of-range',
  title: 'A registration expiry that Twilio does not grant',
  severity: 'warning',
  sipStatus: [423],
  on: 'twilio.registration',
  docs: {
    why: 'Twilio grants registrations for 600 to 3600 seconds. A shorter request is answered with 423 Interval Too Brief; Asterisk and FreeSWITCH try again with 600 at once, so each registration costs two more messages, and other clients give up. A longer one is cut to 3600, so that the binding ends earlier than the configuration says.',
    invalid: [
      pjsip(REGISTRATION, ['expiration = 3600', 'expiration = 120']),
      pjsip(REGISTRATION, ['expiration = 3600', 'expiration = 86400']),
    ],
    valid: [pjsip(REGISTRATION), pjsip(REGISTRATION, ['expiration = 3600', 'expiration = 600'])],
  },
  check({ registration, host }, context) {
    const { expiry, userAgent } = registration;
    if (!isWritten(expiry) || expiry?.value === undefined || productOf(host) !== 'sip-domain') return;
    const seconds = expiry.value;
    if (seconds >= SHORTEST && seconds <= LONGEST) return;
    const isShort = seconds < SHORTEST;
    const limit = isShort ? SHORTEST : LONGEST;
    const gives =
      userAgent === 'other' ? 'many programs give up then' : 'the registration is tried again with 600';
    const message = isShort
      ? `Twilio refuses registrations under ${SHORTEST} seconds with 423 Interval Too Brief, and ${gives}. Write ${SHORTEST} to ${LONGEST}.`
      : `Twilio cuts registrations to ${LONGEST} seconds: the binding ends before the ${seconds} that are asked for. Write ${LONGEST} or less.`;
    const { severity } = expiryOutOfRange;
    report(context, expiryOutOfRange, expiry.at, message, {
      severity: isShort ? severity : 'info',
      fixes: () =>
        rewrites(context, registration, expiry, String(limit), `Change to ${limit}`, { preferred: true }),
    });
  },
});
