import { rule } from '../rule';
import { gateway, TRUNK } from './example';
import { accuses, reportFault } from './fault';

/** switch_true (switch_utils.h:518): a handful of words and numbers are true, all else is false. */
export const silentBoolean = rule({
  id: 'freeswitch/silent-boolean',
  title: 'A word that is no boolean and so silently means false',
  severity: 'warning',
  on: 'freeswitch.fault',
  docs: {
    why: 'Only `yes`, `on`, `true`, `t`, `enabled`, `active`, `allow` and numbers other than zero are true to FreeSWITCH, in any case. Every other word, a typo of them too, means false, and nothing is logged: `register="Ture"` makes a gateway that never registers and counts as up. In access lists `permit` is such a word: it denies.',
    invalid: [gateway('acme', { ...TRUNK, 'caller-id-in-from': 'ture' })],
    valid: [gateway('acme', { ...TRUNK, 'caller-id-in-from': 'True' })],
  },
  check(subject, context) {
    if (accuses(silentBoolean, subject)) reportFault(context, silentBoolean, subject);
  },
});
