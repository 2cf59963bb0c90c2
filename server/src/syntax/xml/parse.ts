import { EXCLAMATION, GREATER, QUESTION, SLASH } from '../../text/characters';
import { Finder } from '../../text/finder';
import { intern } from '../../text/intern';
import { atOnce, type Steps } from '../../text/steps';
import { AttributeReader, isBlank, isSpace } from './attributes';
import { NONE } from './chunk';
import { isReference } from './decode';
import { type XmlContext, XmlElement } from './element';
import type { XmlFaultKind } from './fault';
import { TagTable } from './tag-table';

/** A fault as the parser finds it: its offsets count in the parsed text. */
export interface FoundFault {
  readonly kind: XmlFaultKind;
  readonly start: number;
  readonly end: number;
  readonly subject: string;
}

/** Elements of a text, and everything in it that is no element. */
export interface ParsedXml {
  readonly roots: XmlElement[];
  readonly faults: readonly FoundFault[];
  /** Start and end of each comment, two numbers for each. */
  readonly comments: readonly number[];
  /** Whether anything in it could be read otherwise between other texts: only asked of a part of a document. */
  readonly dependent: boolean;
}

/** Characters that are read in one step. */
const STEP = 65_536;

/** A name of elements, and how many of that name are open. */
interface TagName {
  readonly text: string;
  open: number;
}

function beginsName(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code >= 128
  );
}

/** The frame of a file for other programs, which the preprocessor takes away where it is written as it looks for it. */
function isInclude(name: string): boolean {
  return name.length === 7 && name.toLowerCase() === 'include';
}

/**
 * Reads a text as FreeSWITCH's parser does (switch_xml.c, `switch_xml_parse_str`), and goes on where that stops. One
 * pass without recursion, linear in the text; never throws.
 */
export class XmlParser {
  private readonly roots: XmlElement[] = [];
  private readonly faults: FoundFault[] = [];
  private readonly comments: number[] = [];
  private current: XmlElement | undefined;
  private readonly names = new Map<string, TagName>();
  /** The names of the elements that are open, the outermost first. */
  private readonly open: TagName[] = [];
  /** Elements with a closing tag in them that fits none: what nobody closes then is the same mistake. */
  private readonly misclosed = new Set<XmlElement>();
  private readonly ampersands: Finder;
  private readonly reader: AttributeReader;
  private readonly tags: TagTable;
  private dependent = false;
  /** The tag that was read last ends with `/>`. */
  private isEmpty = false;

  /** `fragment`: several roots are as good as one. */
  constructor(
    private readonly text: string,
    private readonly fragment: boolean,
    private readonly context: XmlContext,
  ) {
    this.tags = new TagTable(context, text.length);
    this.ampersands = new Finder(text, '&');
    this.reader = new AttributeReader(text, (kind, start, end, subject) =>
      this.fault(kind, start, end, subject),
    );
  }

  parse(): ParsedXml {
    return atOnce(this.steps());
  }

  *steps(): Steps<ParsedXml> {
    for (let at = 0; at < this.text.length; ) {
      at = this.read(at, at + STEP);
      if (at < this.text.length) yield;
    }
    this.finish();
    this.tags.finish();
    const { roots, faults, comments, dependent } = this;
    return { roots, faults, comments, dependent };
  }

  /** Reads from one offset up to another at least; answers how far it came. */
  private read(from: number, to: number): number {
    const { text } = this;
    const end = text.length;
    const stop = Math.min(end, to);
    let at = from;
    while (at < stop) {
      const less = text.indexOf('<', at);
      this.characters(at, less < 0 ? end : less);
      if (less < 0) return end;
      at = this.markup(less);
    }
    return at;
  }

  private finish(): void {
    const end = this.text.length;
    if (this.current) this.dependent = true;
    while (this.current) this.leaveUnclosed(this.current, end);
    if (this.roots.length === 0 && !this.fragment) this.fault('no-root', 0, Math.min(1, end), '');
  }

  private fault(kind: XmlFaultKind, start: number, end: number, subject: string): void {
    this.faults.push({ kind, start, end, subject });
  }

  /** What stands between two pieces of markup. */
  private characters(from: number, to: number): void {
    let start = from;
    while (start < to && isSpace(this.text.charCodeAt(start))) start++;
    if (start === to) return;
    if (!this.current) {
      this.dependent = true;
      // a byte order mark is no text
      if (to - start > 1 || this.text.charCodeAt(start) !== 0xfeff) {
        if (!this.fragment) this.fault('text-outside-root', start, this.trim(start, to), '');
      }
      return;
    }
    this.addText(this.current, from, to, 0);
    this.checkReferences(from, to);
  }

