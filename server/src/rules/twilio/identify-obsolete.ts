import { containsNetwork, type IpNetwork } from '../../sip/ip-network';
import type { Identity } from '../../sip/model';
import { type NetworkUse, signalingRanges, twilioNetwork } from '../../twilio/signaling';
import { facts } from '../facts';
import type { Fix } from '../finding';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf } from '../text-fixes';
import { changed, pjsip, TRUNK } from './examples';
import { isTwilioIdentity, type Match, matchesOf } from './identities';

const REASONS: Readonly<Partial<Record<NetworkUse, string>>> = {
  'too-wide': 'is wider than what Twilio sends from, so that strangers are taken for Twilio',
  media: "is Twilio's media range: RTP comes from there, but no call",
  'retired-media': 'belongs to a media range that Twilio gave up in 2024 and never called from',
  'retired-signaling': 'is a range that Twilio gave up',
  'never-published': "was never Twilio's, though many configurations have it",
};

const ONE_LINE = TRUNK.slice(TRUNK.indexOf('match = 54.172'), TRUNK.indexOf('\nmatch = 54.65'));

export const identifyObsolete = rule({
  id: 'twilio/identify-obsolete',
  title: 'Addresses trusted as Twilio that are not, or not only',
  severity: 'warning',
  on: 'identity',
  docs: {
    why: 'Who calls from a matched address is taken for Twilio, without a password. Many guides still list ranges that Twilio gave up, its media range, or blocks far wider than the eight /30 ranges that it calls from; today they belong to anybody who rents a server there. The eight ranges are on Twilio\'s page "IP addresses" of Elastic SIP Trunking.',
    invalid: [
      pjsip(TRUNK, [ONE_LINE, `${ONE_LINE},34.203.250.0/23`]),
      pjsip(TRUNK, [ONE_LINE, `${ONE_LINE},168.86.128.0/18`]),
    ],
    valid: [pjsip(TRUNK), { files: { 'pjsip.conf': changed(TRUNK, [ONE_LINE, `${ONE_LINE},192.0.2.7`]) } }],
  },
  check(identity, context) {
    const matches = matchesOf(identity);
    const accused = matches.filter(({ use }) => use !== undefined && use !== 'host' && REASONS[use]);
    if (accused.length === 0 || !isMeantForTwilio(identity, matches, context)) return;
    for (const match of accused) reportMatch(identity, match, matches, context);
  },
});

/** Others have customers in those networks too. */
function isMeantForTwilio(identity: Identity, matches: readonly Match[], { scope }: RuleContext): boolean {
  // one may be a coincidence, two of Twilio's old list are not
  if (isTwilioIdentity(matches) || matches.filter(isOld).length > 1) return true;
  const peer = identity.peerName?.value;
  return peer !== undefined && scope.mentions(facts.twilioPeer(peer)).length > 0;
}

function isOld({ use }: Match): boolean {
  return use === 'retired-media' || use === 'never-published';
}

function reportMatch(identity: Identity, match: Match, all: readonly Match[], context: RuleContext): void {
  const { item, network, use } = match;
  if (!network || use === undefined || use === 'host') return;
  const current = currentRanges(network).filter(
    (range) =>
      !all.some((other) => other !== match && other.network && containsNetwork(other.network, range.network)),
  );
  const covers = twilioNetwork(network)?.ranges.length
    ? ' It holds signaling addresses too; write those.'
    : '';
  const advice = covers || ' Remove it; Twilio calls from its eight signaling ranges only.';
  const message = `${item.text} ${REASONS[use]}. Whoever sends from there is let in as Twilio.${advice}`;
  report(context, identifyObsolete, item.at, message, {
    fixes: () =>
      fixesFor(
        identity,
        match,
        current.map(({ cidr }) => cidr),
        context,
      ),
  });
}

function currentRanges(network: IpNetwork) {
  return signalingRanges().filter((range) => containsNetwork(network, range.network));
}

function fixesFor(
  identity: Identity,
  { item }: Match,
  ranges: readonly string[],
  { subject }: RuleContext,
): Fix[] {
  if (ranges.length === 0) {
    return fixOf(`Remove ${item.text}`, subject.editor.remove(identity, item), { preferred: true });
  }
  const text = ranges.join(',');
  return fixOf(`Change to ${text}`, subject.editor.set(identity, item, text), { preferred: true });
}
