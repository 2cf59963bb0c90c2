import type { YamlBlock } from '../../syntax/yaml/tree';

/** Whether the block is a part of a docker compose file: only compose fills `${VARIABLE}` in from a `.env`. */
export function isCompose({ path, content: { root } }: YamlBlock): boolean {
  const top = path[0] ?? (root?.kind === 'map' ? root.pairs[0]?.key.text : undefined);
  return top === 'services' || top?.startsWith('x-') === true;
}
