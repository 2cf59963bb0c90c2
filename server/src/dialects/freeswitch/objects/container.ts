import type { XmlElement } from '../../../syntax/xml/element';
import { childOf, childrenOf } from '../load/element';

/** What an element holds in a container child or directly, and what FreeSWITCH passes over because of the container. */
export interface Contained {
  readonly read: readonly XmlElement[];
  /** Direct children that a container hides. */
  readonly hidden: readonly XmlElement[];
  /** The container, where there is one. */
  readonly container: XmlElement | undefined;
}

/** `<params>` hides direct `<param>` children, and so does `<variables>` (sofia.c:3790-3880). Only the first counts. */
export function contained(element: XmlElement, container: string, item: string): Contained {
  const found = childOf(element, container);
  const direct = childrenOf(element, item);
  if (!found) return { read: direct, hidden: [], container: undefined };
  return { read: childrenOf(found, item), hidden: direct, container: found };
}
