import type { Param } from '../../dialects/freeswitch/objects/params';
import { isKnownParam } from '../../dialects/freeswitch/schema';
import { isBooleanWord } from '../../dialects/freeswitch/schema/booleans';
import { ObjectSubject } from '../../dialects/freeswitch/subject';
import { isE164 } from '../../sip/phone-number';
import { nearest } from '../../text/nearest';
import { isOpen } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { gateway, TRUNK, without } from './example';
import { withParam } from './fixes';

const CALLER_ID_IN_FROM = 'caller-id-in-from';

const PLAIN = without(TRUNK, CALLER_ID_IN_FROM);

/** sofia.c:4015: from-user is the username where it is not given, and that is "FreeSWITCH" where it is not. */
export const fromUserIsUsername = rule({
  id: 'freeswitch/from-user-is-username',
  title: 'A gateway to a Twilio trunk that shows its username as the caller id',
  severity: 'error',
  twilioErrors: [32204],
  sipStatus: [403],
  on: 'twilio.peer',
  docs: {
    why: 'The user of the From header is the caller id that Twilio checks. A gateway of FreeSWITCH puts its `from-user` there, which is the `username` where it is not given, and `FreeSWITCH` without either; the number of the call only goes into another header. Twilio answers 403 to every call (32204). With `caller-id-in-from="true"` the number of the call is shown; a `from-user` that is a number of the account in E.164 form does as well.',
    invalid: [gateway('acme', PLAIN), gateway('acme', { ...PLAIN, 'from-user': 'acme-office' })],
    valid: [gateway('acme', TRUNK), gateway('acme', { ...PLAIN, 'from-user': '+15550100' })],
  },
  check({ peer, host }, context) {
    const { fromUser } = peer;
    const { subject } = context;
    if (!(subject instanceof ObjectSubject) || host.kind !== 'service' || host.product !== 'trunk') return;
    if (!fromUser || fromUser.value === undefined || isOpen(fromUser.value) || isE164(fromUser.value)) return;
    const { object } = subject;
    if (object.kind !== 'gateway' || object.isTemplated) return;
    if (object.params.list.some(isMisspelled)) return;
    const from =
      fromUser.origin === 'default' || fromUser.origin === 'derived' ? ', for want of a from-user' : '';
    const message = `Every call over this gateway leaves with the caller id "${fromUser.value}"${from}, which is no number with + and country code: Twilio answers 403 (32204). Write caller-id-in-from="true", so that the number of the call is shown.`;
    report(context, fromUserIsUsername, fromUser.at ?? peer.at, message, {
      fixes: () => [
        {
          ...withParam(object, CALLER_ID_IN_FROM, 'true', 'Show the number of the call (caller-id-in-from)'),
          preferred: true,
        },
      ],
    });
  },
});

/** It was meant to be on: what is wrong with the param itself has a finding of its own. */
function isMisspelled({ name, text }: Param): boolean {
  if (name === CALLER_ID_IN_FROM) return !isBooleanWord(text);
  return !isKnownParam('gateway', name) && nearest(name, [CALLER_ID_IN_FROM]).length > 0;
}
