import type { Transport } from '../../sip/model';
import { facts } from '../facts';
import type { Protocol } from '../route';
import type { RuleContext } from '../rule';

/** How packets to Twilio use a transport. */
export interface TransportUse {
  /** The media addresses of calls come from the transport: not every peer fixes its own. */
  readonly needsMediaAddress: boolean;
}

/** Undefined where none of them does, or where that cannot be known. */
export function twilioUseOf(transport: Transport, { scope, subject }: RuleContext): TransportUse | undefined {
  const { name } = transport;
  const needsMediaAddress = scope.mentions(facts.twilioMediaTransport(name)).length > 0;
  if (needsMediaAddress || scope.mentions(facts.twilioTransport(name)).length > 0)
    return { needsMediaAddress };
  const protocol = asProtocol(transport);
  if (!protocol || scope.mentions(facts.twilioDefaultTransport(protocol)).length === 0) return undefined;
  // without a name the first transport of the protocol is taken, which may stand in a file that cannot be seen
  const isFirst = scope.complete && scope.mentions(facts.transportOf(protocol))[0] === subject;
  return isFirst ? { needsMediaAddress: true } : undefined;
}

function asProtocol({ protocol }: Transport): Protocol | undefined {
  const { value } = protocol;
  return value === 'udp' || value === 'tcp' || value === 'tls' ? value : undefined;
}
