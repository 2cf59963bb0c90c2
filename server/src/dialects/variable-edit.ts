import type { Place } from '../text/place';
import type { FileEdit } from '../text/range';

const NOTHING: readonly FileEdit[] = Object.freeze([]);

/** What would end or change a value without quotes. */
const NEEDS_QUOTES = /[\s#"'`$\\]/;

/** Another text where a `.env` file has the value or a part of it; quotes around it stay. */
export function setVariable(at: Place | undefined, text: string): readonly FileEdit[] {
  if (!at || NEEDS_QUOTES.test(text)) return NOTHING;
  return [{ uri: at.uri, range: at.range, newText: text }];
}
