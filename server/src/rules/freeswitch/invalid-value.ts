import { readInteger } from '../../dialects/freeswitch/model/values';
import { isTwilioTarget } from '../hosts';
import { type RuleContext, rule } from '../rule';
import type { FreeSwitchFault } from '../subjects';
import { configuration, gateway, profiles, REGISTRATION, TRUNK } from './example';
import { accuses, reportFault } from './fault';

/** Values that mod_sofia and the core put another one in place of, or drop the object for. */
export const invalidValue = rule({
  id: 'freeswitch/invalid-value',
  title: 'A value that FreeSWITCH does not take',
  severity: 'error',
  on: 'freeswitch.fault',
  docs: {
    why: 'Where a number is too small, a word unknown or a network cannot be read, FreeSWITCH warns at most and takes another value: 30 seconds for a `retry-seconds` below 5, no OPTIONS for a `ping` below 5, and a list without the network. A word that it does not know may mean another: a `dtmf-type` that is none of its words sends no DTMF. A profile without `<settings>` and a list without a name are not there at all. What is written is not what runs.',
    invalid: [
      gateway('acme', { ...REGISTRATION, 'retry-seconds': '2' }),
      gateway('acme', { ...TRUNK, ping: '3' }),
      configuration(profiles('        <profile name="external">\n        </profile>\n')),
    ],
    valid: [
      gateway('acme', { ...REGISTRATION, 'retry-seconds': '30' }),
      gateway('acme', { ...TRUNK, ping: '25' }),
    ],
  },
  check(subject, context) {
    if (!accuses(invalidValue, subject) || isTooShortForTwilio(subject, context)) return;
    const severity = subject.fault.effect === 'dropped' ? 'error' : 'warning';
    reportFault(context, invalidValue, subject, { severity });
  },
});

/** The text goes out as it is, and twilio/expiry-out-of-range says what Twilio answers to that. */
function isTooShortForTwilio({ fault }: FreeSwitchFault, { subject, scope }: RuleContext): boolean {
  if (fault.param?.name !== 'expire-seconds' || fault.param.as(readInteger).value === undefined) return false;
  return subject
    .model(scope)
    .some((element) => element.kind === 'registration' && isTwilioTarget(element.registrar));
}
