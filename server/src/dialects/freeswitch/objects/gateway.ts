import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import { ancestorOf, childOf, childrenOf, isTemplated, written } from '../load/element';
import { isTrue } from '../schema/booleans';
import { type Contained, contained } from './container';
import { type Param, Params } from './params';

/** `<variable name="…" value="…" direction="…"/>` of a gateway. */
export interface GatewayVariable {
  readonly name: string;
  readonly value: Sourced<string>;
  /** Any other word than these, and the variable is set on no call (sofia.c:3853). */
  readonly direction: 'inbound' | 'outbound' | 'both' | 'none';
  readonly element: XmlElement;
}

/** One `<gateway>`, whether or not FreeSWITCH keeps it. */
export class Gateway {
  readonly kind = 'gateway';
  readonly params: Params;
  private readonly contents: Contained;

  constructor(readonly element: XmlElement) {
    this.contents = contained(element, 'params', 'param');
    this.params = new Params(this.contents.read, 'gateway');
  }

  /** Empty where it has none. */
  get name(): string {
    return this.element.value('name') ?? '';
  }

  /** The profile that it stands in; undefined for a fragment that only says what stands in some profile. */
  get profile(): XmlElement | undefined {
    return ancestorOf(this.element, 'profile');
  }

  get profileName(): string | undefined {
    return this.profile?.value('name');
  }

  /** It hangs on a user of the directory: read only where a profile says `parse="true"`. */
  get isOfUser(): boolean {
    return this.profile === undefined && ancestorOf(this.element, 'user') !== undefined;
  }

  /** Params that a `<params>` child hides. */
  get hidden(): readonly XmlElement[] {
    return this.contents.hidden;
  }

  /** What it holds in containers, whether or not it is read. */
  get contained(): readonly Contained[] {
    return [this.contents, this.heldVariables];
  }

  get variables(): readonly GatewayVariable[] {
    return this.heldVariables.read.flatMap(variableOf);
  }

  private get heldVariables(): Contained {
    return contained(this.element, 'variables', 'variable');
  }

  /** Of a subscription only the params that stand directly in it are read (sofia.c, parse_gateway_subscriptions). */
  get subscriptions(): readonly Params[] {
    const parent = childOf(this.element, 'subscriptions');
    if (!parent) return [];
    return childrenOf(parent, 'subscription').map(
      (element) => new Params(childrenOf(element, 'param'), 'subscription'),
    );
  }

  /** Whether it registers, which it does unless told otherwise; undefined where a placeholder decides. */
  get registers(): boolean | undefined {
    const param = this.params.last('register');
    if (!param) return this.isTemplated ? undefined : true;
    const { value } = param.value;
    return value === undefined ? undefined : isTrue(value);
  }

  /** The param that decides where calls and registrations go: `proxy`, else `realm`; without either it is its name. */
  get destination(): Param | undefined {
    return this.params.given('proxy') ?? this.params.given('realm');
  }

  /** The host of From; in place of these words a call has what came in with it (mod_sofia.c). */
  get fromDomain(): Param | undefined {
    const param = this.params.given('from-domain');
    return param && /^auto-aleg-(?:full|domain)$/i.test(param.text) ? undefined : param;
  }

  /** It may have more params than can be seen. */
  get isTemplated(): boolean {
    if (this.params.hasOpenName) return true;
    const { container } = this.contents;
    return isTemplated(this.element) || (container !== undefined && isTemplated(container));
  }
}

/** Without a name or a value it sets nothing. */
function variableOf(element: XmlElement): GatewayVariable[] {
  const name = element.value('name');
  const value = written(element, 'value');
  if (name === undefined || !value) return [];
  return [{ name, value, direction: directionOf(element.value('direction')), element }];
}

function directionOf(word: string | undefined): GatewayVariable['direction'] {
  if (word === undefined) return 'both';
  const lower = word.toLowerCase();
  return lower === 'inbound' || lower === 'outbound' ? lower : 'none';
}
