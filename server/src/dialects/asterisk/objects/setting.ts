import type { Origin, Sourced } from '../../../sip/sourced';
import type { Entry } from '../../../syntax/conf/tree';
import { MappedPlace, Place } from '../../../text/place';
import { isOpen } from '../../../text/placeholder';

export function valuePlace(entry: Entry): Place {
  return entry.columns
    ? new MappedPlace(entry.section, entry.line, entry.valueStart, entry.valueEnd, entry.columns)
    : new Place(entry.section, entry.line, entry.valueStart, entry.valueEnd);
}

export function namePlace(entry: Entry): Place {
  return new Place(entry.section, entry.line, entry.nameStart, entry.nameEnd);
}

/** Name and value: what a deletion or a comment of the line covers. */
export function linePlace(entry: Entry): Place {
  return new Place(entry.section, entry.line, entry.nameStart, Math.max(entry.valueEnd, entry.nameEnd));
}

/** One `name = value` as an object has it, and the line it comes from (none for what a wizard derives). */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly entry?: Entry | undefined;
  /** Where the value stands, where that is not the whole value of the line. */
  readonly at?: Place | undefined;
  readonly origin: Origin;
}

function placeOf({ at, entry }: Setting): Place | undefined {
  return at ?? (entry && valuePlace(entry));
}

/** The text of a setting with its place; `value` is the same text unless it is a placeholder. */
export function sourcedText(setting: Setting): Sourced<string> {
  const { value: text, origin } = setting;
  // one shape for all of them: a large file makes a hundred thousand
  return isOpen(text)
    ? { value: undefined, text, at: placeOf(setting), origin: 'placeholder' }
    : { value: text, text, at: placeOf(setting), origin };
}

/** The same value read as something else; a text that cannot be read has no value. */
export function sourcedAs<T>(setting: Setting, read: (text: string) => T | undefined): Sourced<T> {
  const { value: text, origin } = setting;
  return isOpen(text)
    ? { value: undefined, text, at: placeOf(setting), origin: 'placeholder' }
    : { value: read(text), text, at: placeOf(setting), origin };
}
