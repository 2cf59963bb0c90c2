import { Place } from '../../../text/place';
import type { Key, Subject } from '../../dialect';
import type { Category } from '../load/category';
import { ConfObject } from '../objects/conf-object';
import { objectKey, sectionKey } from '../objects/keys';
import { dialledEndpoints } from './dial';

/** Where a section writes the names that make it mention a key: in values, in its header, in dial strings. */
export function mentionPlaces(subject: Subject, key: Key): readonly Place[] {
  if (!(subject instanceof ConfObject)) return [];
  const places: Place[] = [];
  for (const { type, name } of subject.references) {
    if (name.at && name.value !== undefined && objectKey(type, name.value) === key) places.push(name.at);
  }
  places.push(...parentPlaces(subject, key));
  if (subject.role === 'context') {
    for (const { value, at } of dialledEndpoints(subject.category))
      if (at && value !== undefined && objectKey('endpoint', value) === key) places.push(at);
  }
  return places;
}

function parentPlaces({ category, program }: ConfObject, key: Key): Place[] {
  return category.parts.flatMap((part) => {
    if (part.kind !== 'inherit' || sectionKey(program.dialect, part.base.name) !== key) return [];
    const item = part.section.header?.items?.[part.item];
    return item ? [new Place(part.section, 0, item.start, item.end)] : [];
  });
}

/** The sections that take over the lines of a category, those of its heirs included. */
export function heirsOf(category: Category): ReadonlySet<Category> {
  const found = new Set<Category>();
  const visit = ({ heirs }: Category): void => {
    for (const heir of heirs) {
      if (found.has(heir)) continue;
      found.add(heir);
      visit(heir);
    }
  };
  visit(category);
  return found;
}
