import type { Sourced } from '../../../sip/sourced';
import type { XmlElement } from '../../../syntax/xml/element';
import { written } from '../load/element';
import { partOf } from './part';

/** Variables that are set for a call, by name. */
export type Assignments = ReadonlyMap<string, Sourced<string>>;

const NO_ASSIGNMENTS: Assignments = new Map();

/** `name=value` items between the braces ahead of a dial string, the ones nearest to it last: `{a=1,b=2}[c=3]sofia/…`. */
export function assignmentsAhead(data: Sourced<string>, dialStart: number): Assignments {
  const before = data.text.slice(0, dialStart);
  if (!before.includes('=')) return NO_ASSIGNMENTS;
  const found = new Map<string, Sourced<string>>();
  for (const [open, close] of [
    ['<', '>'],
    ['{', '}'],
    ['[', ']'],
  ] as const) {
    const span = spanOf(before, open, close);
    if (!span) continue;
    for (const [name, value] of itemsIn(data, span)) found.set(name, value);
  }
  return found;
}

/** `{…}` and `<…>` stand at the beginning and hold for all; `[…]` holds for the one that follows. */
function spanOf(before: string, open: string, close: string): readonly [number, number] | undefined {
  if (open === '[') {
    const end = before.length - 1;
    const start = before.lastIndexOf(open);
    return before.charAt(end) === close && start >= 0 ? [start + 1, end] : undefined;
  }
  const start = /^\s*(?:<[^>]*>)?\s*/.exec(before)?.[0].length ?? 0;
  const from = open === '<' ? before.indexOf(open) : start;
  if (before.charAt(from) !== open || (open === '<' && before.slice(0, from).trim() !== '')) return undefined;
  const end = before.indexOf(close, from);
  return end < 0 ? undefined : [from + 1, end];
}

function* itemsIn(
  data: Sourced<string>,
  [from, to]: readonly [number, number],
): Generator<[string, Sourced<string>]> {
  let at = from;
  for (const item of data.text.slice(from, to).split(',')) {
    const equals = item.indexOf('=');
    if (equals > 0) yield [item.slice(0, equals).trim(), partOf(data, [at + equals + 1, at + item.length])];
    at += item.length + 1;
  }
}

const EXPORTED = /^(?:nolocal:)?\s*([^=\s]+)\s*=/;

/** What an `export` sets on the calls that are placed behind it; `set` says something of the call that came in alone. */
export function exported(action: XmlElement): readonly [string, Sourced<string>] | undefined {
  if (action.value('application') !== 'export') return undefined;
  const data = written(action, 'data');
  const found = data && EXPORTED.exec(data.text);
  if (!data || !found?.[1]) return undefined;
  return [found[1], partOf(data, [found[0].length, data.text.length])];
}
