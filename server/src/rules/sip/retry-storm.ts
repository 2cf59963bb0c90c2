import type { Registration } from '../../sip/model';
import { isWritten } from '../../sip/sourced';
import { isTwilioTarget } from '../hosts';
import { report } from '../report';
import { rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, REGISTRATION } from '../twilio/examples';

const SHORTEST = 10;
const USUAL = 60;

/** FreeSWITCH takes thirty seconds for anything below five (sofia_reg.c). */
const SHORTEST_OF_FREESWITCH = 5;

type Interval = 'retryInterval' | 'forbiddenRetryInterval' | 'fatalRetryInterval';

const INTERVALS: readonly Interval[] = ['retryInterval', 'forbiddenRetryInterval', 'fatalRetryInterval'];

export const retryStorm = rule({
  id: 'sip/retry-storm',
  title: 'Registrations that are tried again after a few seconds',
  severity: 'warning',
  on: 'registration',
  docs: {
    why: 'When the registrar fails or refuses, each try is followed by the next after this many seconds. A few seconds are a storm: providers count it as an attack and shut the address out, and Twilio limits REGISTER to five a second for each address-of-record (32008). A minute is soon enough. In Asterisk, 0 means that there is no next try.',
    invalid: [
      pjsip(REGISTRATION, ['expiration = 3600', 'expiration = 3600\nretry_interval = 2']),
      pjsip(REGISTRATION, ['forbidden_retry_interval = 300', 'forbidden_retry_interval = 5']),
    ],
    valid: [
      pjsip(REGISTRATION),
      pjsip(REGISTRATION, ['expiration = 3600', 'expiration = 3600\nretry_interval = 60']),
    ],
  },
  check(registration, context) {
    const least = registration.userAgent === 'freeswitch' ? SHORTEST_OF_FREESWITCH : 1;
    for (const property of INTERVALS) {
      const interval = registration[property];
      const seconds = interval?.value;
      if (!interval || seconds === undefined || !isWritten(interval)) continue;
      if (seconds < least || seconds >= SHORTEST) continue;
      const limit = isTwilioTarget(registration.registrar) ? ' (Twilio: 32008)' : '';
      const message = `${after(property)} the registration is tried again every ${seconds} s: providers take that for an attack and shut the address out${limit}. Write ${USUAL} or more.`;
      report(context, retryStorm, interval.at, message, {
        ...(limit === '' ? {} : { twilioErrors: [32008] }),
        fixes: () =>
          rewrites(context, registration, interval, String(USUAL), `Change to ${USUAL}`, { preferred: true }),
      });
    }
  },
});

function after(property: keyof Registration): string {
  if (property === 'forbiddenRetryInterval') return 'After a 403';
  return property === 'fatalRetryInterval' ? 'After a refusal' : 'When nobody answers';
}
