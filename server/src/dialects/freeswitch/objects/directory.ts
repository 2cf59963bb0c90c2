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

  /** Its own param, else its group's, else its domain's; the first one of the name counts (switch_xml.c:2015). */
  param(name: string): Param | undefined {
    return firstParam(this.element, name) ?? this.handedDown(name);
  }

  private handedDown(name: string): Param | undefined {
    const { group, domain } = this;
    return (group && firstParam(group, name)) ?? (domain && firstParam(domain, name));
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
    const own = firstParam(this.element, name);
    if (own) return own.value;
    const value = this.handedDown(name)?.value;
    return value?.origin === 'literal' ? { ...value, origin: 'inherited' } : value;
  }
}

/** Names are compared without case. */
function firstParam(element: XmlElement, name: string): Param | undefined {
  const params = childOf(element, 'params');
  const found = params?.children.find(
    (child) => child.name === 'param' && child.value('name')?.toLowerCase() === name,
  );
  return found && new Param(found, 'directory');
}

function directParams(element: XmlElement): Params {
  const params = childOf(element, 'params');
  return new Params(params ? childrenOf(params, 'param') : [], 'directory');
}
