import type { Sourced } from '../../../sip/sourced';
import type { Entry } from '../../../syntax/conf/tree';
import { hasPlaceholder } from '../../../text/placeholder';
import type { Category } from '../load/category';
import { dialStrings, splitTarget } from '../model/dialplan';
import { valuePlace } from '../objects/setting';

/** The part of a dial string that the caret touches, and where in that part it stands. */
export interface DialledPart {
  readonly part: 'endpoint' | 'uri';
  readonly text: Sourced<string>;
  readonly offset: number;
}

export function dialledAt(entry: Entry, offset: number): DialledPart | undefined {
  const dial = dialStrings(entry.value).find(({ start, end }) => offset >= start && offset <= end);
  if (!dial) return undefined;
  const { endpoint, uri } = splitTarget(dial);
  if (uri && offset >= uri[0]) return { part: 'uri', text: pieceOf(entry, uri), offset: offset - uri[0] };
  if (offset < endpoint[0] || offset > endpoint[1]) return undefined;
  return { part: 'endpoint', text: pieceOf(entry, endpoint), offset: offset - endpoint[0] };
}

/** Every endpoint that the dial strings of a context name. */
export function dialledEndpoints({ variables }: Category): Sourced<string>[] {
  return variables.flatMap((entry) =>
    dialStrings(entry.value).map((dial) => pieceOf(entry, splitTarget(dial).endpoint)),
  );
}

function pieceOf(entry: Entry, [from, to]: readonly [number, number]): Sourced<string> {
  const text = entry.value.slice(from, to);
  const at = valuePlace(entry).slice(from, to);
  return hasPlaceholder(text)
    ? { text, at, origin: 'placeholder' }
    : { text, value: text, at, origin: 'literal' };
}
