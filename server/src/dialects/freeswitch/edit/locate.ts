import { XmlChunk } from '../../../syntax/xml/chunk';
import type { XmlAttribute, XmlElement } from '../../../syntax/xml/element';
import type { Place } from '../../../text/place';
import { comparePositions, type Position, type Range } from '../../../text/range';

function chunkOf(place: Place): XmlChunk | undefined {
  return place.anchor instanceof XmlChunk ? place.anchor : undefined;
}

function isWithin(inner: Range, outer: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

/** The attribute whose value the place is, or is in, and that stands in the text as it is. */
export function attributeAt(place: Place): XmlAttribute | undefined {
  const chunk = chunkOf(place);
  const { range } = place;
  return chunk && attributeOf(elementAt(chunk.elements, range.start), range);
}

function attributeOf(element: XmlElement | undefined, range: Range): XmlAttribute | undefined {
  return element?.attributes.find(({ valueAt }) => isWithin(range, valueAt.range));
}

/** The innermost element of these that the position is in. */
export function elementAt(elements: readonly XmlElement[], position: Position): XmlElement | undefined {
  let found: XmlElement | undefined;
  for (let rest = elements; ; ) {
    const next = lastBefore(rest, position);
    if (!next || comparePositions(position, endOf(next)) > 0) return found;
    found = next;
    rest = next.children.filter(({ chunk }) => chunk === next.chunk);
  }
}

function endOf(element: XmlElement): Position {
  return (element.closeTagAt ?? element.at).range.end;
}

/** Elements beside each other stand in order. */
function lastBefore(elements: readonly XmlElement[], position: Position): XmlElement | undefined {
  let low = 0;
  let high = elements.length - 1;
  let found: XmlElement | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element && comparePositions(element.openTagAt.range.start, position) <= 0) {
      found = element;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

/** Whether the place stands between the tags of the element, in its own file. */
export function isInside(place: Place, element: XmlElement): boolean {
  if (place.uri !== element.nameAt.uri) return false;
  const { start } = element.openTagAt.range;
  return isWithin(place.range, { start, end: endOf(element) });
}
