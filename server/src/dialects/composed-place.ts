import { Place } from '../text/place';

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
  ) {
    super(whole.anchor, whole.line, whole.start, whole.end, whole.endLine);
  }

  override slice(from: number, to: number): Place {
    const holder = this.segments.find((segment) => segment.from <= from && to <= segment.to);
    return holder ? holder.at.slice(from - holder.from, to - holder.from) : this.whole;
  }
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

  placeIn(whole: Place): Place {
    return new ComposedPlace(whole, this.segments);
  }
}
