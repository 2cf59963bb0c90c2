/**
 * Marks of a template engine or of a shell that will stand for another value by the time the PBX reads the file. No
 * rule may accuse what they hide. In Asterisk itself `${V}` is literal text: a template engine is taken to run before.
 * Without an end in sight nothing begins: else a line of `{` only would be gone through again from every one of them.
 */
const PLACEHOLDER = new RegExp(
  [
    /\$\$?\{[^{}]*\}/, // ${V}, ${V:-default}, $${v}
    /\$[A-Za-z_]\w*/, // $V
    /\{\{.{0,1000}?\}\}/, // {{ v }}
    /\{%.{0,1000}?%\}/, // {% if v %}
    /<%.{0,1000}?%>/, // <%= v %>
    /\{[A-Za-z_][\w.-]*\}/, // {v}
    /__[A-Za-z]\w*?__/, // __V__
    /@[A-Z][A-Z0-9_]*@/, // @V@
    /%(?![0-9A-F]{2}%)[A-Z][A-Z0-9_]*%/, // %V%, but not the escapes of %C3%A9
    /%(?![0-9A-Fa-f]{2})[A-Za-z]\w*%/, // %v%
    /<[A-Z][A-Z0-9_-]+>/, // <WORD>, but neither <100> nor <sip:…>
  ]
    .map((form) => form.source)
    .join('|'),
  'gs',
);

/** Without one of these characters there is no placeholder: most values are answered by this alone. */
const SUSPECT = /[$%@_{<]/;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether part of the text is a placeholder. */
export function hasPlaceholder(text: string): boolean {
  return SUSPECT.test(text) && text.search(PLACEHOLDER) >= 0;
}

/** Whether a line or name begins with what a template engine takes for itself, as `{% if x == 1` does. */
export function opensTemplate(text: string): boolean {
  return /^\s*(?:\{[%{#]|<%)/.test(text);
}

/** Where the placeholders and the words of an example stand in the text, in UTF-16 units, in order. */
export function placeholderSpans(text: string): Span[] {
  const placeholders = SUSPECT.test(text) ? [...text.matchAll(PLACEHOLDER)].map(spanOf) : [];
  if (!TEMPLATE_SUSPECT.test(text)) return placeholders;
  const words = [...text.matchAll(WORDS)].filter(([word]) => TEMPLATE_WORD.test(word)).map(spanOf);
  const apart = words.filter(
    ({ start }) => !placeholders.some((span) => span.start <= start && start < span.end),
  );
  return [...placeholders, ...apart].sort((one, other) => one.start - other.start);
}

function spanOf({ index, 0: found }: RegExpExecArray): Span {
  return { start: index, end: index + found.length };
}

/** Whether something or somebody still has to fill in part of the text, so that nobody may accuse it. */
export function isOpen(text: string): boolean {
  return hasPlaceholder(text) || isTemplateWord(text);
}

const TEMPLATE_WORD =
  /^your[_-]\w[\w-]*$|^your(?:company|domain|subdomain|name|server|host|user|username|password|secret|trunk|provider|carrier|account|number)$|^change[_-]?(?:me|it|this)(?:[_-]\w[\w-]*)?$|^replace[_-](?:me|this|with|by)(?:[_-]\w[\w-]*)?$|^(?:ac|sk|tk|pn|cl|al)?x{4,}$/i;
/** Without one of these there is no such word: nearly every text is answered by this alone. */
const TEMPLATE_SUSPECT = /your|change|replace|xxxx|^example$/i;
const WORDS = /[A-Za-z0-9_-]+/g;

/**
 * Whether the text still is an example's word: `YOUR_DOMAIN`, `your-password`, `yourcompany`, `changeme`, `xxxx`, also
 * as one part of a longer value (`sip:YOUR_DOMAIN.sip.twilio.com`); `example` only as the whole value, for
 * `example.com` is a name for documentation and tests.
 */
export function isTemplateWord(text: string): boolean {
  if (!TEMPLATE_SUSPECT.test(text)) return false;
  if (text.toLowerCase() === 'example') return true;
  for (const [word] of text.matchAll(WORDS)) if (TEMPLATE_WORD.test(word)) return true;
  return false;
}
