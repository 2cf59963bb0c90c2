import type { Key } from '../dialects/dialect';
import type { Credential, Identity, Peer, Registration, SipElement, SipModel } from '../sip/model';
import { rememberLast } from '../text/remember-last';
import type { ServiceName } from '../twilio/account/snapshot';
import { isPublicHost, isTwilioTarget, productOf, twilioHostOf } from './hosts';
import { nextHops, type Protocol, protocolTowards } from './route';
import { serviceUses } from './twilio/account/service-use';
import { isTwilioIdentity, letsTwilioThrough, matchesOf } from './twilio/identities';

const NOTHING: readonly Key[] = Object.freeze([]);

/** How the facts begin that are looked through as a whole. */
export const FACT_PREFIXES = {
  twilioService: 'twilio-service/',
  twilioTransport: 'twilio-transport',
} as const;

/**
 * What one object's model says to the rules that look at another object. A rule that asks "does a Twilio peer use this
 * transport" reads who mentions `twilio-transport/NAME`, and is asked again only when that changes.
 */
export const facts = {
  /** Packets to Twilio use this transport. */
  twilioTransport: (name: string): Key => `${FACT_PREFIXES.twilioTransport}/${name}`,
  /** Packets to Twilio of a peer whose media address is not fixed by itself use this transport. */
  twilioMediaTransport: (name: string): Key => `twilio-media-transport/${name}`,
  /** Packets to a public host use this transport. */
  publicTransport: (name: string): Key => `public-transport/${name}`,
  /** Packets to Twilio take this protocol and no transport is named: the first of the protocol. */
  twilioDefaultTransport: (protocol: Protocol): Key => `${FACT_PREFIXES.twilioTransport}*${protocol}`,
  /** A transport of this protocol. */
  transportOf: (protocol: string): Key => `transport-of/${protocol}`,
  /** A registration or peer towards Twilio or another public host authenticates with this credential. */
  providerCredential: (name: string): Key => `provider-credential/${name}`,
  /** A registration or peer towards Twilio authenticates with this credential, perhaps among others. */
  twilioCredential: (name: string): Key => `twilio-credential/${name}`,
  /** A registration or peer towards Twilio authenticates with this credential and has no other. */
  soleTwilioCredential: (name: string): Key => `sole-twilio-credential/${name}`,
  /** A peer towards Twilio, with or without a name. */
  twilioPeer: (name = '*'): Key => `twilio-peer/${name}`,
  /** A registration or peer uses this SIP Domain or trunk. */
  twilioService: ({ product, name }: ServiceName): Key => `${FACT_PREFIXES.twilioService}${product}/${name}`,
  /** A peer towards a Twilio trunk. */
  twilioTrunk: (name: string): Key => `twilio-trunk/${name}`,
  /** An identity of any peer. */
  identity: (): Key => 'identity*',
  /** The identities of one peer. */
  identityOf: (peer: string): Key => `identity/${peer}`,
  /** An identity that Twilio's traffic gets through, whatever it is meant for. */
  openToTwilio: (): Key => 'open-to-twilio*',
  /** An identity that is meant for Twilio. */
  twilioIdentity: (): Key => 'twilio-identity*',
  /** The identities of one peer that are meant for Twilio. */
  twilioIdentityOf: (peer: string): Key => `twilio-identity/${peer}`,
  /** A registration that hands its inbound calls to this peer by `line`. */
  lineOf: (peer: string): Key => `line/${peer}`,
  /** A literal password stands in this file. */
  clearTextPassword: rememberLast((uri): Key => `clear-text/${uri}`),
  /** Somebody authenticates to a provider with a literal password of this file. */
  providerPassword: (uri: string): Key => `provider-password/${uri}`,
} as const;

/** The file that holds the credential's literal password; undefined where there is none. */
export function passwordFile({ password, passwordForm }: Credential): string | undefined {
  const isWritten = passwordForm === 'plain' && password?.value !== undefined && password.value.length > 0;
  return isWritten ? password.at?.uri : undefined;
}

