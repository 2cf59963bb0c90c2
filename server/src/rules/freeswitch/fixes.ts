import { setParam } from '../../dialects/freeswitch/edit';
import { addAttribute, addChildren } from '../../dialects/freeswitch/edit/insert';
import { attributeAt } from '../../dialects/freeswitch/edit/locate';
import {
  escapeAttribute,
  insertAt,
  insertBehind,
  removeElementAt,
  replaceAt,
} from '../../dialects/freeswitch/edit/text';
import type { Gateway } from '../../dialects/freeswitch/objects/gateway';
import type { XmlElement } from '../../syntax/xml/element';
import type { XmlSpan } from '../../syntax/xml/span';
import type { Place } from '../../text/place';
import type { Fix, FixKind } from '../finding';

/** Writes another value over the one at the place. */
export function changeTo(place: Place, text: string, verb = 'Change to'): Fix {
  const written = escapeAttribute(text, attributeAt(place)?.quote);
  return { title: `${verb} ${text}`, kind: 'unsafe', edits: [replaceAt(place, written)] };
}

/** One fix for each suggestion; the editor offers the first one first. */
export function each(suggestions: readonly string[] | undefined, make: (text: string) => Fix): Fix[] {
  return (suggestions ?? []).map((text, index) => ({
    ...make(text),
    ...(index === 0 ? { preferred: true } : {}),
  }));
}

/** Gives the gateway the param, in place of the value that counts now. */
export function withParam({ element }: Gateway, name: string, value: string, title: string): Fix {
  return { title, kind: 'unsafe', edits: setParam(element, name, value) };
}

export function withAttribute(element: XmlElement, name: string, value: string, title: string): Fix {
  return { title, kind: 'unsafe', edits: addAttribute(element, name, value), preferred: true };
}

/** Writes another text over a piece of the file; none where that is the same. */
export function rewriteSpan(
  { at, text }: XmlSpan,
  newText: string,
  title: string,
  kind: FixKind = 'unsafe',
): Fix[] {
  if (newText === text) return [];
  return [{ title, kind, edits: [replaceAt(at, newText)], preferred: true }];
}

/** Puts what stands beside a directive on a line of its own, as deep as the line stands. */
export function breakLine({ chunk, start, end, at }: XmlSpan): Fix {
  const { source } = chunk;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const before = source.slice(lineStart, start);
  const [behind = ''] = source.slice(end).split('\n', 1);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const newText = (source.includes('\r\n') ? '\r\n' : '\n') + indent;
  const edits = [
    ...(before.trim() === '' ? [] : [insertAt(at, newText)]),
    ...(behind.trim() === '' ? [] : [insertBehind(at, newText)]),
  ];
  return { title: 'Put it on a line of its own', kind: 'unsafe', edits, preferred: true };
}

export function removeElement(element: XmlElement, title: string): Fix {
  return { title, kind: 'unsafe', edits: [removeElementAt(element)] };
}

/** Moves elements into the container that hides them; none where a variable writes one of them. */
export function moveInto(container: XmlElement, elements: readonly XmlElement[]): Fix[] {
  const uri = container.nameAt.uri;
  const attributes = elements.map((element) => element.attributes);
  const [first] = elements;
  if (!first || elements.some(({ nameAt }) => nameAt.uri !== uri)) return [];
  if (attributes.flat().some(({ origin }) => origin !== 'literal')) return [];
  const added = attributes.map((own) => own.map(({ name, value }) => [name, value] as const));
  const edits = [...addChildren(container, first.name, added), ...elements.map(removeElementAt)];
  return [{ title: `Move them into <${container.name}>`, kind: 'unsafe', edits, preferred: true }];
}

/** Gives a user of the directory one more param, where it has some. */
export function addToParams(element: XmlElement, name: string, value: string, title: string): Fix[] {
  const params = element.child('params');
  if (!params) return [];
  const attributes = [['name', name] as const, ['value', value] as const];
  return [{ title, kind: 'unsafe', edits: addChildren(params, 'param', [attributes]) }];
}
