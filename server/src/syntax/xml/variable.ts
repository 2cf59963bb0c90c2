import type { Place } from '../../text/place';
import type { XmlDirective } from './directive';
import { XmlSpan } from './span';

/** Which directive gives a variable its value. `delete`: a `set` with an empty value takes the variable away. */
export type DefinitionKind = 'set' | 'delete' | 'env-set' | 'exec-set' | 'stun-set';

/** One directive that gives a variable a value. FreeSWITCH compares names in any case. */
export interface XmlDefinition {
  readonly kind: DefinitionKind;
  /** As it is written, with its leading blanks: they count. */
  readonly name: string;
  /** As the core stores it: variables replaced, `${` turned into `%{`. Undefined: known only to the machine it runs on. */
  readonly value: string | undefined;
  readonly directive: XmlDirective;
  /** In how manieth place it was met while the files were read. */
  order: number;
  readonly nameAt: Place;
  /** What stands behind the `=`. Where that is one variable alone it is the place that gives that one its value. */
  readonly valueAt: Place;
}

/**
 * What stands for a `$${name}`. `set`: the value of the definition. `unknown`: somebody sets it, but the value is not
 * known here, so its text stays in the effective text as it is. `undefined`: nobody set it before, so it is the empty
 * text; where something that cannot be seen might have set it, it is `unknown`.
 */
export type UseState = 'set' | 'unknown' | 'undefined';

/** One `$${name}`. */
export class XmlUse extends XmlSpan {
  state: UseState = 'undefined';
  /** The definition that counts here; none for what the core sets itself. */
  definition: XmlDefinition | undefined;
  /** Set by the core before it reads any file. */
  global = false;

  get name(): string {
    return this.chunk.source.slice(this.start + 3, this.end - 1);
  }

  get nameAt(): Place {
    return this.chunk.place(this.start + 3, this.end - 1);
  }
}
