import type { Entry } from '../../../syntax/conf/tree';
import { Place } from '../../../text/place';
import { valuePlace } from './setting';

/**
 * The place of a text that a wizard made from a written one, such as `sip:HOST` from a host of `remote_hosts`: the
 * characters that were written stand where they were written, all others stand for the whole.
 */
class MadePlace extends Place {
  constructor(
    private readonly written: Place,
    private readonly offset: number,
    private readonly length: number,
  ) {
    super(written.anchor, written.line, written.start, written.end);
  }

  override slice(from: number, to: number): Place {
    const inside = from >= this.offset && to <= this.offset + this.length;
    return inside ? this.written.slice(from - this.offset, to - this.offset) : this.written;
  }
}

/** Where a made value is written: the longest item of the lines that it was made of which it still holds. */
export function madePlace(value: string, sources: readonly Entry[]): { entry: Entry; at: Place } | undefined {
  let best: { entry: Entry; from: number; text: string } | undefined;
  for (const entry of sources) {
    for (const { text, from } of itemsOf(entry.value)) {
      if (text.length > (best?.text.length ?? 0) && value.includes(text)) best = { entry, from, text };
    }
  }
  if (!best) return undefined;
  const { entry, from, text } = best;
  const written = valuePlace(entry).slice(from, from + text.length);
  return { entry, at: new MadePlace(written, value.indexOf(text), text.length) };
}

/** The whole value and, where it is a list, its items without blanks around them. */
function itemsOf(value: string): { text: string; from: number }[] {
  const items = [{ text: value, from: 0 }];
  if (!value.includes(',')) return items;
  let from = 0;
  for (const piece of value.split(',')) {
    const text = piece.trim();
    items.push({ text, from: from + piece.length - piece.trimStart().length });
    from += piece.length + 1;
  }
  return items;
}
