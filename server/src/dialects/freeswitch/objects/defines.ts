import type { Key } from '../../dialect';
import type { FreeSwitchObject } from '.';
import { accessListKey, domainKey, gatewayKey, PROFILES, profileGatewayKey, profileKey } from './keys';

const NOTHING: readonly never[] = Object.freeze([]);

/** The keys by which others find the object. */
export function definedKeys(object: FreeSwitchObject): readonly Key[] {
  const { kind } = object;
  if (kind === 'user') return NOTHING;
  const { name } = object;
  if (kind === 'profile') return [...[name, ...object.aliases].map(profileKey), PROFILES];
  if (name === '' || kind === 'extension') return NOTHING;
  switch (kind) {
    case 'gateway': {
      const { profileName } = object;
      return profileName === undefined
        ? [gatewayKey(name)]
        : [gatewayKey(name), profileGatewayKey(profileName, name)];
    }
    case 'acl':
      return [accessListKey(name)];
    case 'domain':
      return [domainKey(name)];
  }
}
