import type { SipElement } from '../../../sip/model';
import type { XmlElement } from '../../../syntax/xml/element';

const homes = new WeakMap<SipElement, XmlElement>();

/** Remembers which element of the configuration holds what the model says. */
export function settle<T extends SipElement>(element: T, home: XmlElement): T {
  homes.set(element, home);
  return element;
}

/** The element of the configuration that new values of this go into. */
export function homeOf(element: SipElement): XmlElement | undefined {
  return homes.get(element);
}
