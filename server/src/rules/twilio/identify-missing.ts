import { hasNumbers } from '../../twilio/account/calls';
import { isKnownAs } from '../../twilio/account/known';
import { signalingRanges } from '../../twilio/signaling';
import { facts } from '../facts';
import { report } from '../report';
import { rule } from '../rule';
import { fixOf } from '../text-fixes';
import { pjsip, TRUNK } from './examples';

const IDENTIFY = TRUNK.slice(TRUNK.indexOf('[twilio-identify]'));

export const identifyMissing = rule({
  id: 'twilio/identify-missing',
  title: 'Nothing matches inbound calls of the trunk',
  severity: 'info',
  on: 'twilio.peer',
  docs: {
    why: 'Twilio sends inbound calls of a trunk from its own addresses, with the caller\'s number as user: nothing in them names an endpoint of your PBX. Without a `type = identify` section that lists Twilio\'s eight signaling ranges, Asterisk logs "No matching endpoint found" and answers 401. A trunk that only sends calls needs none.',
    invalid: [pjsip(TRUNK, [IDENTIFY, ''])],
    valid: [pjsip(TRUNK)],
  },
  check({ peer, host, isDirect }, context) {
    if (host.kind !== 'service' || host.product !== 'trunk' || host.nameIsPlaceholder || !isDirect) return;
    if (peer.userAgent !== 'asterisk' || !peer.complete || !context.scope.complete) return;
    const { scope } = context;
    const known = [facts.identityOf(peer.name), facts.openToTwilio(), facts.lineOf(peer.name)];
    if (known.some((key) => scope.mentions(key).length > 0)) return;
    const numbers = isKnownAs(hasNumbers(context.account, host.name.text), true);
    const what = numbers ? `The trunk ${host.name.text} has numbers, but nothing` : 'Nothing';
    const message = `${what} matches inbound calls from Twilio to this endpoint: Asterisk finds no endpoint for them and answers 401. Add an identify section with Twilio's eight signaling ranges, unless the trunk only sends calls.`;
    report(context, identifyMissing, peer.at, message, {
      ...(numbers ? { severity: 'warning' } : {}),
      fixes: () => {
        const networks = signalingRanges().map(({ cidr }) => cidr);
        return fixOf(
          'Add an identify section for Twilio',
          context.subject.editor.add(peer, 'identities', networks.join(',')),
          { preferred: true },
        );
      },
    });
  },
});
