import type { YamlBlock } from '../../syntax/yaml/tree';
import type { Place } from '../../text/place';
import type { Scope, Subject } from '../dialect';
import type { SettingPath } from '../settings/path';
import { listOfNode, type RawSetting } from './objects/lists';
import {
  contentOf,
  type Resource,
  type ResourceName,
  type ResourceReference,
  referredSettings,
  resourceKey,
} from './objects/resources';

/** A resource where it is written; without `resource` it stands in what cannot be read. */
export interface HeldResource {
  readonly block: YamlBlock;
  readonly resource?: Resource;
}

/** Whoever has resources that others name. */
export interface ResourceHolder extends Subject {
  /** Whether it is of the file that names them. */
  readonly isOfFile: boolean;
  resourcesNamed(name: ResourceName): readonly HeldResource[];
}

function isResourceHolder(subject: Subject): subject is ResourceHolder {
  return 'resourcesNamed' in subject && typeof subject.resourcesNamed === 'function';
}

/** The settings of what a key names, in the file itself or in another one of its folder. */
export function referred(reference: ResourceReference, path: SettingPath, scope: Scope): RawSetting[] {
  const held = scope
    .definitions(resourceKey(reference))
    .filter(isResourceHolder)
    .flatMap((holder) => holder.resourcesNamed(reference).map((each) => ({ ...each, holder })));
  const [only, another] = held;
  // of two of one name nobody knows which it is
  if (!only?.resource || another) return referredSettings(reference, undefined);
  const content = contentOf(only.resource);
  const list = content && listOfNode(only.block, content, path);
  const settings = only.holder.isOfFile ? list?.settings : list?.settings.map(asResolved);
  return referredSettings(reference, settings);
}

/** The value of another file. */
function asResolved(setting: RawSetting): RawSetting {
  const { value, items } = setting;
  if (value.origin === 'placeholder') return setting;
  return {
    ...setting,
    value: { ...value, origin: 'resolved' },
    ...(items ? { items: items.map((item) => ({ ...item, origin: 'resolved' })) } : {}),
  };
}

/** Where the resource is called so. */
export function namePlaces(holders: readonly Subject[], name: ResourceName): Place[] {
  return holders
    .filter(isResourceHolder)
    .flatMap((holder) => holder.resourcesNamed(name))
    .flatMap(({ block, resource }) => (resource ? block.scalarPlace(resource.refNode) : []));
}
