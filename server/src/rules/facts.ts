import type { Key } from '../dialects/dialect';
import type { Peer, Registration, SipElement, SipModel } from '../sip/model';
import { isPublicHost, isTwilioTarget } from './hosts';

const NOTHING: readonly Key[] = Object.freeze([]);

/**
 * What one object's model says to the rules that look at another object. A rule that asks "does a Twilio peer use this
 * transport" reads who mentions `twilio-transport/NAME`, and is asked again only when that changes.
 */
export const facts = {
  /** A registration or peer towards Twilio uses this transport. */
  twilioTransport: (name: string): Key => `twilio-transport/${name}`,
  /** A registration or peer towards a public host uses this transport. */
  publicTransport: (name: string): Key => `public-transport/${name}`,
  /** A registration or peer towards Twilio names no transport. */
  twilioDefaultTransport: (): Key => 'twilio-transport*',
  /** A registration or peer towards Twilio or another public host authenticates with this credential. */
  providerCredential: (name: string): Key => `provider-credential/${name}`,
  /** An identity of any peer. */
  identity: (): Key => 'identity*',
  /** The identities of one peer. */
  identityOf: (peer: string): Key => `identity/${peer}`,
  /** A registration that hands its inbound calls to this peer by `line`. */
  lineOf: (peer: string): Key => `line/${peer}`,
  /** A literal password stands in this file. */
  clearTextPassword: (uri: string): Key => `clear-text/${uri}`,
} as const;

function usesOf(element: Registration | Peer): readonly Key[] {
  const uris = element.kind === 'registration' ? [element.registrar] : element.targets;
  const twilio = uris.some(isTwilioTarget);
  const open = twilio || uris.some(isPublicHost);
  if (!open) return NOTHING;
  const keys: Key[] = element.authentication.credentials.map(({ name }) => facts.providerCredential(name));
  const transport = element.transportName?.value;
  if (transport === undefined || transport === '') {
    if (twilio) keys.push(facts.twilioDefaultTransport());
    return keys;
  }
  keys.push(facts.publicTransport(transport));
  if (twilio) keys.push(facts.twilioTransport(transport));
  return keys;
}

function factsOfElement(element: SipElement): readonly Key[] {
  switch (element.kind) {
    case 'peer':
      return usesOf(element);
    case 'registration': {
      const line = element.line?.value;
      return line ? [...usesOf(element), facts.lineOf(line)] : usesOf(element);
    }
    case 'identity': {
      const peer = element.peerName?.value;
      return peer ? [facts.identity(), facts.identityOf(peer)] : [facts.identity()];
    }
    case 'credential': {
      const { password, passwordForm } = element;
      const written = passwordForm === 'plain' && password?.value !== undefined && password.value.length > 0;
      return written && password.at ? [facts.clearTextPassword(password.at.uri)] : NOTHING;
    }
    default:
      return NOTHING;
  }
}

export function factsOf(model: SipModel): readonly Key[] {
  if (model.length === 0) return NOTHING;
  const keys: Key[] = [];
  for (const element of model) keys.push(...factsOfElement(element));
  return keys.length === 0 ? NOTHING : [...new Set(keys)];
}