  private trim(from: number, to: number): number {
    let end = to;
    while (end > from && isSpace(this.text.charCodeAt(end - 1))) end--;
    return end;
  }

  private addText(element: XmlElement, from: number, to: number, cdata: number): void {
    element.addText(from, to, cdata);
  }

  private checkReferences(from: number, to: number): void {
    if (!this.ampersands.within(from, to)) return;
    const raw = this.text.slice(from, to);
    for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', at + 1)) {
      if (isReference(raw, at, this.context.entities)) continue;
      const name = /^&#?\w*;?/.exec(raw.slice(at, at + 40))?.[0] ?? '&';
      this.fault('bare-ampersand', from + at, from + at + name.length, name);
    }
  }

  /** Reads what begins with the `<` at the offset; answers where it ends. */
  private markup(at: number): number {
    const { text } = this;
    const code = text.charCodeAt(at + 1);
    if (beginsName(code)) return this.tag(at);
    if (code === SLASH) return this.closingTag(at);
    if (code === EXCLAMATION) {
      if (text.startsWith('--', at + 2)) return this.comment(at);
      if (text.startsWith('[CDATA[', at + 2)) return this.cdata(at);
      if (text.startsWith('DOCTYPE', at + 2)) return this.doctype(at);
    } else if (code === QUESTION) return this.instruction(at);
    const isLast = at + 1 >= text.length;
    if (isLast) this.dependent = true;
    // the last character of all is not looked at, and what stands behind the root is passed over
    const isLoose = isLast && !this.current && this.roots.length > 0;
    this.fault(isLoose ? 'text-outside-root' : 'stray-less-than', at, at + 1, '');
    return at + 1;
  }

  /** The rest of the text belongs to what is not ended. */
  private swallow(kind: XmlFaultKind, at: number, length: number): number {
    this.dependent = true;
    this.fault(kind, at, Math.min(this.text.length, at + length), '');
    return this.text.length;
  }

  private comment(at: number): number {
    const { text } = this;
    const hyphens = text.indexOf('--', at + 4);
    let close = hyphens;
    if (hyphens >= 0 && text.charCodeAt(hyphens + 2) !== GREATER) {
      close = text.indexOf('-->', hyphens + 1);
      if (close >= 0) this.fault('double-hyphen', hyphens, hyphens + 2, '');
    }
    const end = close < 0 ? this.swallow('unclosed-comment', at, 4) : close + 3;
    this.comments.push(at, end);
    return end;
  }

  private cdata(at: number): number {
    const close = this.text.indexOf(']]>', at + 9);
    if (close < 0) return this.swallow('unclosed-cdata', at, 9);
    if (!this.current) this.dependent = true;
    else if (close > at + 9) this.addText(this.current, at + 9, close, 1);
    return close + 3;
  }

  private instruction(at: number): number {
    const close = this.text.indexOf('?>', at + 1);
    return close < 0 ? this.swallow('unclosed-instruction', at, 2) : close + 2;
  }

  /** Ends at `>`, or behind a `[` at the `]` that has a `>` behind it. */
  private doctype(at: number): number {
    const { text } = this;
    this.dependent = true;
    const stop = /[[>]/g;
    stop.lastIndex = at + 2;
    const first = stop.exec(text);
    if (!first) return this.swallow('unclosed-doctype', at, 9);
    if (first[0] === '>') return stop.lastIndex;
    const close = /\][\t\r\n ]*>/g;
    close.lastIndex = stop.lastIndex;
    const last = close.exec(text);
    if (!last) return this.swallow('unclosed-doctype', at, 9);
    this.declareEntities(text.slice(stop.lastIndex, last.index));
    return close.lastIndex;
  }

  private declareEntities(subset: string): void {
    const entities = new Map(this.context.entities);
    const declaration = /<!ENTITY[\t\r\n ]+([^\t\r\n %"'>]+)[\t\r\n ]+(?:"([^"]*)"|'([^']*)')/g;
    for (const [, name = '', double, single] of subset.matchAll(declaration)) {
      if (!entities.has(name)) entities.set(name, double ?? single ?? '');
    }
    this.context.entities = entities;
  }

  private closingTag(at: number): number {
    const { text, current } = this;
    // the one that nearly all are
    if (current && text.startsWith(current.name, at + 2)) {
      const end = at + 2 + current.name.length;
      if (text.charCodeAt(end) === GREATER) {
        this.leave(current, 'closed', at, end + 1);
        return end + 1;
      }
    }
    const nameEnd = this.skipUntilBlankOr(at + 2, GREATER);
    if (nameEnd === at + 2) return this.closingTagWithBlank(at);
    let end = nameEnd;
    while (end < text.length && isBlank(text.charCodeAt(end))) end++;
    if (end >= text.length) {
      this.dependent = true;
      // blanks do for an end, and the last character of all is not looked at
      const isTaken = end - nameEnd > 1;
      this.fault(
        isTaken ? 'text-in-closing-tag' : 'missing-tag-end',
        at,
        nameEnd,
        text.slice(at + 2, nameEnd),
      );
    } else if (text.charCodeAt(end) !== GREATER) this.fault('text-in-closing-tag', end, end + 1, '');
    // whatever character stands there is taken for the end
    end = Math.min(end + 1, text.length);
    this.close(text.slice(at + 2, nameEnd), at, end);
    return end;
  }

  /** `</ a>`: refused, for its name is empty; what was meant is clear. */
  private closingTagWithBlank(at: number): number {
    const { text, current } = this;
    let start = at + 2;
    while (isBlank(text.charCodeAt(start))) start++;
    const nameEnd = this.skipUntilBlankOr(start, GREATER);
    const name = text.slice(start, nameEnd);
    const end = text.charCodeAt(nameEnd) === GREATER ? nameEnd + 1 : nameEnd;
    this.fault('unexpected-closing-tag', at, end, name);
    if (current?.name === name) this.leave(current, 'closed', at, end);
    else this.dependent = true;
    return end;
  }

  private skipUntilBlankOr(from: number, code: number): number {
    const { text } = this;
    let at = from;
    while (at < text.length && !isBlank(text.charCodeAt(at)) && text.charCodeAt(at) !== code) at++;
    return at;
  }

  private close(name: string, start: number, end: number): void {
    if (this.current?.name !== name && !this.names.get(name)?.open) {
      this.dependent = true;
      this.fault('unexpected-closing-tag', start, end, name);
      if (this.current) this.misclosed.add(this.current);
      return;
    }
    while (this.current && this.current.name !== name) this.leaveUnclosed(this.current, start);
    if (this.current) this.leave(this.current, 'closed', start, end);
  }

  private leaveUnclosed(element: XmlElement, at: number): void {
    if (!this.misclosed.has(element)) {
      this.fault('unclosed-tag', element.start, element.openEnd, element.name);
    }
    this.leave(element, 'unclosed', at, at);
  }

  private leave(element: XmlElement, form: 'closed' | 'unclosed', start: number, end: number): void {
    element.endAt(form, start, end);
    const name = this.open.pop();
    if (name) name.open--;
    // a list that grew by push has room for many more
    if (element.children.length > 0) element.children = element.children.slice();
    this.current = element.parent;
  }

  private tag(at: number): number {
    const { text, current } = this;
    let end = at + 1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (isBlank(code) || code === SLASH || code === GREATER) break;
    }
    const name = this.nameOf(text.slice(at + 1, end));
    const { tags } = this;
    const tag = tags.add(at);
    const element = new XmlElement(name.text, current, tags, tag);
    end = this.attributes(element, end);
    tags.addParts(tag, this.reader.parts);
    tags.setOpenEnd(tag, end);
    if (!current) {
      if (this.roots.length > 0 && !this.fragment) this.fault('second-root', at, end, element.name);
      this.roots.push(element);
    } else if (current.children === NONE) current.children = [element];
    else (current.children as XmlElement[]).push(element);
    if (this.isEmpty) element.endAt('empty', end, end);
    else {
      if (isInclude(name.text)) this.fault('kept-include', at, end, name.text);
      this.current = element;
      name.open++;
      this.open.push(name);
    }
    return end;
  }

  private nameOf(text: string): TagName {
    let name = this.names.get(text);
    if (!name) {
      name = { text: intern(text), open: 0 };
      this.names.set(name.text, name);
    }
    return name;
  }

  /** Reads the attributes and the end of a tag; answers where it ends. */
  private attributes(element: XmlElement, from: number): number {
    const { text } = this;
    const { reader } = this;
    this.isEmpty = false;
    reader.begin(from);
    for (;;) {
      const code = reader.next();
      if (code === GREATER) break;
      if (code === SLASH) {
        if (text.charCodeAt(reader.at + 1) === GREATER) {
          this.isEmpty = true;
          reader.at++;
          break;
        }
        this.fault('missing-tag-end', reader.at, reader.at + 1, element.name);
        reader.at++;
      } else if (reader.at >= text.length) {
        this.dependent = true;
        this.fault('missing-tag-end', element.start, element.start + 1 + element.name.length, element.name);
        break;
      } else reader.read();
    }
    if (reader.unterminated) this.dependent = true;
    const { parts } = reader;
    for (let i = 0; i < parts.length; i += 4) {
      const start = parts[i + 2] ?? -1;
      if (start >= 0) this.checkReferences(start, parts[i + 3] ?? start);
    }
    return Math.min(reader.at + 1, text.length);
  }
}
