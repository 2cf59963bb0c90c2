import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { YamlNode } from '../../../server/src/syntax/yaml/node';

/** A YAML node as nested text, lists and pairs: the same for both readers. */
export type Shape = string | { list: Shape[] } | { map: [string, Shape | null][] } | null;

/** What SIP Lens reads. */
export function shapeOf(node: YamlNode | undefined): Shape {
  if (!node) return null;
  if (node.kind === 'alias') return `*${node.name}`;
  if (node.kind === 'list') return { list: node.items.map(shapeOf) };
  if (node.kind === 'map')
    return { map: node.pairs.map(({ key, value }) => [key.text, orNull(shapeOf(value))]) };
  return node.text.replace(/\s+/g, ' ').trim();
}

/** What the `yaml` package reads of one document. */
export function refereeShape(text: string): { shape: Shape; fails: boolean; message?: string } {
  const counter = new LineCounter();
  const options = {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
    lineCounter: counter,
  } as const;
  const [document] = parseAllDocuments(text, options);
  if (!document || !('contents' in document)) return { shape: null, fails: false };
  const [error] = document.errors;
  return {
    shape: orNull(refereeNode(document.contents)),
    fails: error !== undefined,
    ...(error ? { message: error.message } : {}),
  };
}

function refereeNode(node: Node | null): Shape {
  if (node === null) return null;
  if (isAlias(node)) return `*${node.source}`;
  if (isScalar(node))
    return String(node.value ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  if (isSeq<Node>(node))
    return { list: node.items.map(refereeNode).filter((item) => item !== null && item !== '') };
  if (!isMap<Node, Node>(node)) return null;
  return {
    map: node.items.flatMap(({ key, value }): [string, Shape | null][] =>
      isScalar(key) || isAlias(key) ? [[String(refereeNode(key) ?? ''), orNull(refereeNode(value))]] : [],
    ),
  };
}

/** Nothing and an empty text are the same to us. */
function orNull(shape: Shape): Shape {
  return shape === '' ? null : shape;
}
