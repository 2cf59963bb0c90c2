import type { Place } from '../../text/place';
import { NONE, type XmlChunk } from './chunk';
import { decodeText, decodeXml, type XmlEntities } from './decode';
import type { ElementForm, Rarities, TagTable } from './tag-table';
import { valuePlace } from './value-place';

/**
 * How a value came to be. `literal`: it stands there. `resolved`: variables were replaced by their values. `placeholder`:
 * a variable is in it whose value is not known, and its `$${name}` is in the text.
 */
export type XmlOrigin = 'literal' | 'resolved' | 'placeholder';

/** Stands for what cannot be read of a tag, for an include divides it: to everybody a placeholder. */
export const UNREAD = '$${…}';

/** What the elements of one document have in common. */
export interface XmlContext {
  entities: XmlEntities;
}

/**
 * An element of the effective document. Offsets count in the text that was parsed, of which each chunk knows where it
 * begins; places are made when somebody asks. A file of 5 MB has a hundred thousand of these, so they are kept small.
 */
export class XmlElement {
  children: readonly XmlElement[] = NONE;
  /** Of an element that no body holds together with its parent. */
  ownChunk: XmlChunk | undefined;
  private rare: Rarities | undefined;

  constructor(
    readonly name: string,
    public parent: XmlElement | undefined,
    private readonly tags: TagTable,
    private readonly tag: number,
  ) {}

  get start(): number {
    return this.tags.start(this.tag);
  }

  /** Behind the `>` of its first tag. */
  get openEnd(): number {
    return this.tags.openEnd(this.tag);
  }

  /** Where `</` stands; for an empty element the same as `openEnd`. */
  get closeStart(): number {
    return this.tags.closeStart(this.tag);
  }

  get end(): number {
    return this.tags.end(this.tag);
  }

  get form(): ElementForm {
    return this.tags.form(this.tag);
  }

  get context(): XmlContext {
    return this.tags.context;
  }

  endAt(form: ElementForm, closeStart: number, end: number): void {
    this.tags.setEnd(this.tag, form, closeStart, end);
  }

  /** Start, end and 1 for CDATA, three numbers for each piece of text in it that is more than blanks. */
  get texts(): readonly number[] {
    return this.rare?.texts ?? NONE;
  }

  addText(start: number, end: number, cdata: number): void {
    this.rarities().texts.push(start, end, cdata);
  }

  /** The chunk in which its closing tag stands, where that is another one. */
  get endChunk(): XmlChunk | undefined {
    return this.rare?.endChunk;
  }

  /** The text of an element that stands in several chunks. */
  get ownText(): string | undefined {
    return this.rare?.ownText;
  }

  /** It stands in several chunks. */
  spread(ownText: string | undefined, endChunk: XmlChunk | undefined, hasUnseen = this.hasUnseen): void {
    const rare = this.rarities();
    rare.hasUnseen = hasUnseen;
    rare.ownText = ownText;
    rare.endChunk = endChunk;
  }

  /** Whether something that cannot be seen stands directly in it: what an include or a program would add. */
  get hasUnseen(): boolean {
    return this.rare?.hasUnseen ?? false;
  }

  noteUnseen(): void {
    this.rarities().hasUnseen = true;
  }

  private rarities(): Rarities {
    this.rare ??= { texts: [], ownText: undefined, endChunk: undefined, hasUnseen: false };
    return this.rare;
  }

  /** The chunk that its first tag stands in. */
  get chunk(): XmlChunk {
    let element: XmlElement | undefined = this;
    while (element) {
      if (element.ownChunk) return element.ownChunk;
      element = element.parent;
    }
    throw new Error(`<${this.name}> belongs to no chunk`);
  }

  /** From its `<` to the end of its closing tag. In a document of several files the end may stand in another one. */
  get at(): Place {
    const { chunk } = this;
    if (!this.endChunk || this.endChunk === chunk) return chunk.view.place(this.start, this.end);
    return this.openTagAt;
  }

  get openTagAt(): Place {
    return this.chunk.view.place(this.start, this.openEnd);
  }

  get nameAt(): Place {
    return this.chunk.view.place(this.start + 1, this.start + 1 + this.name.length);
  }

  /** Undefined for an element that has none. */
  get closeTagAt(): Place | undefined {
    if (this.form !== 'closed') return undefined;
    return (this.endChunk ?? this.chunk).view.place(this.closeStart, this.end);
  }

