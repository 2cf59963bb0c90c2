import type { XmlElement } from '../../../syntax/xml/element';
import { childOf, childrenOf, isTemplated } from '../load/element';
import { isTrue } from '../schema/booleans';
import { type Param, Params } from './params';

const NOTHING: readonly XmlElement[] = [];

/** `LIST[:context[:context]]` of an `apply-inbound-acl`. */
export interface AppliedList {
  readonly param: Param;
  /** The list's name, without what follows it. */
  readonly name: string;
}

/** Params that let a profile ask an access list. */
export const ACL_PARAMS = [
  'apply-inbound-acl',
  'apply-register-acl',
  'apply-proxy-acl',
  'apply-nat-acl',
  'apply-candidate-acl',
  'local-network-acl',
] as const;

export type AclParam = (typeof ACL_PARAMS)[number];

/** One `<profile>` of mod_sofia. */
export class Profile {
  readonly kind = 'profile';
  readonly params: Params;
  /** Its `<settings>`; without them mod_sofia does not start it. */
  readonly settings: XmlElement | undefined;

  constructor(readonly element: XmlElement) {
    this.settings = childOf(element, 'settings');
    this.params = new Params(this.settings ? childrenOf(this.settings, 'param') : NOTHING, 'profile');
  }

  get name(): string {
    return this.element.value('name') ?? '';
  }

  /** Other names under which `sofia/NAME/…` finds it: aliases, and domains with `alias="true"`. */
  get aliases(): readonly string[] {
    const aliases = childOf(this.element, 'aliases');
    const names = aliases ? childrenOf(aliases, 'alias').map((alias) => alias.value('name') ?? '') : [];
    const domains = this.domains.filter(({ element }) => isTrue(element.value('alias') ?? ''));
    return [...names, ...domains.map(({ name }) => name)].filter((name) => name !== '' && name !== 'all');
  }

  get domains(): readonly { readonly name: string; readonly element: XmlElement }[] {
    const domains = childOf(this.element, 'domains');
    if (!domains) return [];
    return childrenOf(domains, 'domain').map((element) => ({ name: element.value('name') ?? '', element }));
  }

  /** Whether it listens for TLS; undefined where a placeholder decides. */
  get hasTls(): boolean | undefined {
    return this.isSet('tls');
  }

  /** Whether a param that is off by itself is on; undefined where that cannot be seen. */
  isSet(name: string): boolean | undefined {
    if (this.params.last(name)) return this.params.isTrue(name);
    return this.isTemplated ? undefined : false;
  }

  /** It may have more params than can be seen. */
  private get isTemplated(): boolean {
    const { settings, params } = this;
    return params.hasOpenName || isTemplated(settings ?? this.element);
  }

  /** There is one local network: the last line counts. */
  private lastOf(name: AclParam): Param[] {
    const param = this.params.last(name);
    return param ? [param] : [];
  }

  /** The lists that one of its params names, in order; `none` and inline networks are no names. */
  lists(name: AclParam): AppliedList[] {
    return this.applied(name).flatMap((param): AppliedList[] => {
      const { value } = param.value;
      if (value === undefined || value === '') return [];
      // a network may stand in place of a name, and IPv6 has colons
      const list = name === 'apply-inbound-acl' && !value.includes('/') ? value.split(':')[0] : value;
      return list ? [{ param, name: list }] : [];
    });
  }

  /** Whether it may ask lists other than those, whose names cannot be seen. */
  mayAskOthers(name: AclParam): boolean {
    return this.isTemplated || this.applied(name).some(({ value }) => value.value === undefined);
  }

  private applied(name: AclParam): Param[] {
    const params = name === 'local-network-acl' ? this.lastOf(name) : this.params.all(name);
    // it takes back those ahead of it (sofia.c, config_sofia)
    const none = params.findLastIndex(({ text }) => text.toLowerCase() === 'none');
    return params.slice(none + 1);
  }
}
