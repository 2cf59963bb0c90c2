import type { XmlContext, XmlElement } from './element';

/** How an element ends: `<a/>`, `</a>`, or not at all. */
export type ElementForm = 'empty' | 'closed' | 'unclosed';

const FORMS: readonly ElementForm[] = ['unclosed', 'closed', 'empty'];

/** Numbers of a tag ahead of those of its attributes. */
const HEAD = 6;
/** Which of them is which. */
const [START, OPEN_END, CLOSE_START, END, FORM, PARTS_END] = [0, 1, 2, 3, 4, 5];

/**
 * Where the tags of one parsed text stand, and their attributes. A large file has hundreds of thousands of these numbers:
 * in one array nobody looks through them for garbage.
 */
export class TagTable {
  private numbers: Int32Array;
  private length = 0;

  /** `characters`: how long the text is. */
  constructor(
    readonly context: XmlContext,
    characters: number,
  ) {
    // a tag such as <param name="a" value="b"/> has fourteen numbers
    this.numbers = new Int32Array(Math.max(32, characters >> 2));
  }

  /** Takes in a tag with nothing but its beginning; answers its number. */
  add(start: number): number {
    const tag = this.length;
    this.reserve(HEAD);
    this.length += HEAD;
    this.numbers[tag + START] = start;
    this.numbers[tag + PARTS_END] = this.length;
    return tag;
  }

  /** The attributes of the tag that was added last, four numbers for each. */
  addParts(tag: number, parts: readonly number[]): void {
    this.reserve(parts.length);
    for (let i = 0; i < parts.length; i++) this.numbers[this.length++] = parts[i] ?? 0;
    this.numbers[tag + PARTS_END] = this.length;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.numbers.length) return;
    const larger = new Int32Array(this.numbers.length * 2 + count);
    larger.set(this.numbers);
    this.numbers = larger;
  }

  /** Gives back what was not used. */
  finish(): void {
    this.numbers = this.numbers.slice(0, this.length);
  }

  start(tag: number): number {
    return this.numbers[tag + START] ?? 0;
  }

  openEnd(tag: number): number {
    return this.numbers[tag + OPEN_END] ?? 0;
  }

  closeStart(tag: number): number {
    return this.numbers[tag + CLOSE_START] ?? 0;
  }

  end(tag: number): number {
    return this.numbers[tag + END] ?? 0;
  }

  form(tag: number): ElementForm {
    return FORMS[this.numbers[tag + FORM] ?? 0] ?? 'unclosed';
  }

  setOpenEnd(tag: number, offset: number): void {
    this.numbers[tag + OPEN_END] = offset;
  }

  setEnd(tag: number, form: ElementForm, closeStart: number, end: number): void {
    this.numbers[tag + FORM] = FORMS.indexOf(form);
    this.numbers[tag + CLOSE_START] = closeStart;
    this.numbers[tag + END] = end;
  }

  /** Where the parts of its first attribute stand in the table. */
  firstPart(tag: number): number {
    return tag + HEAD;
  }

  /** Behind those of its last one. */
  lastPart(tag: number): number {
    return this.numbers[tag + PARTS_END] ?? 0;
  }

  part(at: number): number {
    return this.numbers[at] ?? 0;
  }
}

/** What few elements have. */
export interface Rarities {
  /** Start, end and 1 for CDATA, three numbers for each piece of text in it that is more than blanks. */
  readonly texts: number[];
  /** The text of an element that stands in several chunks. */
  ownText: string | undefined;
  /** The chunk in which its closing tag stands, where that is another one. */
  endChunk: XmlElement['chunk'] | undefined;
  /** Something that cannot be seen stands in it, such as the output of a program. */
  hasUnseen: boolean;
}
