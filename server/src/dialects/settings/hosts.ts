import { parseHostPort } from '../../sip/host-port';
import type { HostRole, HostUse } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import { hostOf } from '../../sip/sourced-uri';
import { type SipUri, transportOf } from '../../sip/uri';
import type { GroupValues } from './group-values';

/** The host of an address that packets or names go to. */
export function hostUse(
  values: GroupValues,
  uri: Sourced<SipUri>,
  role: HostRole,
  behindProxy = false,
): HostUse[] {
  const host = hostOf(uri);
  if (!uri.value || !host) return [];
  const { port } = uri.value;
  const transport = transportOf(uri.value);
  return [
    {
      ...values.base,
      kind: 'host',
      role,
      host,
      // only what is written as a URI can be mended as one
      ...(uri.origin === 'derived' ? {} : { uri }),
      behindProxy,
      ...(port === undefined ? {} : { port }),
      ...(transport === undefined ? {} : { transport }),
    },
  ];
}

/** The hosts of a group that nothing is sent to. */
export function otherHosts(values: GroupValues): HostUse[] {
  const fromDomain = values.fromDomain();
  const external = values.value('external-address');
  const realm = values.value('realm');
  return [
    ...(fromDomain ? bareHost(values, fromDomain, 'from-domain') : []),
    ...(external ? bareHost(values, external, 'external-address') : []),
    ...(realm ? bareHost(values, realm, 'realm') : []),
  ];
}

function bareHost(values: GroupValues, value: Sourced<string>, role: HostRole): HostUse[] {
  if (value.value === undefined || /[\s@/]/.test(value.value)) return [];
  const { host } = parseHostPort(value.value);
  if (host.text === '') return [];
  const at = value.at?.slice(host.offset, host.offset + host.text.length);
  const source = { value: host.text, text: host.text, origin: value.origin, ...(at ? { at } : {}) };
  return [{ ...values.base, kind: 'host', role, host: source, behindProxy: false }];
}

/** What a program listens on. */
export function isOwnSide(host: string): boolean {
  return /^(?:sips?:)?(?:[^@]*@)?(?:0\.0\.0\.0|\[?::\]?|\*)(?::\d+)?(?:;|$)/i.test(host);
}
