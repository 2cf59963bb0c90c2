import type { Sourced } from '../../../sip/sourced';
import type { YamlMap, YamlNode, YamlScalar } from '../../../syntax/yaml/node';
import { valueAt } from '../../../syntax/yaml/node';
import type { YamlBlock } from '../../../syntax/yaml/tree';
import { keysOf, lastKey, type SettingPath } from '../../settings/path';

/** What sops writes in place of a value. */
const ENCRYPTED = /^ENC\[/;

/** A value as it is written; a placeholder where something else fills it in. */
export function sourced(block: YamlBlock, node: YamlScalar): Sourced<string> {
  const at = block.scalarPlace(node);
  const { text, tag } = node;
  // what a tag makes of it nobody knows: `!vault`, `!secret`, `!Sub`
  if (tag !== undefined && tag !== '!!str') return { text: tag, at, origin: 'placeholder' };
  // nobody can point at lines that are put together
  if (at.line !== at.endLine || ENCRYPTED.test(text)) return { text, at, origin: 'placeholder' };
  return { text, value: text, at, origin: 'literal' };
}

export function isNull({ style, text }: YamlScalar): boolean {
  return style === 'plain' && /^(?:null|Null|NULL|~|)$/.test(text);
}

/** The data of a Kubernetes Secret are base64, those of a SealedSecret encrypted. */
export function isEncoded(path: SettingPath): boolean {
  const last = lastKey(path);
  return last === 'encryptedData' || (last === 'data' && keysOf(path).at(-2) === 'Secret');
}

const TYPE_WORD =
  /^(?:str|int|float|bool|port|email|url|password|match|list|device|subdevice)(?:\(.*\))?\??$/;

const JSON_TYPE = /^(?:string|integer|number|boolean|object|array|null)$/;

/** One of the `properties` that a JSON schema describes: what looks like its value is a default or an example. */
export function isDescribed(node: YamlMap, path: SettingPath): boolean {
  const type = valueAt(node, 'type');
  return path.at(-2) === 'properties' && type?.kind === 'scalar' && JSON_TYPE.test(type.text);
}

/** The `schema:` of a Home Assistant add-on repeats the keys with the types of their values. */
export function isSchema({ pairs }: YamlMap, path: SettingPath): boolean {
  if (!path.includes('schema')) return false;
  const words = pairs.flatMap(({ value }) => (value?.kind === 'scalar' ? [value.text] : []));
  return words.length > 0 && words.every((word) => TYPE_WORD.test(word));
}

/** A service of docker compose: its own keys (`hostname`, `user`) are the container's. */
export function isContainer(node: YamlNode): boolean {
  return ['image', 'build', 'container_name', 'extends'].some((key) => valueAt(node, key) !== undefined);
}

/** The `hosts:` of an inventory: what machines are called and in which groups they are says nothing of their keys. */
export function isInventory({ pairs }: YamlMap, path: SettingPath): boolean {
  return (
    path.at(-1) === 'hosts' && pairs.every(({ value }) => !value || value.kind === 'map' || isEmpty(value))
  );
}

function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && isNull(node);
}
