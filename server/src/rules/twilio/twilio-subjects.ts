import type { Peer, Registration } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { SipUri } from '../../sip/uri';
import type { TwilioHost } from '../../twilio/hosts';
import { isTwilioTarget, twilioHostOf } from '../hosts';

/** A registration whose registrar is a Twilio host. */
export interface TwilioRegistration {
  readonly kind: 'twilio.registration';
  readonly registration: Registration;
  readonly host: TwilioHost;
  /** The URI that names the host: the registrar. */
  readonly uri: Sourced<SipUri>;
}

/** A peer with a Twilio host among its targets. */
export interface TwilioPeer {
  readonly kind: 'twilio.peer';
  readonly peer: Peer;
  /** The first Twilio target that names a SIP Domain or trunk, else the first Twilio target. */
  readonly host: TwilioHost;
  readonly uri: Sourced<SipUri>;
  /** Every Twilio target, in order; where there is none, the outbound proxies that are Twilio's. */
  readonly targets: readonly { readonly uri: Sourced<SipUri>; readonly host: TwilioHost }[];
  /** Whether its packets go straight to Twilio; false where a proxy of somebody else stands between, or may. */
  readonly isDirect: boolean;
}

/** The Twilio side of a registration or peer; undefined where it has none. */
export function twilioSubject(element: Registration | Peer): TwilioRegistration | TwilioPeer | undefined {
  if (element.kind === 'registration') {
    const uri = element.registrar;
    const host = twilioHostOf(uri);
    return host && host.kind !== 'rest-api'
      ? { kind: 'twilio.registration', registration: element, host, uri }
      : undefined;
  }
  const own = twilioUris(element.targets);
  const targets =
    own.length === 0 && element.targets.length === 0 ? twilioUris(element.outboundProxies) : own;
  const main = targets.find(({ host }) => host.kind === 'service') ?? targets[0];
  if (!main) return undefined;
  const isDirect = element.outboundProxies.every(isTwilioTarget);
  return { kind: 'twilio.peer', peer: element, host: main.host, uri: main.uri, targets, isDirect };
}

function twilioUris(uris: readonly Sourced<SipUri>[]): TwilioPeer['targets'] {
  return uris.flatMap((uri) => {
    const host = twilioHostOf(uri);
    return host && host.kind !== 'rest-api' ? [{ uri, host }] : [];
  });
}
