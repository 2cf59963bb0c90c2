import type { YamlBlock } from '../../../syntax/yaml/tree';
import type { Place } from '../../../text/place';
import { type FileEdit, rangeOf } from '../../../text/range';
import { lineEndOf } from '../../settings/variable-edit';

const NOTHING: readonly FileEdit[] = Object.freeze([]);

/**
 * Another setting ahead of the one whose key stands at the place, written as that one is: in a mapping, in a list of
 * `KEY=value`, as `name` and `value` of Kubernetes, or between braces. Nothing where that is not certain.
 */
export function addBeside(block: YamlBlock, key: Place, name: string, value: string): readonly FileEdit[] {
  const line = block.lineText(key.line);
  const own = line.slice(key.start, key.end);
  const { start } = key.range;
  const insert = (text: string, character: number): FileEdit => ({
    uri: key.uri,
    range: rangeOf(start.line, character, start.line, character),
    newText: text,
  });
  const like = lineLike(line, block.lineText(key.line + 1), own, name, value);
  if (like) return [insert(like.map((each) => `${each}${lineEndOf(block.text)}`).join(''), 0)];
  const inBraces = pairLike(line, key, name, value);
  return inBraces ? [insert(inBraces, key.start - quoteBefore(line, key.start).length)] : NOTHING;
}

/** One or two lines for the other setting. */
function lineLike(
  line: string,
  next: string,
  own: string,
  name: string,
  value: string,
): readonly string[] | undefined {
  const mapping = new RegExp(`^(\\s*)(["']?)${own}\\2(\\s*:\\s+)(["']?)`).exec(line);
  if (mapping) {
    const [, indent = '', quote = '', colon = '', around = ''] = mapping;
    return [`${indent}${quote}${name}${quote}${colon}${around}${value}${around}`];
  }
  const item = new RegExp(`^(\\s*-\\s+)(["']?)${own}=(["']?)`).exec(line);
  if (item) {
    const [, dash = '', quote = '', inner = ''] = item;
    return [`${dash}${quote}${name}=${inner}${value}${inner}${quote}`];
  }
  const braces = new RegExp(
    `^(\\s*-\\s*\\{\\s*name:\\s*)(["']?)${own}\\2(\\s*,\\s*value:\\s*)(["']?)[^,}"'\\s]*\\4(\\s*\\})`,
  );
  const flow = braces.exec(line);
  if (flow) {
    const [, head = '', quote = '', between = '', around = '', end = ''] = flow;
    return [`${head}${quote}${name}${quote}${between}${around}${value}${around}${end}`];
  }
  const named = new RegExp(`^(\\s*-\\s+name:\\s+)(["']?)${own}\\2\\s*(?:#.*)?$`).exec(line);
  const second = named && /^(\s+value:\s+)(["']?)/.exec(next);
  if (!named || !second) return undefined;
  const [[, head = '', quote = ''], [, label = '', around = '']] = [named, second];
  return [`${head}${quote}${name}${quote}`, `${label}${around}${value}${around}`];
}

/** `{ KEY: value }` */
function pairLike(line: string, key: Place, name: string, value: string): string | undefined {
  const quote = quoteBefore(line, key.start);
  if (!/[{,]\s*$/.test(line.slice(0, key.start - quote.length))) return undefined;
  const found = /^["']?(\s*:\s*)(["']?)/.exec(line.slice(key.end));
  if (!found) return undefined;
  const [, colon = '', around = ''] = found;
  return `${quote}${name}${quote}${colon}${around}${value}${around}, `;
}

function quoteBefore(line: string, at: number): string {
  const character = line.charAt(at - 1);
  return character === '"' || character === "'" ? character : '';
}
