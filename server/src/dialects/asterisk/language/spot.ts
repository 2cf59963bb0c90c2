import type { ConfSection, ConfTree, Entry, HeaderItem } from '../../../syntax/conf/tree';
import type { Position } from '../../../text/range';
import { lastIndexAt } from '../../../text/search';

/** What stands under a caret in an Asterisk file. */
export type Spot =
  | { readonly kind: 'section-name'; readonly section: ConfSection }
  | { readonly kind: 'header-item'; readonly section: ConfSection; readonly item: HeaderItem }
  | { readonly kind: 'name'; readonly section: ConfSection; readonly entry: Entry }
  /** `offset`: where in the entry's value the caret stands. */
  | { readonly kind: 'value'; readonly section: ConfSection; readonly entry: Entry; readonly offset: number }
  | { readonly kind: 'directive'; readonly section: ConfSection; readonly entry: Entry };

/** The section whose lines hold the line. */
export function sectionAt({ sections }: ConfTree, line: number): ConfSection | undefined {
  return sections[lastIndexAt(sections, line, (section) => section.line)];
}

export function spotAt(tree: ConfTree, position: Position): Spot | undefined {
  const section = sectionAt(tree, position.line);
  if (!section) return undefined;
  const { character } = position;
  const line = position.line - section.line;
  const header = line === 0 ? headerSpot(section, character) : undefined;
  if (header) return header;
  const entry = section.entries.find((candidate) => candidate.line === line && candidate.kind !== 'fault');
  return entry && entrySpot(section, entry, character);
}

function headerSpot(section: ConfSection, character: number): Spot | undefined {
  const { header } = section;
  if (!header) return undefined;
  if (character >= header.start - 1 && character <= header.end) return { kind: 'section-name', section };
  const item = header.items?.find(({ start, end }) => character >= start && character <= end);
  return item && { kind: 'header-item', section, item };
}

function entrySpot(section: ConfSection, entry: Entry, character: number): Spot | undefined {
  const { nameStart, nameEnd, valueStart, valueEnd } = entry;
  const onValue = character >= valueStart && character <= valueEnd && valueEnd > valueStart;
  if (entry.kind === 'directive') return onValue ? { kind: 'directive', section, entry } : undefined;
  if (onValue) return { kind: 'value', section, entry, offset: offsetIn(entry, character) };
  return character >= nameStart && character <= nameEnd ? { kind: 'name', section, entry } : undefined;
}

/** The character of the value that stands at the column, or the first one behind it. */
function offsetIn({ columns, valueStart, value }: Entry, character: number): number {
  if (!columns) return Math.min(character - valueStart, value.length);
  const at = columns.findIndex((column) => column >= character);
  return at < 0 ? value.length : at;
}
