import type { IpNetwork } from '../../sip/ip-network';
import type { Identity, UserAgent } from '../../sip/model';
import { type SignalingRange, signalingCoverage } from '../../twilio/signaling';
import { facts } from '../facts';
import { elementsMentioning } from '../related-elements';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf } from '../text-fixes';
import { pjsip, TRUNK } from './examples';
import { isTwilioIdentity, type Match, matchesOf } from './identities';

export const identifyIncomplete = rule({
  id: 'twilio/identify-incomplete',
  title: 'Some of the addresses that Twilio calls from are not matched',
  severity: 'warning',
  on: 'identity',
  docs: {
    why: 'An inbound call may come from any of the eight signaling ranges, whatever edge your own host names: Twilio picks by the caller, the number and failover. A call from a range that is not listed finds no endpoint and is refused, now and then and without a pattern. The termination host name is not enough: Asterisk resolves it when it loads, to the addresses of one edge.',
    invalid: [
      pjsip(TRUNK, ['match = 54.65.63.192/30,54.169.127.128/30,54.252.254.64/30,177.71.206.192/30\n', '']),
      pjsip(
        TRUNK,
        ['match = 54.65.63.192/30,54.169.127.128/30,54.252.254.64/30,177.71.206.192/30\n', ''],
        [
          'match = 54.172.60.0/30,54.244.51.0/30,54.171.127.192/30,35.156.191.128/30',
          'match = acme.pstn.dublin.twilio.com',
        ],
      ),
    ],
    valid: [pjsip(TRUNK)],
  },
  check(identity, context) {
    const peer = identity.peerName?.value;
    if (peer === undefined || !context.scope.complete || !isTwilioIdentity(matchesOf(identity))) return;
    // several identities of one peer count together, and the first speaks for them
    if (context.scope.mentions(facts.twilioIdentityOf(peer))[0] !== context.subject) return;
    if (isKnownByLine(peer, context)) return;
    const matches = knownMatches(identitiesOf(peer, context));
    if (!matches) return;
    const missing = missingRanges(matches);
    if (missing.length === 0) return;
    const first = matchesOf(identity).find(({ use }) => use === 'signaling' || use === 'host');
    report(
      context,
      identifyIncomplete,
      first?.item.at ?? identity.at,
      messageFor(identity, matches, missing),
      {
        fixes: () => {
          const text = missing.map(({ cidr }) => cidr).join(',');
          const title = missing.length === 1 ? `Add ${text}` : `Add the ${missing.length} missing ranges`;
          return fixOf(title, context.subject.editor.add(identity, 'matches', text), { preferred: true });
        },
      },
    );
  },
});

/** Calls of a SIP Domain come over the registration; those of a trunk do not. */
function isKnownByLine(peer: string, { scope }: RuleContext): boolean {
  return (
    scope.mentions(facts.lineOf(peer)).length > 0 && scope.mentions(facts.twilioTrunk(peer)).length === 0
  );
}

function identitiesOf(peer: string, context: RuleContext): Identity[] {
  return elementsMentioning(context, facts.identityOf(peer)).flatMap(({ element }) =>
    element.kind === 'identity' && element.peerName?.value === peer ? [element] : [],
  );
}

/** Undefined where a placeholder or a host name of somebody else may hold the rest. */
function knownMatches(identities: readonly Identity[]): Match[] | undefined {
  if (identities.some(({ matches }) => matches.some(({ value }) => value === undefined))) return undefined;
  const matches = identities.flatMap(matchesOf);
  return matches.every(({ network, use }) => network !== undefined || use === 'host') ? matches : undefined;
}

/** Those who come over a private interconnect alone are called from its addresses alone. */
function missingRanges(matches: readonly Match[]): SignalingRange[] {
  const uses = new Set(matches.map(({ use }) => use));
  if (uses.has('interconnect') && !uses.has('signaling') && !uses.has('host')) return [];
  const networks = matches.flatMap(({ network }): IpNetwork[] => (network ? [network] : []));
  return signalingCoverage(networks).flatMap(({ range, coverage }) => (coverage === 'all' ? [] : [range]));
}

/** What becomes of a call from an address that is not matched. */
const REFUSALS: Readonly<Record<UserAgent, string>> = {
  asterisk: 'find no endpoint and are refused',
  freeswitch: 'are refused, or asked for a password that Twilio does not have,',
  other: 'are refused',
};

function messageFor(
  { userAgent }: Identity,
  matches: readonly Match[],
  missing: readonly SignalingRange[],
): string {
  const refusal = REFUSALS[userAgent];
  const advice = 'Twilio calls from any of its eight ranges, whatever edge you use; match them all.';
  if (missing.length === 8 && matches.some(({ use }) => use === 'host')) {
    return `A host name stands for the addresses of one edge, as they are when Asterisk loads: calls from the other edges ${refusal}. ${advice}`;
  }
  const edges = missing.map(({ edge }) => edge).join(', ');
  return `Calls from ${edges} are not matched: they ${refusal} now and then. ${advice}`;
}
