import { childOf, childrenOf, type LoadedElement } from '../load/element';

/** What an element holds in a container child or directly, and what FreeSWITCH passes over because of the container. */
export interface Contained {
  readonly read: readonly LoadedElement[];
  /** Direct children that a container hides. */
  readonly hidden: readonly LoadedElement[];
  /** The container, where there is one. */
  readonly container: LoadedElement | undefined;
}

/** `<params>` hides direct `<param>` children, and so does `<variables>` (sofia.c:3790-3880). Only the first counts. */
export function contained(element: LoadedElement, container: string, item: string): Contained {
  const found = childOf(element, container);
  const direct = childrenOf(element, item);
  if (!found) return { read: direct, hidden: [], container: undefined };
  return { read: childrenOf(found, item), hidden: direct, container: found };
}
