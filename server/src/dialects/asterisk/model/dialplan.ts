import type { DialTarget, SipModel } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { sourcedUri } from '../../../sip/sourced-uri';
import type { Entry } from '../../../syntax/conf/tree';
import { Place } from '../../../text/place';
import { hasPlaceholder } from '../../../text/placeholder';
import type { Scope } from '../../dialect';
import type { Category } from '../load/category';
import { valuePlace } from '../objects/setting';

/** One `PJSIP/…` of a dialplan line, offsets into the line's value. */
interface DialString {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TECHNOLOGY = /(^|[(&,"\s])PJSIP\//gi;

/** Every PJSIP dial string of a value: up to what ends one in `Dial(a&b,timeout)`, variables kept whole. */
export function dialStrings(value: string): DialString[] {
  const found: DialString[] = [];
  for (const match of value.matchAll(TECHNOLOGY)) {
    const start = match.index + match[0].length;
    const end = endOfDialString(value, start);
    if (end > start) found.push({ text: value.slice(start, end), start, end });
  }
  return found;
}

function endOfDialString(value: string, start: number): number {
  let depth = 0;
  for (let i = start; i < value.length; i++) {
    const character = value[i];
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (depth <= 0 && (character === '&' || character === ',' || character === ')' || character === '"'))
      return i;
  }
  return value.length;
}

/** `user@endpoint`, `endpoint` or `endpoint/sip:uri` (chan_pjsip.c `request`). */
interface Target {
  readonly user?: readonly [number, number];
  readonly endpoint: readonly [number, number];
  readonly uri?: readonly [number, number];
}

function splitTarget({ text, start }: DialString): Target {
  const slash = text.search(/\/(sips?:|\$\{)/i);
  if (slash >= 0) {
    return { endpoint: [start, start + slash], uri: [start + slash + 1, start + text.length] };
  }
  const at = text.lastIndexOf('@');
  if (at < 0) return { endpoint: [start, start + text.length] };
  return { user: [start, start + at], endpoint: [start + at + 1, start + text.length] };
}

function piece(entry: Entry, [from, to]: readonly [number, number]): Sourced<string> {
  const text = entry.value.slice(from, to);
  const at = valuePlace(entry).slice(from, to);
  return hasPlaceholder(text)
    ? { text, at, origin: 'placeholder' }
    : { text, value: text, at, origin: 'literal' };
}

/** The extension pattern of `exten => PATTERN,prio,app`; `same =>` repeats the one before. */
function patternOf(entry: Entry, before: Sourced<string> | undefined): Sourced<string> | undefined {
  const name = entry.name.toLowerCase();
  if (name !== 'exten') return name === 'same' ? before : undefined;
  const comma = entry.value.indexOf(',');
  const text = (comma < 0 ? entry.value : entry.value.slice(0, comma)).trim();
  return { text, value: text, origin: 'literal', at: valuePlace(entry).slice(0, text.length) };
}

/** The endpoints that a context's dial strings name. */
export function dialledEndpoints(category: Category): string[] {
  const names: string[] = [];
  for (const entry of category.variables) {
    for (const dial of dialStrings(entry.value)) {
      const name = piece(entry, splitTarget(dial).endpoint).value;
      if (name) names.push(name);
    }
  }
  return names;
}

/** What the lines of a context call. */
export function dialTargets(category: Category, _scope: Scope): SipModel {
  const targets: DialTarget[] = [];
  let pattern: Sourced<string> | undefined;
  for (const entry of category.variables) {
    pattern = patternOf(entry, pattern) ?? pattern;
    for (const dial of dialStrings(entry.value)) {
      const { user, endpoint, uri } = splitTarget(dial);
      targets.push({
        kind: 'dialTarget',
        name: category.name,
        at: new Place(entry.section, entry.line, entry.nameStart, entry.valueEnd),
        userAgent: 'asterisk',
        peerName: piece(entry, endpoint),
        ...(user ? { user: piece(entry, user) } : {}),
        ...(uri ? { uri: sourcedUri(piece(entry, uri)) } : {}),
        ...(pattern ? { pattern } : {}),
      });
    }
  }
  return targets;
}
