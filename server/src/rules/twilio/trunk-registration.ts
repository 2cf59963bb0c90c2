import type { Registration } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { SipUri } from '../../sip/uri';
import type { Place } from '../../text/place';
import type { Fix } from '../finding';
import { productOf, twilioHostOf } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf, partOf } from '../text-fixes';
import { pjsip, REGISTRATION, TRUNK } from './examples';

export const trunkRegistration = rule({
  id: 'twilio/trunk-registration',
  title: 'A REGISTER to a Twilio trunk',
  severity: 'error',
  on: 'twilio.registration',
  docs: {
    why: 'Elastic SIP Trunking takes no REGISTER. Calls to a trunk are authenticated one by one, and Twilio sends inbound calls to the origination URLs that are set on the trunk. A registration with `NAME.pstn.twilio.com` fails for ever; remove it. Only SIP Domains (`NAME.sip.twilio.com`) take registrations. A gateway of FreeSWITCH registers unless it says `register="false"`.',
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
    if (productOf(host) !== 'trunk' || !uri.value) return;
    const label = productLabel(uri);
    const isGateway = registration.userAgent === 'freeswitch';
    const advice = isGateway ? 'Write register="false"' : 'Remove it';
    const message = `${uri.value.host.text} is a trunk, and Twilio trunks take no REGISTER: this registration fails for ever. ${advice}: Twilio sends inbound calls to the origination URLs of the trunk. To register, use a SIP Domain, NAME.sip.twilio.com.`;
    report(context, trunkRegistration, label?.at ?? uri.at, message, {
      fixes: () => [
        ...fixOf(
          isGateway ? 'Do not register' : 'Remove this registration',
          context.subject.editor.removeElement(registration),
        ),
        ...(host.kind === 'service' ? usesDomain(registration, context) : []),
      ],
    });
  },
});

/** `pstn` of a trunk's host. */
function productLabel(uri: Sourced<SipUri>): Sourced<string> | undefined {
  const host = twilioHostOf(uri);
  if (!uri.value || productOf(host) !== 'trunk' || !host || !('productLabel' in host)) return undefined;
  const start = uri.value.host.offset + host.productLabel.offset;
  return partOf(uri, start, start + host.productLabel.text.length);
}

/** Registrar and address-of-record at once; what a wizard makes of its remote hosts is the target of calls too. */
function usesDomain(registration: Registration, { subject }: RuleContext): Fix[] {
  const { registrar, addressOfRecord } = registration;
  if (registrar.origin === 'derived') return [];
  const labels = [registrar, addressOfRecord].flatMap((uri) => productLabel(uri) ?? []);
  // one value may stand for both
  const written = labels.filter(
    ({ at }, index) => labels.findIndex((label) => isSame(label.at, at)) === index,
  );
  const edits = written.flatMap((label) => subject.editor.set(registration, label, 'sip'));
  return fixOf('Register with the SIP Domain of that name', edits);
}

function isSame(one: Place | undefined, other: Place | undefined): boolean {
  return one !== undefined && other !== undefined && one.sameAs(other);
}
