import type { Sourced } from '../../../sip/sourced';
import type { Place } from '../../../text/place';

/** One attribute as FreeSWITCH's parser has it: variables filled in, entities decoded. */
export interface LoadedAttribute {
  readonly name: string;
  readonly value: Sourced<string>;
  /** Between the quotes of the element itself, also where a variable decides the value. */
  readonly written: Place;
}

/** One element of the tree that FreeSWITCH loads, wherever its text stands. */
export interface LoadedElement {
  readonly name: string;
  readonly parent: LoadedElement | undefined;
  readonly children: readonly LoadedElement[];
  /** Its name in the start tag. */
  readonly at: Place;
  /** The first attribute of that name: the one that counts (switch_xml.c:494). Names are case-sensitive. */
  attribute(name: string): LoadedAttribute | undefined;
  /** Its value alone; undefined where it is missing. */
  text(name: string): string | undefined;
}

/** The first child of that name: the one that FreeSWITCH looks at where it wants one. */
export function childOf(element: LoadedElement, name: string): LoadedElement | undefined {
  return element.children.find((child) => child.name === name);
}

export function childrenOf(element: LoadedElement, name: string): LoadedElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The nearest element of that name around it. */
export function ancestorOf(element: LoadedElement, name: string): LoadedElement | undefined {
  let { parent } = element;
  while (parent && parent.name !== name) parent = parent.parent;
  return parent;
}
