/** The internal entities of a document type, by name. FreeSWITCH fetches no external ones. */
export type XmlEntities = ReadonlyMap<string, string>;

export const NO_ENTITIES: XmlEntities = new Map();

const BUILT_IN: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** What a raw text becomes, and which raw character each of its characters comes from (one more for the end). */
export interface Decoded {
  readonly text: string;
  /** Undefined where it is as long as the raw text. */
  readonly columns: readonly number[] | undefined;
}

/** In an attribute blanks of all kinds become spaces, but for `&#10;`; in CDATA only line ends are made the same. */
export type DecodeMode = 'attribute' | 'text' | 'cdata';

/** Expanded text of one entity beyond which it stays as it is written: FreeSWITCH has no limit there. */
const MAX_ENTITY = 65_536;

const REFERENCE = /&(?:#(x[0-9A-Fa-f]+|[0-9]+)|([^\s&;<]+));/y;

/** switch_xml.c, `switch_xml_decode`. Unknown entities and references that are out of range stay as they are. */
export function decodeXml(raw: string, mode: DecodeMode, entities: XmlEntities = NO_ENTITIES): Decoded {
  if (isPlain(raw, mode)) return { text: raw, columns: undefined };
  const columns: number[] = [];
  let text = '';
  const put = (piece: string, at: number): void => {
    for (let i = 0; i < piece.length; i++) columns.push(at);
    text += piece;
  };
  let at = 0;
  while (at < raw.length) {
    const code = raw.charCodeAt(at);
    if (code === 13) {
      put(mode === 'attribute' ? ' ' : '\n', at);
      at += raw.charCodeAt(at + 1) === 10 ? 2 : 1;
      continue;
    }
    const found = code === 38 && mode !== 'cdata' ? reference(raw, at, entities) : undefined;
    if (found) {
      // a blank that a number stands for stays what it is
      const normal = mode === 'attribute' && raw.charCodeAt(at + 1) !== 35;
      put(normal ? found.text.replace(/[\t\n\v\f\r]/g, ' ') : found.text, at);
      at = found.end;
      continue;
    }
    put(mode === 'attribute' && code >= 9 && code <= 12 ? ' ' : raw.charAt(at), at);
    at++;
  }
  columns.push(raw.length);
  return { text, columns };
}

/** The same, where nobody asks for the columns. */
export function decodeText(raw: string, mode: DecodeMode, entities: XmlEntities): string {
  return isPlain(raw, mode) ? raw : decodeXml(raw, mode, entities).text;
}

/** Whether it stays as it is, as nearly all texts do. */
function isPlain(raw: string, mode: DecodeMode): boolean {
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === 38 || code === 13) return false;
    if (code >= 9 && code <= 12 && mode === 'attribute') return false;
  }
  return true;
}

/** Whether the `&` at the offset begins something that is replaced. */
export function isReference(raw: string, at: number, entities: XmlEntities): boolean {
  return reference(raw, at, entities) !== undefined;
}

function reference(
  raw: string,
  at: number,
  entities: XmlEntities,
): { text: string; end: number } | undefined {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(raw);
  if (!match) return undefined;
  const [whole, number, name = ''] = match;
  const text = number === undefined ? entity(name, entities) : character(number);
  return text === undefined ? undefined : { text, end: at + whole.length };
}

function character(number: string): string | undefined {
  const code = number.startsWith('x') ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function entity(name: string, entities: XmlEntities): string | undefined {
  const built = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  return built ?? (entities.has(name) ? expand(name, entities) : undefined);
}

/** The text of an entity with the entities in it; undefined where it is too long or leads back to itself. */
function expand(name: string, entities: XmlEntities): string | undefined {
  let text = `&${name};`;
  for (let round = 0; round < 20; round++) {
    let changed = false;
    text = text.replace(/&([^\s&;<#]+);/g, (whole, inner: string) => {
      const value = entities.get(inner);
      if (value === undefined) return whole;
      changed = true;
      return value;
    });
    if (text.length > MAX_ENTITY) return undefined;
    if (!changed) return decodeXml(text, 'text').text;
  }
  return undefined;
}
