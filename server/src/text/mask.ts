import { editDistance } from './edit-distance';

/** What stands for a secret. Always the same, so that it does not tell the secret's length. */
export const MASK = '••••••••';

const SECRET_WORD =
  /pass(?!ive|thr|ed\b)|pwd|secret|creds?$|cred_|credential|token|digest|api_?key|a1[-_]?hash|(?:^|[-_])dsn$/i;
/** Words that a typo turns an option of this kind into; the misspelled line is the one that is shown. */
const MISSPELLED: readonly (readonly [word: string, edits: number])[] = [
  ['password', 3],
  ['passwd', 1],
  ['passphrase', 2],
  ['secret', 2],
  ['refreshtoken', 2],
  ['oauthsecret', 2],
  ['md5cred', 2],
];
/** Switches of FreeSWITCH that only sound like it. */
const SWITCHES: ReadonlySet<string> = new Set([
  'allow-empty-password',
  'pass-rfc2833',
  'pass-callee-id',
  'inbound-bypass-media',
  'bypass_media',
  'bypass_media_after_bridge',
]);
/** Ordinary options that are as near to one of those words. */
const HARMLESS: ReadonlySet<string> = new Set(['secure', 'select', 'passed']);

/** Whether an option or key of this name holds something that nobody may see. A wizard's prefix does not matter. */
export function isSecretName(name: string): boolean {
  const bare = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  if (SECRET_WORD.test(bare)) return !SWITCHES.has(bare);
  const letters = bare.replace(/[^a-z0-9]/g, '');
  if (letters.length < 5 || HARMLESS.has(letters)) return false;
  return MISSPELLED.some(([word, edits]) => editDistance(letters, word, edits) !== undefined);
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

const SUSPECT = /[ptsdwk]/i;
const NAME = /[A-Za-z@][\w@./-]*/g;
const ASSIGNMENT = /\s*(?:\+=|=>|=|:(?!\/\/))\s*/y;
const GAP = /[ \t]+/y;
/** What may stand before the first word of a line that is commented out. */
const LEAD = /^[\s;#/\\-]*$/;
/** What stands between two delimiters of URIs. */
const WORD = /[^\s<>",]+/g;
/** The scheme of a SIP URI, of a URL, or the user ahead of a password where the scheme was forgotten. */
const SIP_SCHEME = /\bsips?:/i;
const URL_SCHEME = /\b[a-z][a-z0-9+.-]*:\/\//i;
const BARE_USER = /(?:^|[^\w.+%:@-])(?=(?!(?:tel|mailto):)[\w.+%-]+:[^\s:@/]+@[\w[])/i;

/** Where the value of the first secret of the line begins. */
function secretStart(line: string): number | undefined {
  let first = true;
  for (const match of line.matchAll(NAME)) {
    const leads = first && LEAD.test(line.slice(0, match.index));
    first = false;
    if (!isSecretName(match[0])) continue;
    const end = match.index + match[0].length;
    const start = behind(ASSIGNMENT, line, end) ?? (leads ? behind(GAP, line, end) : undefined);
    if (start !== undefined && /\S/.test(line.slice(start))) return start;
  }
  return undefined;
}

/** The password of `sip:user:password@host` (RFC 3261 section 19.1.1), or of another URL, in each word of a text. */
function uriPasswords(text: string): Span[] {
  const spans: Span[] = [];
  if (!text.includes('@')) return spans;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const scheme = SIP_SCHEME.exec(word) ?? URL_SCHEME.exec(word) ?? BARE_USER.exec(word);
    if (!scheme) continue;
    const user = scheme.index + scheme[0].length;
    const colon = word.indexOf(':', user);
    // people forget to escape an @ in the password: the last one counts, in a URL ahead of its path
    const path = scheme[0].endsWith('//') ? word.indexOf('/', user) : -1;
    const at = word.lastIndexOf('@', path < 0 ? undefined : path);
    if (colon < 0 || at <= colon + 1 || /[@;]/.test(word.slice(user, colon))) continue;
    spans.push({ start: index + colon + 1, end: index + at });
  }
  return spans;
}

function behind(pattern: RegExp, line: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(line) ? pattern.lastIndex : undefined;
}

const NAMED = /\bname\s*=\s*(["'])([^"']*)\1/gi;
const VALUE = /\bvalue\s*=\s*(["'])/gi;

/** The values of `<param name="password" value="…"/>`: there the name of the secret is a value itself. */
function elementSecrets(line: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { 0: whole, 2: name = '', index } of line.matchAll(NAMED)) {
    if (index < from || !isSecretName(name)) continue;
    const next = line.slice(index).search(/<[a-z]/i);
    const end = next < 0 ? line.length : index + next;
    const opened = Math.max(from, line.lastIndexOf('<', index));
    const ahead = valueSpan(line, opened, index);
    const span = ahead ?? valueSpan(line, index + whole.length, end);
    if (span) spans.push(span);
    from = end;
  }
  return spans;
}

function valueSpan(line: string, from: number, to: number): Span | undefined {
  VALUE.lastIndex = 0;
  const found = VALUE.exec(line.slice(from, to));
  if (!found) return undefined;
  const start = from + found.index + found[0].length;
  const close = line.indexOf(found[1] ?? '"', start);
  const end = close < 0 || close > to ? line.slice(0, to).trimEnd().length : close;
  return end > start ? { start, end } : undefined;
}

const LONE_VALUE = /^\s*(?:- +)?["']?value["']?\s*[:=]\s*(?=\S)/i;
const NAMES = /\bname["']?\s*[:=]\s*["']?([\w./-]+)/i;

/** What else tells of the secrets of a line. */
export interface Beside {
  /** The lines right before and behind it, where there are any. */
  readonly before?: string;
  readonly behind?: string;
  /** What is known to be one, whatever it is called. */
  readonly secrets?: readonly Span[];
}

/** `value: …` of `- name: SIP_PASSWORD` on the line before, and an element whose attributes stand on lines of their own. */
function loneSecret(line: string, { before = '', behind = '' }: Beside): Span[] | undefined {
  const start = LONE_VALUE.exec(line)?.[0].length;
  if (start === undefined || NAMES.test(line)) return undefined;
  const isEnded = /^\s*(?:-\s|<)/.test(line) || />\s*$/.test(before);
  const isLast = /^\s*(?:-\s|<)/.test(behind) || />\s*$/.test(line);
  const names = [isEnded ? '' : before, isLast ? '' : behind].map((other) => NAMES.exec(other)?.[1] ?? '');
  return names.some(isSecretName) ? [{ start, end: line.trimEnd().length }] : undefined;
}

function secretSpans(line: string, beside: Beside = {}): Span[] {
  const lone = loneSecret(line, beside);
  if (lone) return lone;
  if (!SUSPECT.test(line)) return [];
  const start = hiddenName(line) ?? secretStart(line);
  const open = start === undefined ? line : line.slice(0, start);
  const inElements = line.includes('value') ? elementSecrets(open) : [];
  const spans = joined(inElements, uriPasswords(open));
  if (start !== undefined) spans.push({ start, end: line.trimEnd().length });
  return spans;
}

/** Both in order, each character once; those that overlap are one. */
function joined(first: readonly Span[], more: readonly Span[]): Span[] {
  const spans: Span[] = [];
  const all = [...first, ...more].filter(({ start, end }) => end > start);
  for (const span of all.sort((one, other) => one.start - other.start)) {
    const last = spans.at(-1);
    if (last && span.start < last.end)
      spans[spans.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else spans.push(span);
  }
  return spans;
}

/** A block comment inside a line may cut a name in two: then everything behind the first sign is hidden. */
function hiddenName(line: string): number | undefined {
  if (!line.includes(';--')) return undefined;
  return secretStart(withoutBlocks(line)) === undefined ? undefined : line.search(/[=:\s]/) + 1;
}

function withoutBlocks(line: string): string {
  let result = '';
  let from = 0;
  for (let open = line.indexOf(';--'); open >= 0; open = line.indexOf(';--', from)) {
    const close = line.indexOf('--;', open + 3);
    if (close < 0) break;
    result += line.slice(from, open);
    from = close + 3;
  }
  return result + line.slice(from);
}

/** A shorter text is found in any sentence. */
const MIN_QUOTED = 4;

/** The text without the secrets. */
export function hideAll(text: string, secrets: readonly string[]): string {
  const quoted = secrets.filter(({ length }) => length >= MIN_QUOTED);
  return quoted.reduce((hidden, secret) => hidden.replaceAll(secret, MASK), text);
}

/** A line of a configuration as it may be shown, and where its characters have gone. */
export class MaskedLine {
  readonly text: string;
  private readonly spans: readonly Span[];

  /** @param beside may tell what the value of the line is */
  constructor(
    private readonly line: string,
    beside: Beside = {},
  ) {
    this.spans = joined(secretSpans(line, beside), beside.secrets ?? []);
    this.text = masked(line, this.spans);
  }

  /** Prose about the line, without what the line hides: a message may have quoted it. */
  hideIn(text: string): string {
    const secrets = this.spans.map(({ start, end }) => this.line.slice(start, end));
    return hideAll(text, secrets);
  }

  /** Where what stood from `start` to `end` stands now; a part of a secret stands for all of it. */
  columns(start: number, end: number): [start: number, end: number] {
    return [this.column(start, false), Math.max(this.column(start, false), this.column(end, true))];
  }

  /** Whether any of these characters is hidden, or stands right behind what is. */
  touches(start: number, end: number): boolean {
    return this.spans.some((span) => span.start <= end && start <= span.end);
  }

  private column(column: number, isEnd: boolean): number {
    let shift = 0;
    for (const { start, end } of this.spans) {
      if (column <= start) break;
      if (column < end) return start + shift + (isEnd ? MASK.length : 0);
      shift += MASK.length - (end - start);
    }
    return column + shift;
  }
}

export function maskLine(line: string, beside: Beside = {}): string {
  return new MaskedLine(line, beside).text;
}

/** The value of an option as it may be shown. */
export function maskValue(name: string, value: string): string {
  if (isSecretName(name)) return value === '' ? '' : MASK;
  return maskLine(value);
}

/** Prose that may quote a URI: only the password in it goes. */
export function maskUris(text: string): string {
  return masked(text, uriPasswords(text));
}

function masked(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + MASK;
    from = end;
  }
  return result + text.slice(from);
}
