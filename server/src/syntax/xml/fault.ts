import type { Place } from '../../text/place';
import type { XmlChunk } from './chunk';

/**
 * What is wrong with the markup, as FreeSWITCH's own parser sees it (switch_xml.c, `switch_xml_parse_str`). It reads the
 * text behind the preprocessor, so that a fault may come about only by an include or a variable.
 */
export type XmlFaultKind = FatalXmlFault | ToleratedXmlFault;

/** It refuses the whole configuration, not the element. */
export type FatalXmlFault =
  /** `</b>` where another element is open, or none. */
  | 'unexpected-closing-tag'
  /** An element that nothing closes before its parent or the text ends. */
  | 'unclosed-tag'
  | 'second-root'
  /** `--` inside a comment, also as `--->`. */
  | 'double-hyphen'
  | 'unclosed-comment'
  | 'unclosed-cdata'
  | 'unclosed-doctype'
  | 'unclosed-instruction'
  /** A `<` that begins no markup. */
  | 'stray-less-than'
  /** No further quote of the kind in the whole text. */
  | 'unterminated-quote'
  /** `/` in a tag without `>` right behind it, or the text ends inside a tag. */
  | 'missing-tag-end'
  | 'no-root';

/** It goes on, though seldom as it was meant. */
export type ToleratedXmlFault =
  /** The first one of a name counts. */
  | 'duplicate-attribute'
  /** Neither `=` nor a value: the value is empty. */
  | 'missing-value'
  /** `a=b`: `a` is empty, and `b` is the name of one more attribute. */
  | 'unquoted-value'
  /** `a "b"`, which is read as `a="b"`. */
  | 'missing-equals'
  /** `a=="b"`, which is read as `a="b"`. */
  | 'double-equals'
  | 'no-blank-between-attributes'
  | 'attribute-without-name'
  /** A `<` or a quote in an attribute's name: a tag that was not ended, or a quote too many. */
  | 'markup-in-tag'
  /** A value with a line end and a `<`: a quote that was not ended took the next lines with it. */
  | 'value-over-tags'
  /** `&` that begins no entity that is known: it is kept as it is. */
  | 'bare-ampersand'
  /** Characters between the name of a closing tag and its `>`. */
  | 'text-in-closing-tag'
  | 'text-outside-root'
  /** `<include >`, `<INCLUDE>`: only lines with `<include>` itself are taken away, and this one is an element of the tree. */
  | 'kept-include';

export const FATAL_XML_FAULTS: ReadonlySet<XmlFaultKind> = new Set<FatalXmlFault>([
  'unexpected-closing-tag',
  'unclosed-tag',
  'second-root',
  'double-hyphen',
  'unclosed-comment',
  'unclosed-cdata',
  'unclosed-doctype',
  'unclosed-instruction',
  'stray-less-than',
  'unterminated-quote',
  'missing-tag-end',
  'no-root',
]);

/** A fault and where it is. Offsets are those of the parse that found it; its chunk knows where that is. */
export class XmlFault {
  constructor(
    readonly kind: XmlFaultKind,
    public chunk: XmlChunk,
    readonly start: number,
    readonly end: number,
    /** The name of the tag, attribute or entity that it is about. */
    readonly subject: string,
  ) {}

  /** Whether FreeSWITCH refuses the whole configuration for it. */
  get fatal(): boolean {
    return FATAL_XML_FAULTS.has(this.kind);
  }

  get at(): Place {
    return this.chunk.view.place(this.start, this.end);
  }
}
