import type { XmlElement } from '../../../syntax/xml/element';
import type { Place } from '../../../text/place';
import type { Key } from '../../dialect';
import { written } from '../load/element';
import type { FreeSwitchObject } from '.';
import { accessListKey, domainKey, gatewayKey, profileGatewayKey, profileKey } from './keys';
import type { Param } from './params';
import { partOf } from './part';
import { ACL_PARAMS } from './profile';

/** A value that names another object. */
export interface FreeSwitchReference {
  readonly kind: 'acl' | 'gateway' | 'profile' | 'domain';
  readonly name: string;
  readonly key: Key;
  readonly at: Place;
}

const NOTHING: readonly FreeSwitchReference[] = [];

/** Every name of another object that the object holds and that can be told. */
export function referencesOf(object: FreeSwitchObject): readonly FreeSwitchReference[] {
  switch (object.kind) {
    case 'gateway':
      return object.params.all('gw-auth-acl').flatMap((param) => aclReference(param));
    case 'profile':
      return ACL_PARAMS.flatMap((name) =>
        object.lists(name).flatMap(({ param, name: list }) => aclReference(param, list)),
      );
    case 'acl':
      return object.nodes.flatMap(({ element }) => {
        const domain = written(element, 'domain');
        return domain?.value && domain.at
          ? [{ kind: 'domain', name: domain.value, key: domainKey(domain.value), at: domain.at }]
          : [];
      });
    case 'user': {
      // a directory may hold ten thousand users, and hardly any of them names a list
      if (isFreeOf(object.element, '-acl')) return NOTHING;
      const param = object.params.first('auth-acl');
      return param ? aclReference(param) : [];
    }
    case 'domain': {
      const param = object.params.first('auth-acl');
      return param ? aclReference(param) : [];
    }
    case 'extension':
      return object.calls.flatMap(({ data, dial }) => {
        const profile = dial.profile && partOf(data, dial.profile);
        const gateway = dial.kind === 'gateway' ? partOf(data, dial.gateway) : undefined;
        return [
          ...reference('profile', profile, (name) => profileKey(name)),
          ...reference('gateway', gateway, (name) =>
            profile?.value === undefined ? gatewayKey(name) : profileGatewayKey(profile.value, name),
          ),
        ];
      });
  }
}

function reference(
  kind: FreeSwitchReference['kind'],
  text: ReturnType<typeof partOf> | undefined,
  keyOf: (name: string) => Key,
): FreeSwitchReference[] {
  const { value, at } = text ?? {};
  return value === undefined || value === '' || !at ? [] : [{ kind, name: value, key: keyOf(value), at }];
}

/** A network in place of a name, and `none`, name nothing. */
function aclReference(param: Param, list = param.value.value): FreeSwitchReference[] {
  if (list === undefined || list === '' || list.includes('/') || list.toLowerCase() === 'none') return [];
  const at = param.value.at?.slice(0, list.length) ?? param.valueAt;
  return [{ kind: 'acl', name: list, key: accessListKey(list), at }];
}

/** Whether the text is nowhere in the element; only asked where one chunk holds all of it. */
function isFreeOf({ chunk }: XmlElement, text: string): boolean {
  return chunk.kind === 'body' && !chunk.effective.includes(text);
}
