import type { DialTarget, Peer } from '../../sip/model';
import type { Place } from '../../text/place';
import { facts } from '../facts';
import { eachElementMentioning } from '../related-elements';
import type { RuleContext } from '../rule';
import { type CallsUse, serviceUses } from './account/service-use';
import { type TwilioPeer, twilioSubject } from './twilio-subjects';

/** Calls to Twilio and what they do with media: all that a peer takes, or those of one dial string. */
export interface MediaUse {
  readonly twilio: TwilioPeer;
  /** The element that says it. */
  readonly holder: Peer | DialTarget;
}

export function mediaUse(subject: TwilioPeer | DialTarget, context: RuleContext): MediaUse | undefined {
  if (subject.kind === 'twilio.peer') return { twilio: subject, holder: subject.peer };
  const peer = calledPeer(subject, context);
  const twilio = peer && twilioSubject(peer);
  return twilio?.kind === 'twilio.peer' ? { twilio, holder: subject } : undefined;
}

/**
 * The peer as one dial string calls it, where that says something of its media: it comes before what the peer says.
 * Only for reading: editors do not know it.
 */
function calledPeer({ mediaEncryption, peerName }: DialTarget, context: RuleContext): Peer | undefined {
  const name = peerName?.value;
  if (!mediaEncryption || name === undefined) return undefined;
  const peers: Peer[] = [];
  for (const { element } of eachElementMentioning(context, facts.twilioPeer(name)))
    if (element.kind === 'peer' && element.name === name) peers.push(element);
  const [peer, second] = peers;
  return peer && !second ? { ...peer, mediaEncryption } : undefined;
}

/** How one dial string uses SIP Domains and trunks, where it says something of its media. */
export function calledUses(target: DialTarget, context: RuleContext): CallsUse[] {
  const peer = calledPeer(target, context);
  const uses = peer ? serviceUses(peer) : [];
  return uses.filter((use) => use.use === 'calls');
}

/** The peer that a dial string calls; none where the peer itself is accused. */
export function calledHere({ twilio, holder }: MediaUse): { at: Place; message: string }[] {
  if (holder.kind === 'peer') return [];
  return [{ at: twilio.peer.at, message: `The call goes over ${twilio.peer.name}.` }];
}
