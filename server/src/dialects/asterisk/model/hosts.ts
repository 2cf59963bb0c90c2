import { parseHostPort } from '../../../sip/host-port';
import type { HostRole, HostUse } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { hostOf } from '../../../sip/sourced-uri';
import { type SipUri, transportOf } from '../../../sip/uri';

/** Whoever uses the host: an object of pjsip.conf or a line of a dialplan. */
type Named = Pick<HostUse, 'name' | 'at'>;

/** The host of a URI as the subject of the rules on host names; none where a placeholder stands for it. */
export function hostUse(
  object: Named,
  uri: Sourced<SipUri> | undefined,
  role: HostRole,
  behindProxy = false,
): HostUse[] {
  const host = uri && hostOf(uri);
  if (!uri?.value || !host) return [];
  const { port } = uri.value;
  const transport = transportOf(uri.value);
  return [
    {
      kind: 'host',
      name: object.name,
      at: object.at,
      userAgent: 'asterisk',
      role,
      host,
      uri,
      behindProxy,
      ...(port === undefined ? {} : { port }),
      ...(transport === undefined ? {} : { transport }),
    },
  ];
}

/** A bare `host` or `host:port` value. */
export function bareHostUse(object: Named, value: Sourced<string> | undefined, role: HostRole): HostUse[] {
  if (value?.value === undefined || value.value === '') return [];
  const { host, port } = parseHostPort(value.value);
  if (host.text === '') return [];
  const at = value.at?.slice(host.offset, host.offset + host.text.length);
  return [
    {
      kind: 'host',
      name: object.name,
      at: object.at,
      userAgent: 'asterisk',
      role,
      host: { value: host.text, text: host.text, origin: value.origin, ...(at ? { at } : {}) },
      behindProxy: false,
      ...(port === undefined ? {} : { port }),
    },
  ];
}
