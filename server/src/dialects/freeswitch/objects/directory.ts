import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import { ancestorOf, childOf, childrenOf } from '../load/element';
import { type Param, Params } from './params';

/** A `<domain>` of the directory, or a `<group>` in one. */
export class DirectoryDomain {
  readonly kind = 'domain';
  readonly params: Params;

  constructor(readonly element: XmlElement) {
    this.params = directParams(element);
  }

  get name(): string {
    return this.element.value('name') ?? '';
  }
}

/** A `<user>` of the directory. */
export class DirectoryUser {
  readonly kind = 'user';
  /** Its own; `param` looks further. */
  readonly params: Params;

  constructor(readonly element: XmlElement) {
    this.params = directParams(element);
  }

  get name(): string {
    return this.element.value('id') ?? '';
  }

  /** Another name that finds it. */
  get alias(): string | undefined {
    return this.element.value('number-alias');
  }

  /** It only leads to another user, and cannot register. */
  get isPointer(): boolean {
    return this.element.value('type')?.toLowerCase() === 'pointer';
  }

  get group(): XmlElement | undefined {
    return ancestorOf(this.element, 'group');
  }

  get domain(): XmlElement | undefined {
    return ancestorOf(this.element, 'domain');
  }

  get domainName(): string | undefined {
    return this.domain?.value('name');
  }

  /** Its own param, else its group's, else its domain's; the first one of the name counts (switch_xml.c:2015). */
  param(name: string): Param | undefined {
    const own = this.params.first(name);
    if (own) return own;
    for (const around of [this.group, this.domain]) {
      const found = around && directParams(around).first(name);
      if (found) return found;
    }
    return undefined;
  }

  /** The value of such a param; what stands in the group or domain is inherited. */
  value(name: string): Sourced<string> | undefined {
    const param = this.param(name);
    if (!param) return undefined;
    const isOwn = this.params.list.includes(param);
    const { value } = param;
    return isOwn || value.origin !== 'literal' ? value : { ...value, origin: 'inherited' };
  }
}

function directParams(element: XmlElement): Params {
  const params = childOf(element, 'params');
  return new Params(params ? childrenOf(params, 'param') : [], 'directory');
}
