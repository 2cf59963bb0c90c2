/** `[start, end)` of the text that it was found in. */
export type Span = readonly [start: number, end: number];

/** One `sofia/…` of a dial string. Spans count from the start of the whole text. */
export type DialString =
  /** `sofia/gateway/NAME/NUMBER` or `sofia/gateway/PROFILE::NAME/NUMBER`. */
  | { readonly kind: 'gateway'; readonly gateway: Span; readonly profile?: Span; readonly number: Span }
  /** `sofia/PROFILE/user@host`, perhaps with `sip:` before it. */
  | { readonly kind: 'profile'; readonly profile: Span; readonly uri: Span };

const TECHNOLOGY = /(?<![\w/.$-])sofia\//g;

/** Every call over mod_sofia that a text names: `{vars}[vars]sofia/gateway/NAME/+15550100|sofia/external/a@b.example`. */
export function dialStrings(text: string): DialString[] {
  const found: DialString[] = [];
  for (const match of text.matchAll(TECHNOLOGY)) {
    const start = match.index + match[0].length;
    const dial = readOne(text, start, endOf(text, start));
    if (dial) found.push(dial);
  }
  return found;
}

/** What parts one destination from the next, outside of `${…}`. */
function endOf(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const character = text[index] ?? '';
    if (character === '{' || character === '(') depth++;
    else if (character === '}' || (character === ')' && depth > 0)) depth--;
    else if (depth <= 0 && /[,|\s<[\]"')]/.test(character)) return index;
    else if (depth <= 0 && text.startsWith(':_:', index)) return index;
  }
  return text.length;
}

/** Where the first of the characters stands, outside of `${…}`. */
function before(text: string, start: number, end: number, stops: string): number {
  let depth = 0;
  for (let index = start; index < end; index++) {
    const character = text[index] ?? '';
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (depth <= 0 && stops.includes(character)) return index;
  }
  return end;
}

/** What stands behind a `^` is the user of To (mod_sofia.c, sofia_outgoing_channel). */
function readOne(text: string, start: number, last: number): DialString | undefined {
  const end = before(text, start, last, '^');
  const slash = before(text, start, end, '/');
  if (slash === end) return undefined;
  if (text.slice(start, slash) !== 'gateway') {
    return slash + 1 < end ? { kind: 'profile', profile: [start, slash], uri: [slash + 1, end] } : undefined;
  }
  const nameEnd = before(text, slash + 1, end, '/');
  const from = Math.min(nameEnd + 1, end);
  // params of the contact, unless a host of its own stands ahead of them
  const params = before(text, from, end, ';');
  const number: Span = [from, text.slice(from, params).includes('@') ? end : params];
  const colons = text.indexOf('::', slash + 1);
  if (colons < 0 || colons >= nameEnd) return { kind: 'gateway', gateway: [slash + 1, nameEnd], number };
  return { kind: 'gateway', profile: [slash + 1, colons], gateway: [colons + 2, nameEnd], number };
}
