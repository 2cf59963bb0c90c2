import type { Sourced } from '../../../sip/sourced';
import { hasPlaceholder } from '../../../text/placeholder';
import type { Span } from './dial-string';

/** Part of a value; what a variable of the call fills in has no value of its own: `${destination_number}`, `$1`. */
export function partOf(data: Sourced<string>, [from, to]: Span): Sourced<string> {
  const text = data.text.slice(from, to);
  const at = data.at?.slice(from, to);
  const isFilled = hasPlaceholder(text) || /\$\d/.test(text);
  const origin = isFilled ? 'placeholder' : data.origin === 'placeholder' ? 'literal' : data.origin;
  return { text, origin, ...(at ? { at } : {}), ...(isFilled ? {} : { value: text }) };
}
