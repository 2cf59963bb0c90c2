import type { XmlElement } from '../../../syntax/xml/element';
import { childOf, childrenOf } from '../load/element';

const NOTHING: readonly XmlElement[] = [];

/** What an element holds in a container child or directly, and what FreeSWITCH passes over because of the container. */
export interface Contained {
  readonly read: readonly XmlElement[];
  /** What a container hides: direct children, and those of another container behind it. */
  readonly hidden: readonly XmlElement[];
  /** The container, where there is one. */
  readonly container: XmlElement | undefined;
}

/** `<params>` hides direct `<param>` children, and so does `<variables>` (sofia.c:3790-3880). Only the first counts. */
export function contained(element: XmlElement, container: string, item: string): Contained {
  const found = childOf(element, container);
  if (!found) return { read: childrenOf(element, item), hidden: NOTHING, container: undefined };
  const hidden = element.children.flatMap((child) => {
    if (child.name === item) return [child];
    return child.name === container && child !== found ? childrenOf(child, item) : NOTHING;
  });
  return { read: childrenOf(found, item), hidden, container: found };
}
