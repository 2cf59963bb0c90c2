import type { Place } from '../../../text/place';
import type { Key, Subject } from '../../dialect';
import { FileSubject } from '../file-subject';
import { variableKey } from '../objects/keys';
import { ObjectSubject } from '../subject';

/** Where an object or a file writes the names that make it mention a key. */
export function mentionPlaces(subject: Subject, key: Key): readonly Place[] {
  if (subject instanceof FileSubject)
    return subject.uses.flatMap((use) => (variableKey(use.name) === key ? [use.nameAt] : []));
  if (!(subject instanceof ObjectSubject)) return [];
  return subject.references.flatMap((reference) => (reference.key === key ? [reference.at] : []));
}
