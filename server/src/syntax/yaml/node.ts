/** A node of a YAML text with its offsets in that text (UTF-16 units). */
export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias;

interface NodeBase {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
  /** The name that `&name` gives it. */
  readonly anchor?: string | undefined;
  /** A tag as written: `!vault`, `!!str`. */
  readonly tag?: string | undefined;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** Without quotes, escapes resolved, lines folded. */
  readonly text: string;
  /** Where the text stands, without its quotes. */
  readonly from: number;
  readonly to: number;
  /** The offset of each character of the text, where it is not written as it is. */
  readonly offsets?: readonly number[] | undefined;
}

export interface YamlPair {
  readonly key: YamlScalar;
  /** Missing where nothing follows the colon. */
  readonly value?: YamlNode | undefined;
}

export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}

export interface YamlList extends NodeBase {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

/** What every YAML reader refuses. */
export interface YamlError {
  readonly start: number;
  readonly end: number;
  /** What is wrong, as a sentence without its stop. */
  readonly message: string;
}

export interface ParsedYaml {
  readonly root?: YamlNode | undefined;
  readonly errors: readonly YamlError[];
  /** Lines of a template engine stand between those of YAML, so nobody knows what YAML will read. */
  readonly isTemplated: boolean;
}

/** The value of a key; undefined where the node is no mapping or has no such key. */
export function valueAt(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.pairs.find((pair) => pair.key.text === key)?.value : undefined;
}
