import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import { childrenOf, written } from '../load/element';
import { isTrue } from '../schema/booleans';

/** Attributes that limit a node to source ports (switch_core.c, switch_load_network_lists). */
const PORTS = ['port', 'ports', 'port-min', 'port-max'] as const;

/** One `<node>`. `domain` comes before `cidr`, and that before `host` with `mask`; one with none of them is passed over. */
export class AccessNode {
  constructor(readonly element: XmlElement) {}

  get type(): Sourced<string> | undefined {
    return written(this.element, 'type');
  }

  /** What it says of the addresses; undefined where the list's default does, or where a placeholder decides. */
  get allows(): boolean | undefined {
    const value = this.type?.value;
    return value === undefined ? undefined : isTrue(value);
  }

  /** A placeholder decides what it says. */
  get isOpen(): boolean {
    return this.type !== undefined && this.type.value === undefined;
  }

  get cidr(): Sourced<string> | undefined {
    return this.domain ? undefined : written(this.element, 'cidr');
  }

  /** Lets in the users of a domain whose `cidr` says so. */
  get domain(): Sourced<string> | undefined {
    return written(this.element, 'domain');
  }

  get host(): Sourced<string> | undefined {
    return this.domain || this.cidr ? undefined : written(this.element, 'host');
  }

  /** It speaks of some source ports of its addresses alone. */
  get hasPorts(): boolean {
    return PORTS.some((name) => this.element.has(name));
  }

  get mask(): Sourced<string> | undefined {
    return written(this.element, 'mask');
  }
}

/** One `<list>` of acl.conf. */
export class AccessList {
  readonly kind = 'acl';
  readonly nodes: readonly AccessNode[];

  constructor(readonly element: XmlElement) {
    this.nodes = childrenOf(element, 'node').map((node) => new AccessNode(node));
  }

  get name(): string {
    return this.element.value('name') ?? '';
  }

  get default(): Sourced<string> | undefined {
    return written(this.element, 'default');
  }

  /** What becomes of an address that no node speaks of: **allowed** where the list does not say (switch_core.c:1486). */
  get allowsByDefault(): boolean | undefined {
    const value = this.default;
    if (!value) return true;
    return value.value === undefined ? undefined : isTrue(value.value);
  }
}
