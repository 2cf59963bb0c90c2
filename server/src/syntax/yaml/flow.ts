import { type Cursor, isSpaceOrEnd, LINE_FEED } from './cursor';
import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar } from './node';
import { plainOnLine, quotedScalar } from './scalar';

/** Deeper nesting is refused: a file of brackets must not end the process. */
export const DEEPEST = 100;

const [COMMA, COLON, QUESTION, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [44, 58, 63, 91, 93, 123, 125];

/** Reads `[a, b]` and `{a: b}` (YAML 1.2 section 7.4), also over several lines deeper than `indent`. */
export class FlowReader {
  private isBroken = false;

  constructor(
    private readonly cursor: Cursor,
    private readonly indent: number,
  ) {}

  collection(depth: number): YamlNode {
    const { cursor } = this;
    const start = cursor.at;
    const isMap = cursor.code() === OPEN_MAP;
    const close = isMap ? CLOSE_MAP : CLOSE_LIST;
    const items: YamlNode[] = [];
    const pairs: YamlPair[] = [];
    cursor.at++;
    if (depth > DEEPEST) this.breakOff(start, 'It is nested too deeply');
    for (;;) {
      this.skip(close);
      if (this.isBroken || cursor.isAtEnd) {
        if (!this.isBroken) this.breakOff(start, `The "${isMap ? '{' : '['}" is not closed`);
        break;
      }
      const code = cursor.code();
      if (code === close) {
        cursor.at++;
        break;
      }
      if (isClose(code))
        this.breakOff(cursor.at, `"${String.fromCharCode(code)}" closes nothing that is open here`);
      else if (code === COMMA) cursor.at++;
      else if (isMap) pairs.push(...this.entry(depth));
      else items.push(...this.item(depth));
    }
    const base = { start, end: cursor.at, flow: true } as const;
    return isMap ? { ...base, kind: 'map', pairs } : { ...base, kind: 'list', items };
  }

  private breakOff(start: number, message: string): void {
    this.isBroken = true;
    this.cursor.fail(start, start + 1, message);
  }

  /** Ends a collection that is not closed where the text goes on outside it. */
  private skip(close: number): void {
    const { cursor } = this;
    const crossed = cursor.skipToContent();
    if (
      crossed &&
      !cursor.isAtEnd &&
      cursor.column <= this.indent &&
      cursor.code() !== close &&
      !isClose(cursor.code())
    )
      this.breakOff(cursor.at, 'A "[" or "{" above is not closed');
  }

  private entry(depth: number): YamlPair[] {
    const key = this.node(depth);
    const hasValue = this.takeColon();
    const value = hasValue ? this.nodeOrNothing(depth) : undefined;
    return key?.kind === 'scalar' ? [{ key, value }] : [];
  }

  private item(depth: number): YamlNode[] {
    const node = this.node(depth);
    if (!node) return [];
    if (!this.takeColon()) return [node];
    const value = this.nodeOrNothing(depth);
    if (node.kind !== 'scalar') return value ? [value] : [];
    const map: YamlMap = {
      kind: 'map',
      flow: true,
      pairs: [{ key: node, value }],
      start: node.start,
      end: this.cursor.at,
    };
    return [map];
  }

  private takeColon(): boolean {
    const { cursor } = this;
    this.skip(-1);
    if (this.isBroken || cursor.code() !== COLON) return false;
    cursor.at++;
    return true;
  }

  private nodeOrNothing(depth: number): YamlNode | undefined {
    this.skip(-1);
    const code = this.cursor.code();
    return this.isBroken || code === COMMA || isClose(code) ? undefined : this.node(depth);
  }

  private node(depth: number): YamlNode | undefined {
    const { cursor } = this;
    if (cursor.isIndicator(QUESTION)) {
      cursor.at++;
      this.skip(-1);
    }
    const properties = readProperties(cursor);
    this.skip(-1);
    if (this.isBroken || cursor.isAtEnd) return undefined;
    const code = cursor.code();
    if (code === COMMA || isClose(code)) return undefined;
    return { ...this.bare(code, depth), ...properties };
  }

  private bare(code: number, depth: number): YamlNode {
    const { cursor } = this;
    if (code === OPEN_LIST || code === OPEN_MAP) return this.collection(depth + 1);
    if (code === 34 || code === 39) return quotedScalar(cursor);
    if (code === 42) return readAlias(cursor);
    return this.plain();
  }

  private plain(): YamlScalar {
    const { cursor } = this;
    const start = cursor.at;
    const scalar = plainOnLine(cursor, true);
    // nothing was taken: a colon or another sign that begins no scalar
    if (cursor.at === start) cursor.at++;
    return scalar;
  }
}

function isClose(code: number): boolean {
  return code === CLOSE_LIST || code === CLOSE_MAP;
}

export interface Properties {
  readonly anchor?: string;
  readonly tag?: string;
}

/** `&anchor` and `!tag`, on this line. */
export function readProperties(cursor: Cursor): Properties {
  let properties: Properties = {};
  for (;;) {
    const code = cursor.code();
    if (code !== 38 && code !== 33) return properties;
    const word = readWord(cursor);
    properties = code === 38 ? { ...properties, anchor: word.slice(1) } : { ...properties, tag: word };
    cursor.skipBlanks();
  }
}

export function readAlias(cursor: Cursor): YamlAlias {
  const start = cursor.at;
  const word = readWord(cursor);
  return { kind: 'alias', name: word.slice(1), start, end: cursor.at };
}

function readWord(cursor: Cursor): string {
  const { text, at } = cursor;
  let end = at + 1;
  while (!isSpaceOrEnd(text.charCodeAt(end)) && !isWordEnd(text.charCodeAt(end))) end++;
  cursor.at = end;
  return text.slice(at, end);
}

function isWordEnd(code: number): boolean {
  return code === COMMA || isClose(code) || code === OPEN_LIST || code === OPEN_MAP || code === LINE_FEED;
}
