import type { XmlElement } from '../../../syntax/xml/element';
import type { Place } from '../../../text/place';
import type { Param } from '../objects/params';

/** What FreeSWITCH makes of something that is wrong with an object. */
export interface Fault {
  /** Id of the rule that speaks of it. */
  readonly rule: string;
  /** One sentence: what is wrong, and what FreeSWITCH does then. No password is in it. */
  readonly message: string;
  readonly at: Place;
  /** `dropped`: the object is not there. `unknown`: that cannot be told. `kept`: it works in another way than it says. */
  readonly effect: 'dropped' | 'unknown' | 'kept';
  readonly param?: Param;
  /** The param that is not there, or is empty. */
  readonly missing?: string;
  /** What does not count where it stands, and the container in which it would. */
  readonly misplaced?: { readonly elements: readonly XmlElement[]; readonly container: XmlElement };
  /** The other places that it is about. */
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  /** What to write in place of the text at `at`, the likeliest first. */
  readonly suggestions?: readonly string[];
}

export interface Verdict {
  /** null: cannot be known. */
  readonly loads: true | false | null;
  readonly faults: readonly Fault[];
}

export function verdictOf(faults: readonly Fault[]): Verdict {
  if (faults.some(({ effect }) => effect === 'dropped')) return { loads: false, faults };
  return { loads: faults.some(({ effect }) => effect === 'unknown') ? null : true, faults };
}
