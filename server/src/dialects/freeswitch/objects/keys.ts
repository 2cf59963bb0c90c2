import { rememberLast } from '../../../text/remember-last';
import type { Key } from '../../dialect';

/** `sofia/gateway/NAME` reaches it. Names are case-sensitive (mod_sofia keeps gateways in a plain hash). */
export function gatewayKey(name: string): Key {
  return `gateway/${name}`;
}

/** The same under its other name, `PROFILE::NAME`; two in one profile define it twice. */
export function profileGatewayKey(profile: string, name: string): Key {
  return `gateway/${profile}::${name}`;
}

/** A profile by its name or by one of its aliases. */
export function profileKey(name: string): Key {
  return `profile/${name}`;
}

export function accessListKey(name: string): Key {
  return `acl/${name}`;
}

/** Objects of these kinds whose names still have to be filled in define these: each may be the one that is missing. */
export const OPEN_GATEWAYS: Key = 'gateway*';
export const OPEN_ACCESS_LISTS: Key = 'acl*';

/** A domain of the directory. */
export const domainKey: (name: string) => Key = rememberLast((name) => `domain/${name}`);

/** What `$${name}` stands for; case does not count. */
export function variableKey(name: string): Key {
  return `variable/${name.toLowerCase()}`;
}

/** A file defines this whose markup is so broken that what seems to stand in it may be something else. */
export const garbledKey: (uri: string) => Key = rememberLast((uri) => `garbled/${uri}`);

/** Every profile defines this: the first one whose addresses are wrong takes all others with it. */
export const PROFILES: Key = 'profile*';
