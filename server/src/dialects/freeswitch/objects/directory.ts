import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import { xmlRevision } from '../../../syntax/xml/revision';
import { ancestorOf, childOf, childrenOf, isTemplated } from '../load/element';
import { type Param, Params } from './params';

/** A `<domain>` of the directory, or a `<group>` in one. */
export class DirectoryDomain {
  readonly kind = 'domain';
  readonly params: Params;

  constructor(readonly element: XmlElement) {
    this.params = new Holdings(element).params;
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
    return ofUser.lookUp(this.element).params;
  }

  get name(): string {
    return this.element.value('id') ?? '';
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
    const { domain } = this;
    return domain && ofDomain.lookUp(domain).name;
  }

  /**
   * Its own param, of several the last one (sofia_reg.c, sofia_reg_parse_auth), else the first one of its group, else of
   * its domain (switch_xml.c:2015).
   */
  param(name: string): Param | undefined {
    return lastParam(ofUser.lookUp(this.element), name) ?? this.handedDown(name);
  }

  private handedDown(name: string): Param | undefined {
    const { group, domain } = this;
    return (
      (group && firstParam(ofGroup.lookUp(group), name)) ??
      (domain && firstParam(ofDomain.lookUp(domain), name))
    );
  }

  /** A template engine may write more params than stand here, in the user or around it. */
  get isTemplated(): boolean {
    const { element, group, domain } = this;
    if (ofUser.lookUp(element).isTemplated) return true;
    if (group && ofGroup.lookUp(group).isTemplated) return true;
    return domain !== undefined && ofDomain.lookUp(domain).isTemplated;
  }

  /** The value of such a param; what stands in the group or domain is inherited. */
  value(name: string): Sourced<string> | undefined {
    const own = lastParam(ofUser.lookUp(this.element), name);
    if (own) return own.value;
    const value = this.handedDown(name)?.value;
    return value?.origin === 'literal' ? { ...value, origin: 'inherited' } : value;
  }
}

/** What an element of the directory holds itself. */
class Holdings {
  readonly name: string | undefined;
  readonly params: Params;
  readonly isTemplated: boolean;
  readonly revision = xmlRevision();

  constructor(readonly element: XmlElement) {
    const container = childOf(element, 'params');
    this.name = element.value('name');
    this.params = new Params(container ? childrenOf(container, 'param') : [], 'directory');
    this.isTemplated =
      isTemplated(element) || (container !== undefined && isTemplated(container)) || this.params.hasOpenName;
  }
}

/**
 * Remembers what was looked up last: whoever looks at a user asks many times, and for the next one the group and the
 * domain are the same. To keep it for ten thousand users would cost more than it saves.
 */
class LastLookedUp {
  private last: Holdings | undefined;

  lookUp(element: XmlElement): Holdings {
    const { last } = this;
    if (last?.element === element && last.revision === xmlRevision()) return last;
    const found = new Holdings(element);
    this.last = found;
    return found;
  }
}

const ofUser = new LastLookedUp();
const ofGroup = new LastLookedUp();
const ofDomain = new LastLookedUp();

function firstParam({ params }: Holdings, name: string): Param | undefined {
  for (const param of params.list) if (isNamed(param, name)) return param;
  return undefined;
}

function lastParam({ params }: Holdings, name: string): Param | undefined {
  const { list } = params;
  for (let i = list.length - 1; i >= 0; i--) {
    const param = list[i];
    if (param && isNamed(param, name)) return param;
  }
  return undefined;
}

/** Names are compared without case. */
function isNamed({ name: own }: Param, name: string): boolean {
  return own === name || (own.length === name.length && own.toLowerCase() === name);
}
