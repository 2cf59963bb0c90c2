import type { YamlMap, YamlNode, YamlScalar } from '../../../syntax/yaml/node';
import { valueAt } from '../../../syntax/yaml/node';
import type { YamlBlock } from '../../../syntax/yaml/tree';
import type { Place } from '../../../text/place';
import type { Key } from '../../dialect';
import type { RawSetting } from './lists';

/** A thing with a `kind` that others name: Routr's Credentials, an AccessControlList. */
export interface ResourceName {
  readonly kind: string;
  readonly ref: string;
}

export interface ResourceReference extends ResourceName {
  /** The key that names it. */
  readonly at: Place;
  /** Where its name stands. */
  readonly refAt: Place;
}

export function resourceKey({ kind, ref }: ResourceName): Key {
  return `resource/${kind}/${ref}`;
}

export interface Resource extends ResourceName {
  readonly node: YamlMap;
  /** What is called by its `ref`. */
  readonly refNode: YamlScalar;
}

/** Those at the root of a block, alone or in a list. */
export function resourcesOf({ content: { root } }: YamlBlock): readonly Resource[] {
  if (root?.kind === 'map') return resource(root);
  return root?.kind === 'list'
    ? root.items.flatMap((item) => (item.kind === 'map' ? resource(item) : []))
    : [];
}

function resource(node: YamlMap): Resource[] {
  const [kind, refNode] = [textAt(node, 'kind'), valueAt(node, 'ref')];
  if (!kind || refNode?.kind !== 'scalar' || refNode.text === '') return [];
  return [{ kind, ref: refNode.text, node, refNode }];
}

/**
 * Routr 2: `domainRef` says in which Domain an Agent registers, `numberRef` by which Number the calls of a Domain leave,
 * `trunkRef` over which Trunk they do.
 */
const REFERENCE = /^(?:outbound)?([Cc]redentials|[Aa]ccessControlList|domain|number|trunk)Ref$/;

/** The kind of resource that the values of a key name. */
export function kindNamedBy(key: string): string | undefined {
  const word = REFERENCE.exec(key)?.[1];
  return word === undefined ? undefined : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** What a key names: `credentialsRef: pbx` the Credentials called pbx. */
export function referenceOf(
  block: YamlBlock,
  key: YamlScalar,
  value: YamlScalar,
): ResourceReference | undefined {
  const kind = kindNamedBy(key.text);
  if (kind === undefined) return undefined;
  return { kind, ref: value.text, at: block.scalarPlace(key), refAt: block.scalarPlace(value) };
}

/** Where a kind that others name is said. */
export const NAMED_KIND = /\bkind["']?\s*:\s*["']?(?:Credentials|AccessControlList|Domain|Number|Trunk)\b/;

/** The mapping with what others take from a resource. */
export function contentOf({ kind, node }: Resource): YamlNode | undefined {
  const spec = valueAt(node, 'spec') ?? node;
  return kind === 'Credentials' ? spec : valueAt(spec, 'accessControlList');
}

/** The settings of a resource by the names that they have where it is used; placeholders where it stands elsewhere. */
export function referredSettings(
  { kind, ref, at }: ResourceReference,
  settings: readonly RawSetting[] | undefined,
): RawSetting[] {
  const setting = (name: string) => settings?.find(({ key }) => key === name);
  if (kind !== 'Credentials') {
    const allow = setting('allow');
    return allow ? [{ ...allow, key: 'allowed_addresses' }] : [];
  }
  return ['username', 'password'].flatMap((name): RawSetting[] => {
    const found = setting(name);
    const key = `auth_${name}`;
    if (found) return [{ ...found, key }];
    return settings ? [] : [{ key, keyAt: at, value: { text: ref, origin: 'placeholder' } }];
  });
}

/** What tells one of several alike from the others, for people and for the names of what is made of it. */
export function labelOf(node: YamlNode): string | undefined {
  for (const key of ['ref', 'name', 'label']) {
    const text = textAt(node, key);
    if (text) return text;
  }
  return textAt(valueAt(node, 'metadata'), 'name');
}

/** Where nothing else does; two with the same host and user are as good as one. */
export function likelyLabelOf(node: YamlNode): string | undefined {
  const parts = ['host', 'server', 'address', 'uri', 'registrar', 'domain', 'username', 'user'];
  const texts = parts.flatMap((key) => textAt(node, key) || []);
  return texts.length === 0 ? undefined : texts.join(' ');
}

function textAt(node: YamlNode | undefined, key: string): string | undefined {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' && value.text !== '' ? value.text : undefined;
}
