import { isWritten } from '../../sip/sourced';
import { report } from '../report';
import { rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, TRUNK } from './examples';

/** Twilio asks for no more than one OPTIONS in 10 to 15 seconds. */
const SHORTEST = 15;
const USUAL = 60;

/** FreeSWITCH takes nothing under five seconds (sofia.c). */
const SHORTEST_OF_FREESWITCH = 5;

export const keepaliveTooFast = rule({
  id: 'twilio/keepalive-too-fast',
  title: 'OPTIONS requests that follow each other too fast for Twilio',
  severity: 'warning',
  on: 'twilio.peer',
  docs: {
    why: 'Twilio answers OPTIONS, but asks for no more than one in 10 to 15 seconds from each address and may shut out who sends more, calls included. Every minute is plenty to notice a dead trunk and keeps a NAT binding open.',
    invalid: [
      pjsip(TRUNK, [
        'contact = sip:acme.pstn.dublin.twilio.com\n',
        'contact = sip:acme.pstn.dublin.twilio.com\nqualify_frequency = 5\n',
      ]),
    ],
    valid: [
      pjsip(TRUNK),
      pjsip(TRUNK, [
        'contact = sip:acme.pstn.dublin.twilio.com\n',
        'contact = sip:acme.pstn.dublin.twilio.com\nqualify_frequency = 60\n',
      ]),
    ],
  },
  check({ peer, isDirect }, context) {
    if (!isDirect) return;
    const least = peer.userAgent === 'freeswitch' ? SHORTEST_OF_FREESWITCH : 1;
    for (const interval of peer.keepalive) {
      const seconds = interval.value;
      if (seconds === undefined || !isWritten(interval) || seconds < least || seconds >= SHORTEST) continue;
      const message = `One OPTIONS every ${seconds} s is more than Twilio allows (one in ${SHORTEST} s): it may shut the PBX out, calls included. Write ${USUAL}.`;
      report(context, keepaliveTooFast, interval.at, message, {
        fixes: () =>
          rewrites(context, peer, interval, String(USUAL), `Change to ${USUAL}`, { preferred: true }),
      });
    }
  },
});
