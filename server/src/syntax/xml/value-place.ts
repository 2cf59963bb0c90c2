import { Place } from '../../text/place';
import type { TextView } from './view';

/** Where a value is written whose characters may come from entities and variables: each part finds its own place. */
export class ValuePlace extends Place {
  /**
   * @param place where the value as a whole is written
   * @param from the offset of its first character in the view
   * @param columns of each decoded character and the end, counted from `from`; undefined where they are one for one
   */
  constructor(
    place: Place,
    private readonly view: TextView,
    private readonly from: number,
    private readonly length: number,
    private readonly columns: readonly number[] | undefined,
  ) {
    super(place.anchor, place.line, place.start, place.end, place.endLine);
  }

  override slice(from: number, to: number): Place {
    const start = this.column(from);
    return this.view.written(this.from + start, this.from + Math.max(start, this.column(to)));
  }

  /** Where the characters stand, not where they are written: a variable's value where its `$${name}` is. */
  standing(from: number, to: number): Place {
    return this.view.place(this.from + this.column(from), this.from + this.column(to));
  }

  private column(index: number): number {
    return Math.min(this.columns ? (this.columns[index] ?? this.length) : index, this.length);
  }
}

/** The place that writes a text of the view: that of the definition where the text is one variable alone. */
export function valuePlace(
  view: TextView,
  from: number,
  to: number,
  columns?: readonly number[],
): ValuePlace {
  const written = view.onlyUse(from, to)?.definition?.valueAt;
  return new ValuePlace(written ?? view.placeBetween(from, to), view, from, to - from, columns);
}
