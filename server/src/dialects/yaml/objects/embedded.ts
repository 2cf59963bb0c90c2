import type { ParsedYaml, YamlNode, YamlScalar } from '../../../syntax/yaml/node';
import { parseYaml } from '../../../syntax/yaml/parse';
import type { YamlBlock } from '../../../syntax/yaml/tree';
import { keysOf, lastKey, type SettingPath } from '../../settings/path';

const known = new WeakMap<YamlScalar, YamlNode | undefined>();

/**
 * The YAML that a literal block scalar (`|`) holds, with the offsets of the block around it: every line of it stands in
 * the file as it is. Undefined where it is none, is folded or quoted, or is written by a template engine.
 */
export function embeddedIn(block: YamlBlock, scalar: YamlScalar): YamlNode | undefined {
  if (scalar.style !== 'block' || block.text.charAt(scalar.start) !== '|') return undefined;
  if (!known.has(scalar)) known.set(scalar, read(block.text, scalar));
  return known.get(scalar);
}

function read(text: string, { from, to }: YamlScalar): YamlNode | undefined {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const own = text.slice(start, to).replace(/^\s*---(?=[ \t]*\r?\n)/, (head) => head.replace('---', '   '));
  // several documents, or directives: nobody writes settings so
  if (/^\s*(?:---|\.\.\.|%)/m.test(own)) return undefined;
  const { root, errors, isTemplated }: ParsedYaml = parseYaml(own);
  if (!root || root.kind === 'scalar' || errors.length > 0 || isTemplated || own.includes('{{'))
    return undefined;
  return shifted(root, start);
}

function shifted<T extends YamlNode>(node: T, by: number): T;
function shifted(node: YamlNode, by: number): YamlNode {
  const base = { start: node.start + by, end: node.end + by };
  switch (node.kind) {
    case 'scalar': {
      const { from, to, offsets } = node;
      const moved = offsets && { offsets: offsets.map((offset) => offset + by) };
      return { ...node, ...base, from: from + by, to: to + by, ...moved };
    }
    case 'list':
      return { ...node, ...base, items: node.items.map((item) => shifted(item, by)) };
    case 'map':
      return {
        ...node,
        ...base,
        pairs: node.pairs.map(({ key, value }) => ({
          key: shifted(key, by),
          value: value && shifted(value, by),
        })),
      };
    default:
      return { ...node, ...base };
  }
}

/** `SIP_CONFIG_BODY` of livekit-sip and its like. */
const CONFIGURATION = /(?:^|_)(?:CONFIG|CONFIG_BODY|CONFIG_YAML|YAML)$/;
const YAML_FILE = /\.ya?ml$/i;

/** Whether a file of YAML is to be expected in a variable's value, or in a key of a ConfigMap, a Secret or compose's `configs`. */
export function mayEmbed(path: SettingPath, key: string, isEnvironment: boolean): boolean {
  if (isEnvironment) return CONFIGURATION.test(key);
  const around = lastKey(path);
  if (around === 'data' || around === 'stringData') return YAML_FILE.test(key);
  return key === 'content' && keysOf(path).at(-2) === 'configs';
}
