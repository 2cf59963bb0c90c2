import type { YamlMap, YamlNode, YamlPair } from '../../../syntax/yaml/node';

/** Mappings that say more of the object around them. */
const PARTS = new Set(['auth', 'authentication', 'credentials', 'credential', 'uri', 'account', 'uris']);

export function aliasesOf(node: YamlNode | undefined): string[] {
  if (node?.kind === 'alias') return [node.name];
  return node?.kind === 'list' ? node.items.flatMap(aliasesOf) : [];
}

export function isPart(key: string, value: YamlNode): boolean {
  return PARTS.has(key) && partOf(value) !== undefined;
}

/** A mapping, or the only one of a list. */
export function partOf(value: YamlNode): YamlMap | undefined {
  if (value.kind === 'map') return value;
  const [only] = value.kind === 'list' && value.items.length === 1 ? value.items : [];
  return only?.kind === 'map' ? only : undefined;
}

export function duplicatesIn({ pairs }: YamlMap): YamlPair[] {
  const seen = new Set<string>();
  return pairs.filter(({ key }) => {
    if (key.text === '<<' || !seen.has(key.text)) {
      seen.add(key.text);
      return false;
    }
    return true;
  });
}
