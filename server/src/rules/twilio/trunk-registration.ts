import { productOf } from '../hosts';
import { report } from '../report';
import { rule } from '../rule';
import { fixOf, partOf, rewrites } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';

export const trunkRegistration = rule({
  id: 'twilio/trunk-registration',
  title: 'A REGISTER to a Twilio trunk',
  severity: 'error',
  on: 'twilio.registration',
  docs: {
    why: 'Elastic SIP Trunking takes no REGISTER. Calls to a trunk are authenticated one by one, and Twilio sends inbound calls to the origination URLs that are set on the trunk. A registration with `NAME.pstn.twilio.com` fails for ever; remove it. Only SIP Domains (`NAME.sip.twilio.com`) take registrations.',
    invalid: [
      pjsip(
        REGISTRATION,
        ['server_uri = sip:acme.sip.dublin', 'server_uri = sip:acme.pstn.dublin'],
        ['alice@acme.sip', 'alice@acme.pstn'],
      ),
    ],
    valid: [pjsip(REGISTRATION), pjsip(TRUNK)],
  },
  check({ registration, host, uri }, context) {
    if (productOf(host) !== 'trunk' || !uri.value || !('productLabel' in host)) return;
    const start = uri.value.host.offset + host.productLabel.offset;
    const label = partOf(uri, start, start + host.productLabel.text.length);
    const message = `${uri.value.host.text} is a trunk, and Twilio trunks take no REGISTER: this registration fails for ever. Remove it: Twilio sends inbound calls to the origination URLs of the trunk. To register, use a SIP Domain, NAME.sip.twilio.com.`;
    report(context, trunkRegistration, label.at, message, {
      fixes: () => [
        ...fixOf('Remove this registration', context.subject.editor.removeElement(registration)),
        // a wizard makes the calls' target of the same text
        ...(uri.origin === 'derived'
          ? []
          : rewrites(context, registration, label, 'sip', 'Register with the SIP Domain of that name')),
      ],
    });
  },
});
