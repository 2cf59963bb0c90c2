import { Place } from '../../text/place';

/** The characters `from` to `to` of a value and where they are written. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly at: Place;
}

/**
 * The place of a text that was put together from several, such as `sip:HOST:PORT` from two settings: what was written
 * stands where it was written, all other characters stand for the whole.
 */
class ComposedPlace extends Place {
  constructor(
    private readonly whole: Place,
    private readonly segments: readonly Segment[],
    private readonly length: number,
    private readonly isAlone: boolean,
  ) {
    super(whole.anchor, whole.line, whole.start, whole.end, whole.endLine);
  }

  override get isExact(): boolean {
    return this.isAlone;
  }

  override slice(from: number, to: number): Place {
    const holder = this.segments.find((segment) => segment.from <= from && to <= segment.to);
    if (holder) return holder.at.slice(from - holder.from, to - holder.from);
    const isAll = from <= 0 && to >= this.length;
    const segments = this.segments.flatMap((segment) => within(segment, from, to));
    return new ComposedPlace(this.whole, segments, to - from, this.isAlone && isAll);
  }
}

/** What of the segment lies between, counted from there. */
function within({ from, to, at }: Segment, start: number, end: number): Segment[] {
  const [first, last] = [Math.max(from, start), Math.min(to, end)];
  if (first >= last) return [];
  return [{ from: first - start, to: last - start, at: at.slice(first - from, last - from) }];
}

/** A text that is put together piece by piece; pieces with a place keep it. */
export class Composer {
  text = '';
  private readonly segments: Segment[] = [];

  add(text: string, at?: Place): this {
    const from = this.text.length;
    this.text += text;
    if (at && text !== '') this.segments.push({ from, to: this.text.length, at });
    return this;
  }

  /** What has no place of its own stands for `whole`, which says something else than the text. */
  placeIn(whole: Place): Place {
    return new ComposedPlace(whole, this.segments, this.text.length, false);
  }

  /** The text as a whole may be written over `whole`. */
  inPlaceOf(whole: Place): Place {
    return new ComposedPlace(whole, this.segments, this.text.length, whole.isExact);
  }
}
