import { numberForm } from '../../sip/phone-number';
import { literalUser } from '../../sip/sourced-uri';
import { twilioHostOf } from '../hosts';
import { report } from '../report';
import { rule } from '../rule';
import { partOf, rewrites } from '../text-fixes';
import { dialling, TRUNK } from './examples';

/** The one edge label that may stand in the URI of a registered user (Twilio's page on SIP registration). */
const DIALLABLE = new Set(['us1', 'us1-ix']);

export const localizedDial = rule({
  id: 'twilio/localized-dial',
  title: 'A user of a SIP Domain called at an edge',
  severity: 'warning',
  twilioErrors: [32220, 32221],
  on: 'dialTarget',
  docs: {
    why: 'Users who registered with a SIP Domain are called as `sip:USER@NAME.sip.twilio.com`, wherever they registered: bindings are shared by all edges. With an edge in the host Twilio refuses the call (32220), or finds no device at that edge (32221). Edges are for registering and for sending calls to numbers.',
    invalid: [
      dialling(TRUNK, '[office]\nexten = 201,1,Dial(PJSIP/twilio/sip:alice@acme.sip.dublin.twilio.com)\n'),
    ],
    valid: [dialling(TRUNK, '[office]\nexten = 201,1,Dial(PJSIP/twilio/sip:alice@acme.sip.twilio.com)\n')],
  },
  check(target, context) {
    const { uri } = target;
    const host = uri && twilioHostOf(uri);
    if (!uri?.value || host?.kind !== 'service' || host.product !== 'sip-domain' || !host.edge) return;
    const { edge } = host;
    if (edge.kind === 'placeholder' || DIALLABLE.has(edge.label.text)) return;
    const user = literalUser(uri);
    // `$1` is what the condition of the dialplan has caught
    if (user === undefined || user.includes('$') || numberForm(user) !== 'none') return;
    const start = uri.value.host.offset + edge.label.offset;
    const end = start + edge.label.text.length;
    const message = `Users of a SIP Domain are called without an edge: with ${edge.label.text} in the host Twilio refuses the call to ${user} (32220) or finds no device (32221). Write ${host.name.text}.sip.twilio.com.`;
    report(context, localizedDial, partOf(uri, start, end).at, message, {
      // the dot behind the label goes too
      fixes: () =>
        rewrites(context, target, partOf(uri, start, end + 1), '', `Remove ${edge.label.text}`, {
          preferred: true,
        }),
    });
  },
});
