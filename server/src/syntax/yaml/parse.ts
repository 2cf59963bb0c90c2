import { Cursor, isSpaceOrEnd } from './cursor';
import { DEEPEST, FlowReader, type Properties, readAlias, readProperties } from './flow';
import type { ParsedYaml, YamlList, YamlMap, YamlNode, YamlPair, YamlScalar } from './node';
import { blockScalar, endOfPlain, plainFolded, quotedScalar } from './scalar';

const [DASH, COLON, QUESTION] = [45, 58, 63];

/** What a node may be, by what stands before it. */
type Context = 'root' | 'value' | 'item';

/**
 * Reads one block of YAML 1.2: a document without its markers, or a part of its root mapping. Never throws, and reads on
 * behind what is wrong. It says only what every YAML reader refuses, and not all of that. Linear in the text.
 */
export function parseYaml(text: string): ParsedYaml {
  const parser = new Parser(new Cursor(text));
  const root = parser.root();
  const { errors, isTemplated } = parser.cursor;
  return { root, errors: parser.isOdd ? [] : errors, isTemplated };
}

class Parser {
  private depth = 0;
  /** Something was passed over unread, so nothing is said of what stands around it. */
  isOdd = false;

  constructor(readonly cursor: Cursor) {}

  root(): YamlNode | undefined {
    const { cursor } = this;
    const root = this.node(-1, 'root');
    cursor.skipToContent();
    if (!cursor.isAtEnd)
      cursor.fail(cursor.at, cursor.lineEnd, 'This does not belong to what stands above it');
    return root;
  }

  /** The next node, where it is deeper than `indent`; a list below a key may stand as deep as the key. */
  private node(indent: number, context: Context): YamlNode | undefined {
    const { cursor } = this;
    let crossed = cursor.skipToContent();
    if (cursor.isAtEnd || (crossed && !this.isDeeper(indent, context))) return undefined;
    const start = cursor.at;
    const properties = readProperties(cursor);
    if (cursor.at > start) {
      const below = cursor.at >= cursor.lineEnd || cursor.code() === 35;
      if (below) crossed = cursor.skipToContent() || crossed;
      if (cursor.isAtEnd || (below && !this.isDeeper(indent, context))) return this.empty(start, properties);
    }
    const node = this.bare(indent, context !== 'value' || crossed);
    return node && (cursor.at > start && hasProperties(properties) ? { ...node, ...properties } : node);
  }

  private empty(at: number, properties: Properties): YamlScalar {
    return { kind: 'scalar', style: 'plain', text: '', start: at, end: at, from: at, to: at, ...properties };
  }

  private isDeeper(indent: number, context: Context): boolean {
    const { cursor } = this;
    const { column } = cursor;
    return column > indent || (context === 'value' && column === indent && cursor.isIndicator(DASH));
  }

  private bare(indent: number, mayBeBlock: boolean): YamlNode | undefined {
    const { cursor } = this;
    if (mayBeBlock) {
      if (cursor.isIndicator(DASH)) return this.list(cursor.column);
      if (cursor.isIndicator(QUESTION)) return this.skipComplexKey(cursor.column);
      const key = this.key();
      if (key) return this.map(cursor.text.lastIndexOf('\n', key.start - 1) + 1, key);
    }
    const node = this.inline(indent);
    this.endLine();
    return node;
  }

  private inline(indent: number): YamlNode | undefined {
    const { cursor } = this;
    const code = cursor.code();
    if (code === 34 || code === 39) return quotedScalar(cursor);
    if (code === 42) return readAlias(cursor);
    if (code === 91 || (code === 123 && cursor.code(1) !== 123)) return this.flow(indent);
    if (code === 124 || code === 62) {
      const scalar = blockScalar(cursor, indent);
      if (scalar) return scalar;
    }
    if (code === 64 || code === 96 || (code === 37 && cursor.column === 0))
      cursor.fail(
        cursor.at,
        cursor.at + 1,
        `A value cannot begin with "${String.fromCharCode(code)}": quote it`,
      );
    return plainFolded(cursor, indent);
  }

  private flow(indent: number): YamlNode {
    const { cursor } = this;
    cursor.refusesTabs = false;
    const node = new FlowReader(cursor, indent).collection(0);
    cursor.refusesTabs = true;
    return node;
  }

  /** What stands behind a value on its line is a comment or a mistake. */
  private endLine(): void {
    const { cursor } = this;
    // a block scalar ends at the beginning of a line
    if (cursor.at === cursor.lineStart) return;
    const { at } = cursor;
    cursor.skipBlanks();
    if (cursor.at >= cursor.lineEnd) return;
    const isComment =
      cursor.code() === 35 && (cursor.at > at || isSpaceOrEnd(cursor.text.charCodeAt(at - 1)));
    if (!isComment) {
      const isKey = cursor.code() === COLON;
      const message = isKey
        ? 'A value that has a ": " in it must be quoted, or stand on a line of its own'
        : 'Nothing may follow the value here';
      cursor.fail(cursor.at, cursor.lineEnd, message);
    }
    cursor.skipLine();
  }

