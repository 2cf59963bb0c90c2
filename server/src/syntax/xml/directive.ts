import type { Place } from '../../text/place';
import type { XmlChunk } from './chunk';
import type { IgnoredBecause } from './problem';
import { XmlSpan } from './span';
import { valuePlace } from './value-place';
import type { XmlDefinition } from './variable';
import type { TextView } from './view';

export type XmlCommand = 'set' | 'include' | 'exec' | 'exec-set' | 'stun-set' | 'env-set';

export const XML_COMMANDS: ReadonlySet<string> = new Set<XmlCommand>([
  'set',
  'include',
  'exec',
  'exec-set',
  'stun-set',
  'env-set',
]);

/** `<X-PRE-PROCESS cmd="…" data="…"/>`, or `<!--#cmd "…"-->` (`legacy`). The span goes from `<` to behind `>`. */
export class XmlDirective extends XmlSpan {
  /** In lower case, as written where FreeSWITCH does not know it; empty where it has none. */
  command = '';
  /** Behind the variables. */
  data = '';
  /** Undefined for one that runs, or would run but for what is asked of the machine. */
  ignored: IgnoredBecause | undefined;
  /** It stands in a comment, and runs all the same. */
  inComment = false;
  /** What it sets. */
  definition: XmlDefinition | undefined;
  /** The files that it includes and that were read. */
  includes: readonly string[] = [];
  /** Where its data begin and end in the expanded line. */
  readonly dataStart: number;
  readonly dataEnd: number;

  /** `view`: of its expanded line. */
  constructor(
    span: XmlSpan,
    readonly form: 'element' | 'legacy',
    readonly view: TextView,
    data: readonly [start: number, end: number],
  ) {
    super(span.chunk, span.start, span.end);
    [this.dataStart, this.dataEnd] = data;
  }

  /** What stands between the quotes of its data; the place of the directive where it has none. */
  get dataAt(): Place {
    return this.dataEnd === 0 ? this.at : valuePlace(this.view, this.dataStart, this.dataEnd);
  }

  /** The same as offsets in the chunk's source. */
  get dataRange(): readonly [start: number, end: number] {
    return this.dataEnd === 0 ? [this.start, this.end] : this.view.bounds(this.dataStart, this.dataEnd);
  }

  override move(chunk: XmlChunk, offset: number): void {
    super.move(chunk, offset);
    this.view.move(chunk, offset);
  }
}