  /** All that stand in the tag, also those of a name that was there before. */
  get attributes(): readonly XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    const { tags, tag } = this;
    for (let i = tags.firstPart(tag); i < tags.lastPart(tag); i += 4)
      attributes.push(new XmlAttribute(this, tags, i));
    return attributes;
  }

  /** The one that counts: the first one of that name, which FreeSWITCH compares exactly. */
  attribute(name: string): XmlAttribute | undefined {
    const index = this.indexOf(name);
    return index < 0 ? undefined : new XmlAttribute(this, this.tags, index);
  }

  /** Whether it has one of that name, or may have. */
  has(name: string): boolean {
    return this.indexOf(name) >= 0 || this.isDivided;
  }

  /** An include divides its first tag: of the attributes only those ahead of it can be read. */
  get isDivided(): boolean {
    const { effective, view } = this.chunk;
    return this.openEnd - view.base > effective.length;
  }

  /** Its value behind the decoding; undefined where there is none of that name. */
  value(name: string): string | undefined {
    const index = this.indexOf(name);
    if (index < 0) return this.isDivided ? UNREAD : undefined;
    const start = this.tags.part(index + 2);
    if (start < 0) return '';
    const { effective, view } = this.chunk;
    const end = this.tags.part(index + 3) - view.base;
    if (end > effective.length) return UNREAD;
    const raw = effective.slice(start - view.base, end);
    return decodeText(raw, 'attribute', this.context.entities);
  }

  /** Where the parts of the attribute stand in the table; -1 where there is none. */
  private indexOf(name: string): number {
    const { tags, tag } = this;
    const first = tags.firstPart(tag);
    const last = tags.lastPart(tag);
    if (first === last) return -1;
    const { effective, view } = this.chunk;
    const { length } = name;
    for (let i = first; i < last; i += 4) {
      const start = tags.part(i);
      if (tags.part(i + 1) - start === length && effective.startsWith(name, start - view.base)) return i;
    }
    return -1;
  }

  child(name: string): XmlElement | undefined {
    for (const child of this.children) if (child.name === name) return child;
    return undefined;
  }

  /** The text directly in it, without what is only blanks. */
  get text(): string {
    if (this.ownText !== undefined) return this.ownText;
    const { effective, view } = this.chunk;
    return this.textIn(effective, view.base);
  }

  /** The same, read from the text that was parsed; `base` is the offset of its first character. */
  textIn(effective: string, base: number): string {
    const { texts } = this;
    let text = '';
    for (let i = 0; i < texts.length; i += 3) {
      const raw = effective.slice((texts[i] ?? 0) - base, (texts[i + 1] ?? 0) - base);
      text += decodeText(raw, texts[i + 2] === 1 ? 'cdata' : 'text', this.context.entities);
    }
    return text;
  }
}

/** One attribute, read from the tag when somebody asks. */
export class XmlAttribute {
  constructor(
    readonly element: XmlElement,
    private readonly tags: TagTable,
    private readonly index: number,
  ) {}

  get name(): string {
    return this.slice(0, 1);
  }

  /** Whether it has a value between quotes; FreeSWITCH takes any other for empty. */
  get hasValue(): boolean {
    return this.part(2) >= 0;
  }

  /** Behind the variables, ahead of the entities. */
  get raw(): string {
    if (!this.hasValue) return '';
    const { effective, view } = this.element.chunk;
    return this.part(3) - view.base > effective.length ? UNREAD : this.slice(2, 3);
  }

  /** What FreeSWITCH sees. */
  get value(): string {
    return decodeText(this.raw, 'attribute', this.element.context.entities);
  }

  get origin(): XmlOrigin {
    if (!this.hasValue) return 'literal';
    if (this.raw.includes('$${')) return 'placeholder';
    return this.element.chunk.view.hasUse(this.part(2), this.part(3)) ? 'resolved' : 'literal';
  }

  get nameAt(): Place {
    return this.element.chunk.view.place(this.part(0), this.part(1));
  }

  /** What stands between the quotes in the source; without a value the place behind the name. */
  get valueAt(): Place {
    const { view } = this.element.chunk;
    if (!this.hasValue) return view.place(this.part(1), this.part(1));
    return view.placeBetween(this.part(2), this.part(3));
  }

  /**
   * Where the value is written: of one variable alone the place that gives it its value, else between the quotes.
   * `slice` takes offsets in `value` and leads through entities and variables.
   */
  get place(): Place {
    if (!this.hasValue) return this.valueAt;
    const { view } = this.element.chunk;
    const { columns } = decodeXml(this.raw, 'attribute', this.element.context.entities);
    return valuePlace(view, this.part(2), this.part(3), columns);
  }

  /** Name, `=` and value with its quotes. */
  get at(): Place {
    const end = this.hasValue ? this.part(3) + 1 : this.part(1);
    return this.element.chunk.view.place(this.part(0), end);
  }

  /** The quote around the value. */
  get quote(): '"' | "'" | undefined {
    if (!this.hasValue) return undefined;
    const { effective, view } = this.element.chunk;
    return effective.charAt(this.part(2) - 1 - view.base) === "'" ? "'" : '"';
  }

  private part(index: number): number {
    return this.tags.part(this.index + index);
  }

  private slice(from: number, to: number): string {
    const { effective, view } = this.element.chunk;
    return effective.slice(this.part(from) - view.base, this.part(to) - view.base);
  }
}
