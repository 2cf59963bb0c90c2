import { isE164, toE164 } from '../../sip/phone-number';
import { isTemplateWord } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, TRUNK } from './examples';

export const callerIdFormat = rule({
  id: 'twilio/caller-id-format',
  title: 'A caller id on a trunk that is no E.164 number',
  severity: 'warning',
  twilioErrors: [32204, 32206],
  sipStatus: [403],
  on: 'twilio.peer',
  docs: {
    why: 'The user of the From header is the caller id that Twilio checks: a number of the account or a verified caller id, with `+` and country code. A username, an extension or `anonymous` there ends every call in 403 (32204, or 32206 for a malformed number). Without `from_user`, Asterisk sends the caller id that the dialplan sets.',
    invalid: [
      pjsip(TRUNK, ['from_user = +15550100', 'from_user = acme-user']),
      pjsip(TRUNK, ['from_user = +15550100', 'from_user = 15550100199']),
    ],
    valid: [pjsip(TRUNK), pjsip(TRUNK, ['from_user = +15550100\n', ''])],
  },
  check({ peer, host }, context) {
    // freeswitch/from-user-is-username says where it comes from
    if (peer.userAgent === 'freeswitch') return;
    const { fromUser } = peer;
    if (host.kind !== 'service' || host.product !== 'trunk' || !fromUser?.value) return;
    if (isE164(fromUser.value) || isTemplateWord(fromUser.value)) return;
    const number = toE164(fromUser.value);
    const message = `${fromUser.value} is sent as the caller id of every call, and is no number with + and country code: Twilio answers 403 (32204 or 32206). Write a number of the account or a verified caller id, or leave it to the dialplan.`;
    report(context, callerIdFormat, fromUser.at, message, {
      fixes: () =>
        number === undefined
          ? []
          : rewrites(context, peer, fromUser, number, `Change to ${number}`, { preferred: true }),
    });
  },
});
