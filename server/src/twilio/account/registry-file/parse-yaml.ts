import type { CST, Document, Node, Pair, ParsedNode, Range } from 'yaml';
import type { ParsedYaml, RegistryNode, RegistryPair, YamlError } from './node';

export type Yaml = typeof import('yaml');

/**
 * Open collections, about two for each level of a registry's ten. The composer calls itself for every one of them, and
 * a file of brackets would end the process.
 */
const deepest = 100;

/** Errors, and anchors, tags and aliases, which a registry has no use for: behind so many of them nothing is read. */
const mostOddities = 100;

const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/**
 * Reads YAML 1.2 without resolving anything: every scalar is a text (`+15550100` keeps its `+`), aliases stay aliases.
 * Never throws, and takes time in proportion to the text.
 */
export function parseYaml(yaml: Yaml, text: string): ParsedYaml {
  const given: YamlError[] = [];
  const composer = new yaml.Composer<ParsedNode, false>(options);
  const [document, second] = composer.compose(tokens(yaml, text, given), true, text.length);
  if (second)
    given.push({ message: 'A registry is one document; a second one begins here', ...spanOf(second) });
  const found = (document?.errors ?? []).map(({ message, pos: [start, end] }) => ({ message, start, end }));
  const root = document?.contents ? convert(yaml, document.contents) : undefined;
  return { root, errors: [...found, ...given] };
}

function* tokens(yaml: Yaml, text: string, errors: YamlError[]): Generator<CST.Token, void> {
  const parser = new yaml.Parser();
  let oddities = 0;
  for (const lexeme of new yaml.Lexer().lex(text)) {
    if (/^[&*!]/.test(lexeme)) oddities++;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') oddities++;
      yield token;
    }
    const reason = parser.stack.length > deepest ? 'It is nested too deeply' : undefined;
    if (reason !== undefined || oddities > mostOddities) {
      const at = Math.min(parser.offset, text.length);
      errors.push({ message: reason ?? 'Too many errors; the rest was not read', start: at, end: at });
      return;
    }
  }
  yield* parser.end();
}

function spanOf({ range }: Document<ParsedNode, false>): { start: number; end: number } {
  const [start] = span(range);
  return { start, end: start };
}

function convert(yaml: Yaml, node: Node): RegistryNode {
  const [start, end] = span(node.range);
  const other = (what: string): RegistryNode => ({ kind: 'other', what, start, end });
  if (yaml.isAlias(node)) return other('an alias');
  if (yaml.isScalar(node)) {
    const quoted = node.type !== undefined && node.type !== 'PLAIN';
    return { kind: 'scalar', text: String(node.value ?? ''), quoted, start, end };
  }
  if (yaml.isMap<Node, Node>(node)) {
    return { kind: 'map', pairs: node.items.map((pair) => convertPair(yaml, pair)), start, end };
  }
  if (yaml.isSeq<Node>(node)) {
    const items = node.items.map((item) => convert(yaml, item));
    return { kind: 'list', items, start, end };
  }
  return other('something else');
}

function convertPair(yaml: Yaml, { key, value }: Pair<Node, Node>): RegistryPair {
  return { key: convert(yaml, key), value: value ? convert(yaml, value) : undefined };
}

function span(range: Range | null | undefined): [start: number, end: number] {
  return range ? [range[0], range[1]] : [0, 0];
}
