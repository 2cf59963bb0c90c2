import { hasPlaceholder } from '../../../text/placeholder';
import type { Key } from '../../dialect';
import type { FreeSwitchObject } from '.';
import {
  accessListKey,
  domainKey,
  gatewayKey,
  OPEN_ACCESS_LISTS,
  OPEN_GATEWAYS,
  PROFILES,
  profileGatewayKey,
  profileKey,
} from './keys';

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
      const keys =
        profileName === undefined
          ? [gatewayKey(name)]
          : [gatewayKey(name), profileGatewayKey(profileName, name)];
      return hasPlaceholder(name) ? [...keys, OPEN_GATEWAYS] : keys;
    }
    case 'acl':
      return hasPlaceholder(name) ? [accessListKey(name), OPEN_ACCESS_LISTS] : [accessListKey(name)];
    case 'domain':
      return [domainKey(name)];
  }
}
