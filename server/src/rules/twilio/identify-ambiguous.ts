import { overlaps } from '../../sip/ip-network';
import type { Identity } from '../../sip/model';
import { facts } from '../facts';
import { eachElementMentioning, type Located } from '../related-elements';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { pjsip, TRUNK } from './examples';
import { type Match, matchesOf } from './identities';

const SECOND = `
[twilio-sales]
type = endpoint
context = from-sales
disallow = all
allow = ulaw
aors = twilio

[twilio-sales-identify]
type = identify
endpoint = twilio-sales
match = 54.172.60.0/30,54.244.51.0/30,54.171.127.192/30,35.156.191.128/30
match = 54.65.63.192/30,54.169.127.128/30,54.252.254.64/30,177.71.206.192/30
`;

export const identifyAmbiguous = rule({
  id: 'twilio/identify-ambiguous',
  title: 'Two endpoints are recognised by the same addresses of Twilio',
  severity: 'warning',
  on: 'identity',
  docs: {
    why: 'All trunks and SIP Domains of all accounts send from the same addresses. Of two endpoints with the same `match`, Asterisk takes one for every call, so that the calls of the other trunk land in the wrong context. Give both trunks one endpoint and tell the calls apart by the number that was dialled, or by a header (`match_header`), by `line = yes` on registrations, or by another port.',
    invalid: [pjsip(TRUNK + SECOND)],
    valid: [
      pjsip(TRUNK),
      pjsip(
        TRUNK +
          SECOND.replace(/match = .*\n/g, '').replace(
            'endpoint = twilio-sales\n',
            'endpoint = twilio-sales\nmatch_header = X-Trunk: sales\n',
          ),
      ),
    ],
  },
  check(identity, context) {
    const peer = identity.peerName?.value;
    const own = distinguishing(identity);
    if (peer === undefined || own.length === 0 || hasLine(peer, context)) return;
    for (const other of eachElementMentioning(context, facts.twilioIdentity())) {
      if (other.subject === context.subject) return;
      const shared = sharedMatch(identity, own, other, context);
      if (!shared || other.element.kind !== 'identity') continue;
      const twin = other.element.peerName?.value;
      const message = `${shared.item.text} is matched for the endpoint ${twin} too. Calls from there all go to one of the two, whichever trunk they came in by. Use one endpoint and look at the dialled number, or add a header to match.`;
      report(context, identifyAmbiguous, shared.item.at, message, {
        related: [{ at: other.element.at, message: `Here it is matched for ${twin}.` }],
      });
      return;
    }
  },
});

/** What it matches by address alone. */
function distinguishing(identity: Identity): Match[] {
  if (identity.conditions.length > 0) return [];
  return matchesOf(identity).filter(
    ({ use, hasPort }) => !hasPort && (use === 'signaling' || use === 'interconnect' || use === 'host'),
  );
}

function hasLine(peer: string, { scope }: RuleContext): boolean {
  return scope.mentions(facts.lineOf(peer)).length > 0;
}

/** The first match that the other one, which comes before, has as well for another peer. */
function sharedMatch(
  identity: Identity,
  own: readonly Match[],
  { element }: Located,
  context: RuleContext,
): Match | undefined {
  if (element.kind !== 'identity') return undefined;
  const peer = element.peerName?.value;
  if (peer === undefined || peer === identity.peerName?.value || hasLine(peer, context)) return undefined;
  const others = distinguishing(element);
  return own.find((match) => others.some((other) => isSame(match, other)));
}

function isSame(a: Match, b: Match): boolean {
  if (a.network && b.network) return overlaps(a.network, b.network);
  return a.use === 'host' && b.use === 'host' && a.item.text.toLowerCase() === b.item.text.toLowerCase();
}
