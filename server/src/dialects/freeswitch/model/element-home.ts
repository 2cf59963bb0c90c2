import type { SipElement } from '../../../sip/model';
import type { LoadedElement } from '../load/element';

const homes = new WeakMap<SipElement, LoadedElement>();

/** Remembers which element of the configuration holds what the model says. */
export function settle<T extends SipElement>(element: T, home: LoadedElement): T {
  homes.set(element, home);
  return element;
}

/** The element of the configuration that new values of this go into. */
export function homeOf(element: SipElement): LoadedElement | undefined {
  return homes.get(element);
}
