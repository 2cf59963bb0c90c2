import type { DialTarget, HostUse, SipModel } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import { sourcedUri } from '../../../sip/sourced-uri';
import type { Entry } from '../../../syntax/conf/tree';
import { hasPlaceholder } from '../../../text/placeholder';
import type { Scope } from '../../dialect';
import type { Category } from '../load/category';
import { linePlace, valuePlace } from '../objects/setting';
import { bareHostUse, hostUse } from './hosts';

/** One `PJSIP/…` of a dialplan line, offsets into the line's value. */
export interface DialString {
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
export interface DialledParts {
  readonly user?: readonly [number, number];
  readonly endpoint: readonly [number, number];
  readonly uri?: readonly [number, number];
}

export function splitTarget({ text, start }: DialString): DialledParts {
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
  return piece(entry, [0, text.length]);
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

function targetOf(
  name: string,
  entry: Entry,
  dial: DialString,
  pattern: Sourced<string> | undefined,
): (DialTarget | HostUse)[] {
  const parts = splitTarget(dial);
  const at = linePlace(entry);
  const uri = parts.uri && sourcedUri(piece(entry, parts.uri));
  const target: DialTarget = {
    kind: 'dialTarget',
    name,
    at,
    userAgent: 'asterisk',
    peerName: piece(entry, parts.endpoint),
    ...(parts.user ? { user: piece(entry, parts.user) } : {}),
    ...(uri ? { uri } : {}),
    ...(pattern ? { pattern } : {}),
  };
  return [target, ...hostUse({ name, at }, uri, 'dial')];
}

const REST_URL = /https?:\/\/([\w.-]+\.twilio\.com)(?=[/:?"')]|$)/gi;

/** The hosts of web requests that a line makes, such as `CURL(https://api.twilio.com/…)`. */
function restHosts(name: string, entry: Entry): HostUse[] {
  if (!entry.value.includes('//')) return [];
  return [...entry.value.matchAll(REST_URL)].flatMap((match) => {
    const host = match[1] ?? '';
    const from = match.index + match[0].length - host.length;
    return bareHostUse({ name, at: linePlace(entry) }, piece(entry, [from, from + host.length]), 'rest-api');
  });
}

/** What the lines of a context call. */
export function dialTargets(category: Category, _scope: Scope): SipModel {
  const targets: (DialTarget | HostUse)[] = [];
  let pattern: Sourced<string> | undefined;
  for (const entry of category.variables) {
    pattern = patternOf(entry, pattern) ?? pattern;
    targets.push(...restHosts(category.name, entry));
    for (const dial of dialStrings(entry.value))
      targets.push(...targetOf(category.name, entry, dial, pattern));
  }
  return targets;
}
