import type { Transport, TransportProtocol } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { hasPlaceholder } from '../../../text/placeholder';
import { placeOf } from '../load/element';
import type { Param } from '../objects/params';
import type { Profile } from '../objects/profile';
import { settle } from './element-home';
import { readInteger } from './values';

type Protocol = Extract<TransportProtocol, 'udp' | 'tcp' | 'tls'>;

/** `PROFILE/udp`: what the transports of a profile are called. */
export function transportName(profile: string, protocol: TransportProtocol): string {
  return `${profile}/${protocol}`;
}

/** Whether the profile listens for this protocol; undefined where a placeholder decides. */
function speaks(profile: Profile, protocol: Protocol): boolean | undefined {
  const { params } = profile;
  if (protocol === 'tls') return profile.hasTls;
  const isTlsOnly = profile.isSet('tls-only');
  // without TLS it does not count
  if (isTlsOnly !== false && profile.hasTls !== false) {
    return isTlsOnly === undefined || profile.hasTls === undefined ? undefined : false;
  }
  const bound = /transport=([\w,]+)/i.exec(params.given('bind-params')?.text ?? '')?.[1];
  return bound === undefined || bound.toLowerCase().split(',').includes(protocol);
}

/** What a profile listens on, one for each protocol that it surely speaks. */
export function transportsOf(profile: Profile): Transport[] {
  const protocols: readonly Protocol[] = ['udp', 'tcp', 'tls'];
  return protocols.flatMap((protocol) =>
    speaks(profile, protocol) === true ? [transportOf(profile, protocol)] : [],
  );
}

/** One transport of a profile, whether or not it is open. */
export function transportOf(profile: Profile, protocol: TransportProtocol): Transport {
  const { params, element, name } = profile;
  const isTls = protocol === 'tls';
  const bind = bindOf(profile, isTls ? 'tls-sip-port' : 'sip-port', isTls ? 5061 : 5060);
  const signaling = externalAddress(params.given('ext-sip-ip'));
  const media = externalAddress(params.given('ext-rtp-ip'));
  const port = params.given('ext-sip-port')?.as(readInteger);
  const version = isTls ? highestVersion(params.given('tls-version')) : undefined;
  const transport: Transport = {
    kind: 'transport',
    name: transportName(name, protocol),
    at: placeOf(element, 'name'),
    userAgent: 'freeswitch',
    protocol: { value: protocol, text: protocol, origin: 'default' },
    localNetworks: [],
    ...(bind ? { bind } : {}),
    ...(signaling ? { externalSignalingAddress: signaling } : {}),
    ...(port ? { externalSignalingPort: port } : {}),
    ...(media ? { externalMediaAddress: media } : {}),
    ...(version ? { tlsMethod: version } : {}),
  };
  return settle(transport, element);
}

/** `sip-ip` with the port; nothing where mod_sofia finds the address out by itself, as it does for 0.0.0.0. */
function bindOf({ params }: Profile, portName: string, usual: number): Sourced<string> | undefined {
  const address = params.given('sip-ip');
  if (!address || /^(?:auto|interface:|0\.0\.0\.0$)/i.test(address.text)) return undefined;
  const port = params.given(portName)?.value.value ?? String(usual);
  const { value, ...rest } = address.value;
  if (value === undefined) return rest;
  const host = value.includes(':') ? `[${value}]` : value;
  return { ...rest, value: /^\d+$/.test(port) ? `${host}:${port}` : host };
}

/** An address that only the running program finds out has no value: `auto-nat`, `stun:…`, `host:…`. */
function externalAddress(param: Param | undefined): Sourced<string> | undefined {
  if (!param) return undefined;
  const { value, ...rest } = param.value;
  if (value === undefined || hasPlaceholder(value)) return rest;
  if (/^(?:auto|auto-nat|stun:.*|host:.*|0\.0\.0\.0)$/i.test(value))
    return { ...rest, origin: 'placeholder' };
  const fixed = /^autonat:(.*)$/i.exec(value)?.[1];
  if (fixed === undefined) return param.value;
  const at = rest.at?.slice(value.length - fixed.length, value.length);
  return { value: fixed, text: fixed, origin: rest.origin, ...(at ? { at } : {}) };
}

/** From the oldest to the newest, as FreeSWITCH names them, and as the model does. */
const VERSIONS: readonly (readonly [string, string])[] = [
  ['sslv2', 'sslv2'],
  ['sslv3', 'sslv3'],
  ['sslv23', 'sslv3'],
  ['tlsv1', 'tlsv1'],
  ['tlsv1.1', 'tlsv1_1'],
  ['tlsv1.2', 'tlsv1_2'],
  ['tlsv1.3', 'tlsv1_3'],
];

/** The highest version of the list. A word with a blank beside it is none, and `sslv23` is SSL 2 and SSL 3 alone (sofia.c). */
function highestVersion(param: Param | undefined): Sourced<string> | undefined {
  return param?.as((text) => {
    const words = text.toLowerCase().split(',');
    return VERSIONS.filter(([word]) => words.includes(word)).at(-1)?.[1];
  });
}
