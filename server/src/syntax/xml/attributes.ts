import { APOSTROPHE, EQUALS, GREATER, LESS, QUOTE, SLASH } from '../../text/characters';
import type { XmlFaultKind } from './fault';

/** `SWITCH_XML_WS`. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** C's `isspace`, which is asked behind names and values. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

type Report = (kind: XmlFaultKind, start: number, end: number, subject: string) => void;

/** Names that are compared one by one; more are looked up. */
const FEW = 16;
/** How much of a value without quotes is shown. */
const LONGEST_WORD = 200;

/** The attributes of one tag, as `switch_xml_parse_str` takes them apart. */
export class AttributeReader {
  readonly parts: number[] = [];
  at = 0;
  unterminated = false;
  private names: Set<string> | undefined;
  /** The name that follows is the rest of a value without quotes, which is told already. */
  private afterUnquoted = false;
  /** The tag before it ended too late, which is told already: nothing in it is meant as it is read. */
  private overrun = false;

  constructor(
    private readonly text: string,
    private readonly report: Report,
  ) {}

  /** Forgets the tag before. */
  begin(at: number): void {
    this.at = at;
    this.parts.length = 0;
    this.names = undefined;
    this.afterUnquoted = false;
    this.overrun = false;
  }

  /** Skips blanks; answers the character that follows. */
  next(): number {
    while (isSpace(this.text.charCodeAt(this.at))) this.at++;
    return this.text.charCodeAt(this.at);
  }

  read(): void {
    const { text } = this;
    const nameStart = this.at;
    let at = nameStart;
    let markup = false;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isBlank(code) || code === EQUALS || code === SLASH || code === GREATER) break;
      markup ||= code === LESS || code === QUOTE || code === APOSTROPHE;
    }
    const name = text.slice(nameStart, at);
    this.checkName(name, nameStart, markup);
    const nameEnd = at;
    let equals = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === EQUALS) equals++;
      else if (!isBlank(code)) break;
    }
    const quote = text.charCodeAt(at);
    const told = this.afterUnquoted || this.overrun;
    this.afterUnquoted = false;
    if (at > nameEnd && (quote === QUOTE || quote === APOSTROPHE)) {
      if (equals === 0) this.report('missing-equals', nameStart, at, name);
      else if (equals > 1) this.report('double-equals', nameEnd, at, name);
      this.value(nameStart, nameEnd, at + 1, text.charAt(at));
      return;
    }
    this.parts.push(nameStart, nameEnd, -1, -1);
    this.at = at;
    if (equals > 0 && quote !== SLASH && quote !== GREATER && at < text.length) {
      if (!told) this.report('unquoted-value', nameStart, this.wordEnd(at), name);
      this.afterUnquoted = true;
    } else if (!told && name !== '') this.report('missing-value', nameStart, nameEnd, name);
  }

  private wordEnd(from: number): number {
    const limit = Math.min(this.text.length, from + LONGEST_WORD);
    let at = from;
    for (; at < limit; at++) {
      const code = this.text.charCodeAt(at);
      if (isSpace(code) || code === GREATER) break;
    }
    return at;
  }

  private checkName(name: string, start: number, markup: boolean): void {
    const { parts } = this;
    if (name === '') this.report('attribute-without-name', start, start + 1, '');
    else if (markup) this.tellOverrun(name, start);
    else if (this.isKnown(name) && !this.overrun)
      this.report('duplicate-attribute', start, start + name.length, name);
    else if ((parts.at(-1) ?? -1) === start - 1) {
      this.report('no-blank-between-attributes', start, start + name.length, name);
    }
    this.names?.add(name);
  }

  private tellOverrun(name: string, start: number): void {
    if (!this.overrun) this.report('markup-in-tag', start, start + name.length, name);
    this.overrun = true;
  }

  private isKnown(name: string): boolean {
    const { parts, text } = this;
    if (this.names) return this.names.has(name);
    for (let i = 0; i < parts.length; i += 4) {
      const start = parts[i] ?? 0;
      if ((parts[i + 1] ?? 0) - start === name.length && text.startsWith(name, start)) return true;
    }
    if (parts.length / 4 >= FEW) {
      this.names = new Set();
      for (let i = 0; i < parts.length; i += 4) this.names.add(text.slice(parts[i], parts[i + 1]));
    }
    return false;
  }

  private value(nameStart: number, nameEnd: number, start: number, quote: string): void {
    const { text } = this;
    let end = text.indexOf(quote, start);
    if (end < 0) {
      this.unterminated = true;
      this.report('unterminated-quote', start - 1, start, text.slice(nameStart, nameEnd));
      end = start;
      while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== GREATER) end++;
      this.at = end;
    } else {
      this.at = end + 1;
      this.checkValue(nameStart, nameEnd, start, end);
    }
    this.parts.push(nameStart, nameEnd, start, end);
  }

  private checkValue(nameStart: number, nameEnd: number, start: number, end: number): void {
    const { text } = this;
    for (let at = start, lines = 0; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) lines++;
      else if (code === LESS && lines > 0) {
        this.report('value-over-tags', nameStart, start, text.slice(nameStart, nameEnd));
        return;
      }
    }
  }
}
