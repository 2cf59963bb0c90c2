import type { HostRole, HostUse } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { SipUri } from '../../../sip/uri';
import * as uses from '../../host-uses';

/** Whoever uses the host: an object of pjsip.conf or a line of a dialplan. */
type Named = Pick<HostUse, 'name' | 'at'>;

function asterisk({ name, at }: Named): uses.HostUser {
  return { name, at, userAgent: 'asterisk' };
}

/** The host of a URI as the subject of the rules on host names; none where a placeholder stands for it. */
export function hostUse(
  object: Named,
  uri: Sourced<SipUri> | undefined,
  role: HostRole,
  behindProxy = false,
): HostUse[] {
  return uses.hostUse(asterisk(object), uri, role, behindProxy);
}

/** A bare `host` or `host:port` value. */
export function bareHostUse(object: Named, value: Sourced<string> | undefined, role: HostRole): HostUse[] {
  return uses.bareHostUse(asterisk(object), value, role);
}
