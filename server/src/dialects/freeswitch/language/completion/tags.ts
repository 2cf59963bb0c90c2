/** A tag as far as it is typed; offsets count in the text that it was found in. */
export interface TypedTag {
  readonly name: string;
  readonly start: number;
  /** Behind its name. */
  readonly nameEnd: number;
  readonly attributes: readonly TypedAttribute[];
  /** Behind its `>`; undefined where there is none. */
  readonly end: number | undefined;
  readonly form: 'open' | 'close' | 'empty';
}

export interface TypedAttribute {
  readonly name: string;
  readonly nameStart: number;
  readonly value: string;
  /** -1 where no quote follows. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

const NAME = /[A-Za-z_:][\w:.-]*/y;
/** A value ends where the next tag begins, for its second quote may be missing; it holds tags where it surely has one. */
const ATTRIBUTE =
  /([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"\r\n]*(?="[\s/>])|[^"<>]*)("?)|'([^'\r\n]*(?='[\s/>])|[^'<>]*)('?)))?/y;

/**
 * Reads the tag that begins with the `<` at the offset. A value without its second quote ends with the line, since it is
 * being typed. Undefined where no tag begins.
 */
export function readTag(text: string, start: number): TypedTag | undefined {
  const closes = text.charAt(start + 1) === '/';
  NAME.lastIndex = start + (closes ? 2 : 1);
  const nameStart = NAME.lastIndex;
  const name = NAME.exec(text)?.[0] ?? '';
  const nameEnd = nameStart + name.length;
  const attributes: TypedAttribute[] = [];
  let at = nameEnd;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    const form = closes ? 'close' : text.startsWith('/>', at) ? 'empty' : 'open';
    const common = { name, start, nameEnd, attributes, form } as const;
    if (text.charAt(at) === '>') return { ...common, end: at + 1 };
    if (form === 'empty') return { ...common, end: at + 2 };
    const attribute = readAttribute(text, at);
    if (!attribute) return { ...common, end: undefined };
    attributes.push(attribute);
    at = Math.max(at + 1, attribute.end);
  }
}

function readAttribute(text: string, at: number): (TypedAttribute & { readonly end: number }) | undefined {
  ATTRIBUTE.lastIndex = at;
  const found = ATTRIBUTE.exec(text);
  if (!found) return undefined;
  const [whole, name = '', double, doubleEnd, single, singleEnd] = found;
  const closing = doubleEnd ?? singleEnd;
  const raw = double ?? single;
  if (raw === undefined)
    return { name, nameStart: at, value: '', valueStart: -1, valueEnd: -1, end: at + whole.length };
  const quoteEnd = at + whole.length - (closing?.length ?? 0);
  const valueStart = quoteEnd - raw.length;
  const value = closing === '' ? (raw.split(/[\r\n]/)[0] ?? '') : raw;
  const valueEnd = valueStart + value.length;
  return { name, nameStart: at, value, valueStart, valueEnd, end: valueEnd + (closing?.length ?? 0) };
}

export function attributeOf({ attributes }: TypedTag, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

/** Those that nothing stands in: FreeSWITCH drops their lines. */
const DROPPED = /^(?:include|x-pre-process)$/i;

/** The elements that are open at the end of the text, the outermost first. Comments count for nothing. */
export function openTags(text: string, dropped = DROPPED): TypedTag[] {
  const open: TypedTag[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      at = end < 0 ? text.length : end + 3;
      continue;
    }
    const tag = readTag(text, at);
    at = Math.max(at + 1, tag?.end ?? 0);
    if (!tag || tag.name === '' || dropped.test(tag.name)) continue;
    if (tag.form === 'open' && tag.end !== undefined) open.push(tag);
    if (tag.form === 'close') closeOne(open, tag.name);
  }
  return open;
}

/** The name of the innermost element that is open at the end of the text. */
export function openName(text: string): string | undefined {
  return openTags(text, /^x-pre-process$/i).at(-1)?.name;
}

function closeOne(open: TypedTag[], name: string): void {
  const index = open.findLastIndex((tag) => tag.name === name);
  if (index >= 0) open.length = index;
}
