import type { Sourced } from '../../../sip/sourced';
import type { Entry } from '../../../syntax/conf/tree';
import { sectionLine } from '../edit/lines';

/** What a URI parameter behind an unescaped `;` looks like. Any other word is taken for a comment. */
const PARAMETER =
  /^;(?:lr|ob|(?:transport|maddr|ttl|user|method|line|edge|region|tnx|secure)=[\w.:-]+)(?=[;\s]|$)/i;

/** Longer sections are generated; looking up each of their lines would cost more than it gives. */
const MANY_LINES = 500;

/** The URI parameters that a `;` behind the entry's value makes a comment of. */
function unreadBehind({ section, line, valueEnd }: Entry): string | undefined {
  if (section.lineFeeds > MANY_LINES) return undefined;
  const rest = sectionLine(section, line).slice(valueEnd);
  return PARAMETER.test(rest) ? rest.trimEnd() : undefined;
}

/** The value with what its line loses behind it. */
export function withUnread<T>(value: Sourced<T>, entry: Entry | undefined): Sourced<T> {
  const unread = entry && unreadBehind(entry);
  return unread === undefined ? value : { ...value, unread };
}
