import type { Sourced } from '../../../sip/sourced';
import { sourcedUri } from '../../../sip/sourced-uri';
import type { SipUri } from '../../../sip/uri';
import type { Param } from '../objects/params';
import { toInteger } from '../schema/integers';
import { JoinedPlace, PrefixedPlace } from './places';

const SCHEME = 'sip:';

/** `host[:port][;params]` as the URI that mod_sofia makes of it; a scheme that is there already stays. */
export function uriOfHost(value: Sourced<string>): Sourced<SipUri> {
  if (/^sips?:/i.test(value.text)) return sourcedUri(value);
  const { value: known, at, ...rest } = value;
  return sourcedUri({
    ...rest,
    text: SCHEME + value.text,
    ...(known === undefined ? {} : { value: SCHEME + known }),
    ...(at ? { at: new PrefixedPlace(at, SCHEME.length) } : {}),
  });
}

/** The host part of `host[:port][;params]` as it stands. */
function bareHost(text: string): { readonly text: string; readonly from: number } {
  const from = /^sips?:/i.exec(text)?.[0].length ?? 0;
  const end = text.slice(from).search(/[;?]/);
  return { text: end < 0 ? text.slice(from) : text.slice(from, from + end), from };
}

/** `sip:USER@HOST`, put together from two values that stand in different places. */
export function addressOf(user: Sourced<string>, domain: Sourced<string>): Sourced<SipUri> {
  const host = bareHost(domain.text);
  const userFrom = SCHEME.length;
  const hostFrom = userFrom + user.text.length + 1;
  const text = `${SCHEME}${user.text}@${host.text}`;
  const isOpen = user.origin === 'placeholder' || domain.origin === 'placeholder';
  const parts = [
    ...(user.at ? [{ from: userFrom, to: hostFrom - 1, at: user.at }] : []),
    ...(domain.at
      ? [{ from: hostFrom, to: text.length, at: domain.at.slice(host.from, host.from + host.text.length) }]
      : []),
  ];
  const main = user.at ?? domain.at;
  const uri = sourcedUri({
    text,
    ...(isOpen ? {} : { value: text }),
    origin: isOpen ? 'placeholder' : 'derived',
    ...(main ? { at: new JoinedPlace(main, parts) } : {}),
  });
  return uri.value ? { ...uri, origin: 'derived' } : uri;
}

/** A value that somebody else wrote for all of its gateways: a profile, or a group of users. */
export function inherited<T>(value: Sourced<T>): Sourced<T> {
  return value.origin === 'literal' ? { ...value, origin: 'inherited' } : value;
}

/** A number of seconds; what begins with no digit has no value. */
export function secondsOf(param: Param | undefined, fallback: number): Sourced<number> {
  return param?.as(readInteger) ?? { value: fallback, text: String(fallback), origin: 'default' };
}

export function readInteger(text: string): number | undefined {
  return /^\s*[-+]?\d/.test(text) ? toInteger(text) : undefined;
}
