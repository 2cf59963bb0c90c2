import type { Peer, Registration } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { SipUri } from '../../sip/uri';
import type { TwilioHost } from '../../twilio/hosts';
import { twilioHostOf } from '../hosts';

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
  /** Every Twilio target, in order. */
  readonly targets: readonly { readonly uri: Sourced<SipUri>; readonly host: TwilioHost }[];
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
  const targets = element.targets.flatMap((uri) => {
    const host = twilioHostOf(uri);
    return host && host.kind !== 'rest-api' ? [{ uri, host }] : [];
  });
  const main = targets.find(({ host }) => host.kind === 'service') ?? targets[0];
  return main && { kind: 'twilio.peer', peer: element, host: main.host, uri: main.uri, targets };
}
