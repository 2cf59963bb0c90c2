import type { Peer } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { FileEdit } from '../../text/range';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf } from '../text-fixes';
import { pjsip, TRUNK } from './examples';

/** What the dialects call PCMU and PCMA, and words that stand for every codec. */
const G711 = new Set(['ulaw', 'alaw', 'pcmu', 'pcma', 'mulaw', 'g711u', 'g711a', 'all']);

/** As the program itself writes them. */
const NAMES = {
  asterisk: ['ulaw', 'alaw'],
  freeswitch: ['PCMU', 'PCMA'],
  other: ['PCMU', 'PCMA'],
} as const;

export const noG711 = rule({
  id: 'twilio/no-g711',
  title: 'A codec list without G.711 towards Twilio',
  severity: 'error',
  sipStatus: [415],
  on: 'twilio.peer',
  docs: {
    why: 'Twilio speaks G.711 (PCMU, PCMA) on every call and few other codecs on some. An offer without either is answered with 415 Unsupported Media Type, and inbound calls find no common codec. Allow `ulaw` and `alaw` (FreeSWITCH: `PCMU` and `PCMA`); others may stand before them.',
    invalid: [pjsip(TRUNK, ['allow = ulaw,alaw', 'allow = g729,g722'])],
    valid: [pjsip(TRUNK), pjsip(TRUNK, ['allow = ulaw,alaw', 'allow = opus,ulaw'])],
  },
  check({ peer, isDirect }, context) {
    const { codecs } = peer;
    if (!codecs?.value || !isDirect || codecs.value.some((codec) => G711.has(codec))) return;
    // a file that cannot be seen may allow more; FreeSWITCH has all of it in one value
    if (!context.scope.complete && peer.userAgent !== 'freeswitch') return;
    const names = NAMES[peer.userAgent];
    const named = codecs.value.length > 0 ? `only ${codecs.value.join(', ')}` : 'no codec at all';
    const wanted = `${names.join(' and ')}${codecs.value.length > 0 ? ' too' : ''}`;
    const message = `Calls with Twilio need G.711, but this allows ${named}: Twilio answers 415 Unsupported Media Type. Allow ${wanted}.`;
    report(context, noG711, codecs.at, message, {
      fixes: () =>
        fixOf(`Allow ${names.join(' and ')}`, allows(peer, codecs, names, context), { preferred: true }),
    });
  },
});

/** FreeSWITCH has the whole list in one value; in Asterisk one more line adds to it. */
function allows(
  peer: Peer,
  codecs: Sourced<unknown>,
  names: readonly string[],
  { subject: { editor } }: RuleContext,
): readonly FileEdit[] {
  const added = names.join(',');
  return peer.userAgent === 'freeswitch' && codecs.origin === 'literal' && codecs.text !== ''
    ? editor.set(peer, codecs, `${codecs.text},${added}`)
    : editor.add(peer, 'codecs', added);
}
