import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import type { Place } from '../../../text/place';
import { hasPlaceholder, isOpen } from '../../../text/placeholder';
import { placeOf, written } from '../load/element';
import { type ParamOwner, type ParamSpec, paramSpec } from '../schema';
import { isTrue } from '../schema/booleans';

const EMPTY: Sourced<string> = { value: '', text: '', origin: 'default' };

/** One `<param name="…" value="…"/>`. Without one of the attributes FreeSWITCH reads an empty text. */
export class Param {
  readonly name: string;

  constructor(
    readonly element: XmlElement,
    readonly owner: ParamOwner,
  ) {
    this.name = element.value('name') ?? '';
  }

  get spec(): ParamSpec | undefined {
    return paramSpec(this.owner, this.name);
  }

  /** The text as FreeSWITCH reads it. */
  get text(): string {
    return this.element.value('value') ?? '';
  }

  /** The same; undefined where a placeholder is in it. Without its place, which most of those who ask do not need. */
  get known(): string | undefined {
    const { text } = this;
    return text.includes('$${') || isOpen(text) ? undefined : text;
  }

  get value(): Sourced<string> {
    return written(this.element, 'value') ?? EMPTY;
  }

  /** Where its name is written, else its element. */
  get nameAt(): Place {
    return placeOf(this.element, 'name');
  }

  /** Where its value is written, else its element. */
  get valueAt(): Place {
    return this.element.attribute('value')?.place ?? this.element.nameAt;
  }

  /** The same value read as something else; a text that cannot be read has no value. */
  as<T>(read: (text: string) => T | undefined): Sourced<T> {
    const { value, ...rest } = this.value;
    const found = value === undefined ? undefined : read(value);
    return found === undefined ? rest : { ...rest, value: found };
  }
}

/** The params of one object, in the order in which they stand. */
export class Params {
  readonly list: readonly Param[];

  constructor(
    elements: readonly XmlElement[],
    readonly owner: ParamOwner,
  ) {
    this.list = elements.map((element) => new Param(element, owner));
  }

  /** Whether one of them may be any other, as its name still has to be filled in. */
  get hasOpenName(): boolean {
    return this.list.some(({ name }) => hasPlaceholder(name));
  }

  /** Every param that FreeSWITCH takes for this one. */
  all(name: string): Param[] {
    return this.list.filter((param) => this.isNamed(param, name));
  }

  first(name: string): Param | undefined {
    return this.list.find((param) => this.isNamed(param, name));
  }

  /** The one that counts for gateways and profiles. */
  last(name: string): Param | undefined {
    for (let index = this.list.length - 1; index >= 0; index--) {
      const param = this.list[index];
      if (param && this.isNamed(param, name)) return param;
    }
    return undefined;
  }

  /** The last one, unless it is empty: most texts count only then. */
  given(name: string): Param | undefined {
    const param = this.last(name);
    return param && param.text !== '' ? param : undefined;
  }

  /** Undefined where it is not set, or cannot be known. */
  isTrue(name: string): boolean | undefined {
    const value = this.last(name)?.known;
    return value === undefined ? undefined : isTrue(value);
  }

  private isNamed(param: Param, name: string): boolean {
    const own = param.name;
    return own === name || param.spec?.name === name;
  }
}
