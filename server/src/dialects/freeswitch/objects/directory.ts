import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import { ancestorOf, childOf, childrenOf, isTemplated } from '../load/element';
import { Param, Params } from './params';

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

  constructor(readonly element: XmlElement) {}

  /** Its own; `param` looks further. Made when somebody asks: a directory may hold ten thousand users. */
  get params(): Params {
    return directParams(this.element);
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

  /**
   * Its own param, of several the last one (sofia_reg.c, sofia_reg_parse_auth), else the first one of its group, else of
   * its domain (switch_xml.c:2015).
   */
  param(name: string): Param | undefined {
    return this.own(name) ?? this.handedDown(name);
  }

  private own(name: string): Param | undefined {
    return paramNamed(this.element, name, 'last');
  }

  private handedDown(name: string): Param | undefined {
    const { group, domain } = this;
    return (group && paramNamed(group, name, 'first')) ?? (domain && paramNamed(domain, name, 'first'));
  }

  /** A template engine may write more params than stand here, in the user or around it. */
  get isTemplated(): boolean {
    return [this.element, this.group, this.domain].some((element) => {
      const params = element && childOf(element, 'params');
      return (element && isTemplated(element)) || (params && isTemplated(params));
    });
  }

  /** The value of such a param; what stands in the group or domain is inherited. */
  value(name: string): Sourced<string> | undefined {
    const own = this.own(name);
    if (own) return own.value;
    const value = this.handedDown(name)?.value;
    return value?.origin === 'literal' ? { ...value, origin: 'inherited' } : value;
  }
}

/** Names are compared without case. */
function paramNamed(element: XmlElement, name: string, which: 'first' | 'last'): Param | undefined {
  const params = childOf(element, 'params')?.children;
  const isNamed = (child: XmlElement): boolean =>
    child.name === 'param' && child.value('name')?.toLowerCase() === name;
  const found = which === 'first' ? params?.find(isNamed) : params?.findLast(isNamed);
  return found && new Param(found, 'directory');
}

function directParams(element: XmlElement): Params {
  const params = childOf(element, 'params');
  return new Params(params ? childrenOf(params, 'param') : [], 'directory');
}
