import type { Identity, Peer, UserAgent } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { TwilioProduct } from '../../twilio/hosts';
import { facts } from '../facts';
import type { Fix, Severity } from '../finding';
import { productOf } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf } from '../text-fixes';
import { pjsip, TRUNK } from './examples';
import { isTwilioIdentity, matchesOf } from './identities';

const ADVICE: Readonly<Record<UserAgent, string>> = {
  asterisk: 'Match Twilio by its addresses instead; credentials for calls to Twilio are outbound_auth.',
  freeswitch: "Name a list in apply-inbound-acl that allows all of Twilio's signaling ranges.",
  other: 'Let Twilio in by its addresses instead.',
};

export const inboundAuth = rule({
  id: 'twilio/inbound-auth',
  title: 'Calls from Twilio are asked for a password',
  severity: 'error',
  twilioErrors: [32011],
  on: ['twilio.peer', 'identity'],
  docs: {
    why: 'Elastic SIP Trunking has no credentials for your PBX. An endpoint with `auth` answers each inbound call with 401, Twilio does not try again and logs 32011. Recognise Twilio by its addresses (`type = identify`) and leave `auth` out; the credentials for calls *to* Twilio belong into `outbound_auth`. In FreeSWITCH it is `auth-calls` of the profile together with an `apply-inbound-acl` that does not let in all of Twilio\'s ranges. Calls of a SIP Domain can carry a username and password (`<Sip username="…">`), if somebody wrote them there.',
    invalid: [
      pjsip(TRUNK, ['outbound_auth = twilio-auth', 'auth = twilio-auth']),
      pjsip(TRUNK, ['outbound_auth = twilio-auth', 'auth = twilio-auth\noutbound_auth = twilio-auth']),
    ],
    valid: [pjsip(TRUNK)],
  },
  check(subject, context) {
    if (subject.kind === 'twilio.peer') {
      const { peer, host, targets } = subject;
      const product = targets.some((target) => productOf(target.host) === 'trunk')
        ? 'trunk'
        : productOf(host);
      const fixes = () => fixesFor(context, peer, peer.inboundAuthentication, peer.authentication.references);
      accuse(context, peer, product, fixes);
    } else if (subject.kind === 'identity') checkIdentity(subject, context);
  },
});

/** An endpoint that only takes calls is no peer: its identity tells who calls. */
function checkIdentity(identity: Identity, context: RuleContext): void {
  const peer = identity.peerName?.value;
  if (peer === undefined || identity.inboundAuthentication.length === 0) return;
  if (!isTwilioIdentity(matchesOf(identity))) return;
  if (context.scope.mentions(facts.twilioPeer(peer)).length > 0) return;
  if (context.scope.mentions(facts.twilioIdentityOf(peer))[0] !== context.subject) return;
  const [reference] = identity.inboundAuthentication;
  accuse(context, identity, undefined, () =>
    reference
      ? fixOf('Ask Twilio for no credentials', context.subject.editor.remove(identity, reference))
      : [],
  );
}

function accuse(
  context: RuleContext,
  { inboundAuthentication: [reference], userAgent }: Peer | Identity,
  product: TwilioProduct | undefined,
  fixes: () => readonly Fix[],
): void {
  if (reference?.value === undefined) return;
  const severity: Severity = product === 'trunk' ? 'error' : 'warning';
  const who =
    product === 'trunk'
      ? 'A Twilio trunk has no credentials for your PBX'
      : 'Twilio only authenticates to your PBX where its application was given a username and password';
  const message = `${who}, but this demands some of each inbound call: they are challenged and end there (32011). ${ADVICE[userAgent]}`;
  report(context, inboundAuth, reference.at, message, { severity, fixes });
}

function fixesFor(
  { subject }: RuleContext,
  peer: Peer,
  inbound: readonly Sourced<string>[],
  outbound: readonly Sourced<string>[],
): Fix[] {
  const [reference, ...others] = inbound;
  // a profile asks all of its callers, not only Twilio
  if (!reference || others.length > 0 || peer.userAgent === 'freeswitch') return [];
  const removal = subject.editor.remove(peer, reference);
  const moved = outbound.length > 0 ? [] : subject.editor.rename(peer, reference, 'authentication');
  return [
    ...fixOf('Use these credentials for calls to Twilio (outbound_auth)', moved, { preferred: true }),
    ...fixOf('Ask Twilio for no credentials', removal),
  ];
}
