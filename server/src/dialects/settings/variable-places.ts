import type { Sourced } from '../../sip/sourced';
import type { Place } from '../../text/place';
import { type VariableUse, variablesIn } from './interpolation';

/** Where a setting uses a variable. */
export interface VariablePlace {
  readonly use: VariableUse;
  readonly name: Place;
  /** With `${` and `}`. */
  readonly whole: Place;
}

interface Written {
  readonly value: Sourced<string>;
  readonly items?: readonly Sourced<string>[] | undefined;
}

/**
 * The variables of settings where they stand. Of a list each item stands for itself; in a text over lines no character
 * can be told from the ones around it, and what is YAML in there is read as settings of its own.
 */
export function* variablePlaces(settings: Iterable<Written>): Generator<VariablePlace> {
  for (const { value, items = [value] } of settings) {
    for (const { text, at } of items) {
      if (!at || at.line !== at.endLine) continue;
      for (const use of variablesIn(text)) {
        const { name, nameStart, start, end } = use;
        yield { use, name: at.slice(nameStart, nameStart + name.length), whole: at.slice(start, end) };
      }
    }
  }
}
