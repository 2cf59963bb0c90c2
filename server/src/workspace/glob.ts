import type { FileSystem } from '../host/host';
import { joinUri } from './uri';

/** glob(3) as Asterisk calls it (GLOB_NOMAGIC | GLOB_BRACE): `*`, `?`, `[…]` and `{a,b}`, matches in sorted order. */

const MAX_MATCHES = 10_000;
const MAX_ALTERNATIVES = 256;

/** `{a,b}` written out; an unclosed brace stays as it is. */
export function expandBraces(pattern: string): string[] {
  const open = pattern.indexOf('{');
  const close = open < 0 ? -1 : matchingBrace(pattern, open);
  if (close < 0) return [pattern];
  const results: string[] = [];
  for (const alternative of splitAlternatives(pattern.slice(open + 1, close))) {
    for (const rest of expandBraces(pattern.slice(0, open) + alternative + pattern.slice(close + 1))) {
      if (results.length < MAX_ALTERNATIVES) results.push(rest);
    }
  }
  return results;
}

function matchingBrace(pattern: string, open: number): number {
  let depth = 0;
  for (let i = open; i < pattern.length; i++) {
    if (pattern[i] === '{') depth++;
    else if (pattern[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

function splitAlternatives(list: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] === '{') depth++;
    else if (list[i] === '}') depth--;
    else if (list[i] === ',' && depth === 0) {
      items.push(list.slice(from, i));
      from = i + 1;
    }
  }
  return [...items, list.slice(from)];
}

export function hasMagic(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/** Whether a name matches a pattern of one path segment. Linear: a later `*` never reopens an earlier one. */
export function matchesSegment(name: string, pattern: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  let at = 0;
  let from = 0;
  let star = -1;
  let retry = 0;
  while (at < name.length) {
    const step = from < pattern.length && pattern[from] !== '*' ? matchOne(name, at, pattern, from) : -1;
    if (step > 0) {
      at++;
      from += step;
    } else if (pattern[from] === '*') {
      star = from++;
      retry = at;
    } else if (star >= 0) {
      from = star + 1;
      at = ++retry;
    } else return false;
  }
  while (pattern[from] === '*') from++;
  return from >= pattern.length;
}

/** How many pattern characters match the name's character; -1 for none. */
function matchOne(name: string, at: number, pattern: string, from: number): number {
  const wanted = pattern[from];
  if (wanted === '?') return 1;
  if (wanted === '\\' && from + 1 < pattern.length) return pattern[from + 1] === name[at] ? 2 : -1;
  if (wanted !== '[') return wanted === name[at] ? 1 : -1;
  const close = pattern.indexOf(']', from + (/[!^]/.test(pattern[from + 1] ?? '') ? 3 : 2));
  if (close < 0) return name[at] === '[' ? 1 : -1;
  return inClass(name[at] ?? '', pattern.slice(from + 1, close)) ? close - from + 1 : -1;
}

function inClass(character: string, members: string): boolean {
  const negated = /^[!^]/.test(members);
  const list = negated ? members.slice(1) : members;
  let found = false;
  for (let i = 0; i < list.length; i++) {
    const first = list[i] ?? '';
    const last = list[i + 1] === '-' && i + 2 < list.length ? (list[i + 2] ?? '') : first;
    if (last !== first) i += 2;
    found ||= character >= first && character <= last;
  }
  return found !== negated;
}

/** The files and folders that a pattern names, sorted; `undefined` where a listing is not there yet. */
export function glob(files: Lister, folder: string, pattern: string): string[] | 'pending' {
  let bases = [folder];
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  for (const segment of segments) {
    const next: string[] = [];
    for (const base of bases) {
      if (!hasMagic(segment)) {
        next.push(joinUri(base, segment.replace(/\\(.)/g, '$1')));
        continue;
      }
      const entries = files.list(base);
      if (entries === 'pending') return 'pending';
      for (const { name } of entries ?? []) {
        if (matchesSegment(name, segment) && next.length < MAX_MATCHES) next.push(joinUri(base, name));
      }
    }
    bases = next;
  }
  return bases;
}

export interface Lister {
  list(uri: string): Awaited<ReturnType<FileSystem['list']>> | 'pending';
}
