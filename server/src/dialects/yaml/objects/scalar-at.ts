import type { YamlNode, YamlScalar } from '../../../syntax/yaml/node';
import type { YamlBlock } from '../../../syntax/yaml/tree';
import { embeddedIn } from './embedded';

/** The scalar, key or value, that touches the offset in the block; of a file of YAML in a block of text one of its own. */
export function scalarAt(block: YamlBlock, offset: number): YamlScalar | undefined {
  const scalar = findScalar(block.content.root, offset);
  const inside = scalar?.style === 'block' ? embeddedIn(block, scalar) : undefined;
  return inside ? findScalar(inside, offset) : scalar;
}

/** The innermost scalar, key or value, that touches the offset. */
function findScalar(node: YamlNode | undefined, offset: number): YamlScalar | undefined {
  if (!node || offset < node.start || offset > node.end) return undefined;
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return firstOf(node.items, offset);
  if (node.kind !== 'map') return undefined;
  for (const { key, value } of node.pairs) {
    if (offset >= key.start && offset <= key.end) return key;
    const found = findScalar(value, offset);
    if (found) return found;
  }
  return undefined;
}

function firstOf(nodes: readonly YamlNode[], offset: number): YamlScalar | undefined {
  for (const node of nodes) {
    const found = findScalar(node, offset);
    if (found) return found;
  }
  return undefined;
}
