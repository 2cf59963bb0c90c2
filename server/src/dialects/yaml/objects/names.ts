import type { YamlList, YamlMap, YamlNode } from '../../../syntax/yaml/node';
import { valueAt } from '../../../syntax/yaml/node';
import { asNames, nameEntry, type SettingPath } from '../../settings/path';
import { labelOf, likelyLabelOf } from './resources';
import { isContainer, isInventory } from './values';

/** What a resource is called belongs to the way below it. */
export function pathBelow(node: YamlMap, path: SettingPath): SettingPath {
  if (isInventory(node, path)) return asNames(path);
  const kind = valueAt(node, 'kind');
  if (kind?.kind !== 'scalar') return path;
  const label = labelOf(node);
  if (label === undefined) return [...path, kind.text];
  const entry = nameEntry(label);
  // an item of a list is called so already
  return [...(path.at(-1) === entry ? path.slice(0, -1) : path), kind.text, entry];
}

/** Names of services and machines are no keys. */
export function entryOf(key: string, value: YamlNode, path: SettingPath): string {
  const parent = path.at(-1);
  const isName = (parent === 'services' && isContainer(value)) || parent === 'hosts';
  return isName && value.kind === 'map' ? nameEntry(key) : key;
}

/** What tells the items of a list apart. Those of a file's root are read one by one, and have no number. */
export function itemNames({ items }: YamlList, isRoot: boolean): string[] {
  const taken = new Set<string>();
  return items.map((item, index) => {
    const label = labelOf(item) ?? (isRoot ? likelyLabelOf(item) : undefined);
    const name = label === undefined || taken.has(label) ? String(index) : label;
    taken.add(name);
    return nameEntry(name);
  });
}
