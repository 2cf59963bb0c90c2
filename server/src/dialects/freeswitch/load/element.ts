import type { Sourced } from '../../../sip/sourced';
import { UNREAD, type XmlElement } from '../../../syntax/xml/element';
import type { Place } from '../../../text/place';
import { hasPlaceholder, isOpen, opensTemplate } from '../../../text/placeholder';

/** The value of an attribute as FreeSWITCH has it, with where it is written; undefined where the element has none. */
export function written(element: XmlElement, name: string): Sourced<string> | undefined {
  const attribute = element.attribute(name);
  if (!attribute) return element.isDivided ? unread(element) : undefined;
  const { value: text, place: at, origin } = attribute;
  // one shape for all of them: a large directory makes a hundred thousand
  return origin === 'placeholder' || isOpen(text)
    ? { value: undefined, text, at, origin: 'placeholder' }
    : { value: text, text, at, origin };
}

/** An attribute that the tag may have behind an include that divides it. */
function unread({ nameAt }: XmlElement): Sourced<string> {
  return { text: UNREAD, at: nameAt, origin: 'placeholder' };
}

/** Where the value of the attribute stands in the element itself; without one the name of the element. */
export function placeOf(element: XmlElement, name: string): Place {
  return element.attribute(name)?.valueAt ?? element.nameAt;
}

/** The first child of that name: the one that FreeSWITCH looks at where it wants one. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.child(name);
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The nearest element of that name around it. */
export function ancestorOf(element: XmlElement, name: string): XmlElement | undefined {
  let { parent } = element;
  while (parent && parent.name !== name) parent = parent.parent;
  return parent;
}

/**
 * Whether it may hold more elements than can be seen: a template engine writes them, by lines such as `{% if … %}` or
 * `{{ params }}`, or a program or an include that cannot be looked at.
 */
export function isTemplated(element: XmlElement): boolean {
  if (element.hasUnseen) return true;
  const { text } = element;
  return text !== '' && (hasPlaceholder(text) || opensTemplate(text));
}

/**
 * What is around a fragment: nothing, or `<include >`, whose line FreeSWITCH does not drop as that of `<include>`. In a tree
 * that is an element like any other.
 */
export function isRootish(element: XmlElement | undefined): boolean {
  return element === undefined || (element.name === 'include' && element.parent === undefined);
}