function usesOf(element: Registration | Peer): readonly Key[] {
  const ends = element.kind === 'registration' ? [element.registrar] : element.targets;
  const hops = nextHops(element);
  const twilio = ends.some(isTwilioTarget) || hops.some(isTwilioTarget);
  if (!twilio && !ends.some(isPublicHost) && !hops.some(isPublicHost)) return NOTHING;
  return [
    ...credentialFacts(element, twilio),
    ...transportFacts(element),
    ...serviceUses(element).map(({ service }) => facts.twilioService(service)),
    ...(twilio && element.kind === 'peer' ? peerFacts(element) : NOTHING),
  ];
}

function credentialFacts({ authentication }: Registration | Peer, twilio: boolean): Key[] {
  const { credentials, references } = authentication;
  return credentials.flatMap((credential) => {
    const { name } = credential;
    const file = passwordFile(credential);
    const keys = [facts.providerCredential(name)];
    if (file !== undefined) keys.push(facts.providerPassword(file));
    if (twilio) keys.push(facts.twilioCredential(name));
    if (twilio && references.length === 1) keys.push(facts.soleTwilioCredential(name));
    return keys;
  });
}

function transportFacts(element: Registration | Peer): Key[] {
  const name = element.transportName?.value;
  const media = element.kind === 'peer' && (element.mediaAddress?.text ?? '') === '';
  return nextHops(element).flatMap((hop): Key[] => {
    const twilio = isTwilioTarget(hop);
    if (!twilio && !isPublicHost(hop)) return [];
    if (name === undefined || name === '') {
      const protocol = protocolTowards(element, hop)?.protocol;
      return twilio && protocol ? [facts.twilioDefaultTransport(protocol)] : [];
    }
    const keys = [facts.publicTransport(name)];
    if (twilio) keys.push(facts.twilioTransport(name));
    if (twilio && media) keys.push(facts.twilioMediaTransport(name));
    return keys;
  });
}

function peerFacts({ name, targets, outboundProxies }: Peer): Key[] {
  const isTrunk = [...targets, ...outboundProxies].some((uri) => productOf(twilioHostOf(uri)) === 'trunk');
  const keys = [facts.twilioPeer(), facts.twilioPeer(name)];
  return isTrunk ? [...keys, facts.twilioTrunk(name)] : keys;
}

function identityFacts(identity: Identity): Key[] {
  const peer = identity.peerName?.value;
  const matches = matchesOf(identity);
  const keys = [facts.identity()];
  if (peer) keys.push(facts.identityOf(peer));
  if (letsTwilioThrough(matches)) keys.push(facts.openToTwilio());
  if (!isTwilioIdentity(matches)) return keys;
  keys.push(facts.twilioIdentity());
  return peer ? [...keys, facts.twilioIdentityOf(peer)] : keys;
}

function factsOfElement(element: SipElement): readonly Key[] {
  switch (element.kind) {
    case 'peer':
      return usesOf(element);
    case 'registration': {
      const line = element.line?.value;
      return line ? [...usesOf(element), facts.lineOf(line)] : usesOf(element);
    }
    case 'identity':
      return identityFacts(element);
    case 'transport':
      return element.protocol.value ? [facts.transportOf(element.protocol.value)] : NOTHING;
    case 'credential': {
      const file = passwordFile(element);
      return file === undefined ? NOTHING : [facts.clearTextPassword(file)];
    }
    default:
      return NOTHING;
  }
}

export function factsOf(model: SipModel): readonly Key[] {
  if (model.length === 0) return NOTHING;
  const [first] = model;
  if (first && model.length === 1) return unique(factsOfElement(first));
  const keys: Key[] = [];
  for (const element of model) keys.push(...factsOfElement(element));
  return unique(keys);
}

function unique(keys: readonly Key[]): readonly Key[] {
  return keys.length < 2 ? keys : [...new Set(keys)];
}
