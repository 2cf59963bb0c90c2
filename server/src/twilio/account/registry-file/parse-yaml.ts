import type { Node, Pair, Range } from 'yaml';
import type { ParsedYaml, RegistryNode, RegistryPair } from './node';

export type Yaml = typeof import('yaml');

/** Deeper than any registry; a file that goes further is made to harm. */
const deepest = 32;

/**
 * Reads YAML 1.2 without resolving anything: every scalar is a text (`+15550100` keeps its `+`), aliases stay aliases.
 * Never throws.
 */
export function parseYaml(yaml: Yaml, text: string): ParsedYaml {
  try {
    const document = yaml.parseDocument<Node, false>(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const errors = document.errors.map(({ message, pos: [start, end] }) => ({ message, start, end }));
    const root = document.contents ? convert(yaml, document.contents, 0) : undefined;
    return { root, errors };
  } catch (error) {
    // The parser calls itself for every level, so that a file of brackets runs out of stack.
    if (!(error instanceof RangeError)) throw error;
    return { errors: [{ message: 'It is nested too deeply', start: 0, end: 0 }] };
  }
}

function convert(yaml: Yaml, node: Node, depth: number): RegistryNode {
  const [start, end] = span(node.range);
  const other = (what: string): RegistryNode => ({ kind: 'other', what, start, end });
  if (depth > deepest) return other('nested too deeply');
  if (yaml.isAlias(node)) return other('an alias');
  if (yaml.isScalar(node)) {
    const quoted = node.type !== undefined && node.type !== 'PLAIN';
    return { kind: 'scalar', text: String(node.value ?? ''), quoted, start, end };
  }
  if (yaml.isMap<Node, Node>(node)) {
    return { kind: 'map', pairs: node.items.map((pair) => convertPair(yaml, pair, depth)), start, end };
  }
  if (yaml.isSeq<Node>(node)) {
    const items = node.items.map((item) => convert(yaml, item, depth + 1));
    return { kind: 'list', items, start, end };
  }
  return other('something else');
}

function convertPair(yaml: Yaml, { key, value }: Pair<Node, Node>, depth: number): RegistryPair {
  return { key: convert(yaml, key, depth + 1), value: value ? convert(yaml, value, depth + 1) : undefined };
}

function span(range: Range | null | undefined): [start: number, end: number] {
  return range ? [range[0], range[1]] : [0, 0];
}