  /** A key and the cursor at its colon; the cursor stays where no key stands here. */
  private key(): YamlScalar | undefined {
    const { cursor } = this;
    const { at: start, text, lineEnd } = cursor;
    const code = cursor.code();
    if (code === 34 || code === 39) return this.quotedKey(start);
    if (code === 91 || code === 35 || (code === 123 && cursor.code(1) !== 123) || code === 124 || code === 62)
      return undefined;
    const end = endOfPlain(text, start, lineEnd, false);
    let colon = end;
    while (colon < lineEnd && text.charCodeAt(colon) !== COLON) colon++;
    if (colon >= lineEnd || text.slice(end, colon).trim() !== '') return undefined;
    cursor.at = colon;
    return { kind: 'scalar', style: 'plain', text: text.slice(start, end), start, end, from: start, to: end };
  }

  private quotedKey(start: number): YamlScalar | undefined {
    const { cursor } = this;
    const { lineEnd } = cursor;
    const errors = cursor.errors.length;
    const key = quotedScalar(cursor);
    cursor.skipBlanks();
    if (cursor.at <= lineEnd && cursor.code() === COLON && isSpaceOrEnd(cursor.code(1))) return key;
    cursor.errors.length = errors;
    cursor.at = start;
    return undefined;
  }

  private map(lineStart: number, first: YamlScalar): YamlMap | undefined {
    const { cursor } = this;
    const column = first.start - lineStart;
    const pairs: YamlPair[] = [];
    let end = first.end;
    if (this.isTooDeep()) return undefined;
    for (let key: YamlScalar | undefined = first; key; key = this.nextKey(column)) {
      cursor.at++;
      end = cursor.at;
      const value = this.node(column, 'value');
      pairs.push({ key, value });
      end = value?.end ?? end;
    }
    this.depth--;
    return { kind: 'map', flow: false, pairs, start: first.start, end };
  }

  private isTooDeep(): boolean {
    const { cursor } = this;
    if (++this.depth <= DEEPEST) return false;
    cursor.fail(cursor.at, cursor.at + 1, 'It is nested too deeply');
    cursor.at = cursor.text.length;
    this.depth--;
    return true;
  }

  private nextKey(column: number): YamlScalar | undefined {
    const { cursor } = this;
    for (;;) {
      cursor.skipToContent();
      if (cursor.isAtEnd || cursor.column < column) return undefined;
      if (cursor.column > column) this.refuse('This is indented deeper than the keys above it');
      else if (cursor.isIndicator(QUESTION)) this.skipComplexKey(column);
      else {
        const key = cursor.isIndicator(DASH) ? undefined : this.propertied();
        if (key) return key;
        this.refuse('There is no ":" behind this key');
      }
    }
  }

  /** `&a key:` and `*a :` are keys too. */
  private propertied(): YamlScalar | undefined {
    readProperties(this.cursor);
    return this.key();
  }

  private refuse(message: string): void {
    const { cursor } = this;
    cursor.fail(cursor.at, cursor.lineEnd, message);
    cursor.skipLine();
  }

  private list(column: number): YamlList | undefined {
    const { cursor } = this;
    const start = cursor.at;
    const items: YamlNode[] = [];
    let end = cursor.at + 1;
    if (this.isTooDeep()) return undefined;
    while (this.isAtItem(column)) {
      cursor.at++;
      end = cursor.at;
      const item = this.node(column, 'item');
      if (item) items.push(item);
      end = item?.end ?? end;
    }
    this.depth--;
    return { kind: 'list', flow: false, items, start, end };
  }

  private isAtItem(column: number): boolean {
    const { cursor } = this;
    for (;;) {
      cursor.skipToContent();
      if (cursor.isAtEnd || cursor.column < column) return false;
      if (cursor.column === column) return cursor.isIndicator(DASH);
      this.refuse('This is indented deeper than the list that it stands in');
    }
  }

  /** `? key` and all that is deeper: nobody writes settings so. */
  private skipComplexKey(column: number): undefined {
    const { cursor } = this;
    this.isOdd = true;
    do cursor.skipLine();
    while (!cursor.isAtEnd && this.belongsToKey(column));
    return undefined;
  }

  private belongsToKey(column: number): boolean {
    const { cursor } = this;
    cursor.skipToContent();
    return cursor.column > column || (cursor.column === column && cursor.isIndicator(COLON));
  }
}

function hasProperties({ anchor, tag }: Properties): boolean {
  return anchor !== undefined || tag !== undefined;
}
