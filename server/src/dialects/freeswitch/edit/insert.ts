import type { XmlElement } from '../../../syntax/xml/element';
import type { FileEdit } from '../../../text/range';
import { escapeAttribute, hasLinesForItself, insertBehind, lineEndOf, surroundings } from './text';

export type NewAttributes = readonly (readonly [name: string, value: string])[];

const USUAL_INDENT = '  ';

/** The text of an element in the style of one like it: its quotes, and what it writes before its end. */
export function elementText(name: string, attributes: NewAttributes, like: XmlElement | undefined): string {
  const quote = like?.attributes.find((attribute) => attribute.quote !== undefined)?.quote ?? '"';
  const written = attributes.map(([key, value]) => `${key}=${quote}${escapeAttribute(value, quote)}${quote}`);
  const end = like?.form === 'empty' && /\s\/>$/.test(openTagText(like)) ? ' />' : '/>';
  return `<${[name, ...written].join(' ')}${end}`;
}

function openTagText(element: XmlElement): string {
  const { effective, view } = element.chunk;
  return effective.slice(element.start - view.base, element.openEnd - view.base);
}

/** Adds children behind the last one of the name, in its style; into an element that has none as its first ones. */
export function addChildren(
  parent: XmlElement,
  name: string,
  added: readonly NewAttributes[],
  like: XmlElement | undefined = lastOf(parent, name),
): FileEdit[] {
  const texts = added.map((attributes) => elementText(name, attributes, like));
  if (!like || like.parent !== parent) return addFirst(parent, texts);
  const around = surroundings(like);
  const separator = hasLinesForItself(around) ? around.lineEnd + around.indent : '';
  return [insertBehind(like.at, texts.map((text) => separator + text).join(''))];
}

function lastOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.findLast((child) => child.name === name && child.nameAt.uri === parent.nameAt.uri);
}

/** Right behind the first tag, one level deeper; an element without content is opened for it. */
function addFirst(parent: XmlElement, texts: readonly string[]): FileEdit[] {
  const { openTagAt, form, name, chunk } = parent;
  const lineEnd = lineEndOf(chunk);
  const own = surroundings(parent).indent;
  const indent = own + indentUnit(parent, own);
  const lines = texts.map((text) => lineEnd + indent + text).join('');
  if (form !== 'empty') {
    const hasLine = parent.children.length > 0 || parent.closeTagAt?.line !== openTagAt.line;
    return [insertBehind(openTagAt, hasLine ? lines : lines + lineEnd + own)];
  }
  const text = openTagText(parent);
  const slash = /\s*\/>$/.exec(text)?.[0].length ?? 2;
  const { end } = openTagAt.range;
  const range = { start: { line: end.line, character: end.character - slash }, end };
  return [{ uri: openTagAt.uri, range, newText: `>${lines}${lineEnd}${own}</${name}>` }];
}

/** What one level of nesting adds. */
function indentUnit(element: XmlElement, own: string): string {
  const child = element.children.find(({ nameAt }) => nameAt.uri === element.nameAt.uri);
  const deeper = child && surroundings(child).indent;
  if (deeper?.startsWith(own) && deeper.length > own.length) return deeper.slice(own.length);
  const outer = element.parent;
  const above = outer && outer.nameAt.uri === element.nameAt.uri ? surroundings(outer).indent : undefined;
  if (above !== undefined && own.startsWith(above) && own.length > above.length)
    return own.slice(above.length);
  return own.includes('\t') ? '\t' : USUAL_INDENT;
}

/** Gives an element one more attribute, behind those that it has. */
export function addAttribute(element: XmlElement, name: string, value: string): FileEdit[] {
  const last = element.attributes.at(-1);
  const quote = last?.quote ?? '"';
  return [
    insertBehind(last?.at ?? element.nameAt, ` ${name}=${quote}${escapeAttribute(value, quote)}${quote}`),
  ];
}
