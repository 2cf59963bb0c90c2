import { parseHostPort } from '../sip/host-port';
import type { HostRole, HostUse } from '../sip/model';
import type { Sourced } from '../sip/sourced';
import { hostOf } from '../sip/sourced-uri';
import { type SipUri, transportOf } from '../sip/uri';

/** Whoever uses a host: an object of a configuration or a line of a dialplan. */
export type HostUser = Pick<HostUse, 'name' | 'at' | 'userAgent'>;

/** The host of a URI as the subject of the rules on host names; none where a placeholder stands for it. */
export function hostUse(
  { name, at, userAgent }: HostUser,
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
      name,
      at,
      userAgent,
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
export function bareHostUse(
  { name, at, userAgent }: HostUser,
  value: Sourced<string> | undefined,
  role: HostRole,
): HostUse[] {
  if (value?.value === undefined || value.value === '') return [];
  const { host, port } = parseHostPort(value.value);
  if (host.text === '') return [];
  const place = value.at?.slice(host.offset, host.offset + host.text.length);
  return [
    {
      kind: 'host',
      name,
      at,
      userAgent,
      role,
      host: { value: host.text, text: host.text, origin: value.origin, ...(place ? { at: place } : {}) },
      behindProxy: false,
      ...(port === undefined ? {} : { port }),
    },
  ];
}
