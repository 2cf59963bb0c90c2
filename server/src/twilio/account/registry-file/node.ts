/** A YAML node with its offsets; what the registry does not use of YAML (aliases, tags) is `other`. */
export type RegistryNode = ScalarNode | MapNode | ListNode | OtherNode;

interface NodeBase {
  readonly start: number;
  /** Behind the last character of the value. */
  readonly end: number;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** As written, quotes and escapes resolved. */
  readonly text: string;
  /** A quoted `"null"` or `"true"` is a text. */
  readonly quoted: boolean;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly pairs: readonly RegistryPair[];
}

export interface RegistryPair {
  readonly key: RegistryNode;
  /** Missing where nothing follows the colon. */
  readonly value?: RegistryNode;
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly RegistryNode[];
}

export interface OtherNode extends NodeBase {
  readonly kind: 'other';
  /** What it is, for a message: "an alias". */
  readonly what: string;
}

export interface YamlError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface ParsedYaml {
  /** Missing for a file without content. */
  readonly root?: RegistryNode;
  readonly errors: readonly YamlError[];
}

/** `null`, `~` or nothing at all. */
export function isNull(node: RegistryNode): boolean {
  return node.kind === 'scalar' && !node.quoted && /^(?:null|Null|NULL|~|)$/.test(node.text);
}
