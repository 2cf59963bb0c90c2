import { Place } from '../../../text/place';
import type { Location } from '../../language';
import type { Category } from '../load/category';
import type { ConfObject } from '../objects/conf-object';
import type { AsteriskFile } from './asterisk-file';

/** What Asterisk does with one object of a section, in words. */
export interface ObjectVerdict {
  readonly loads: true | false | null;
  /** Why it does not load, or may not. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly message: string;
  readonly at?: Location;
}

/** The verdict on the object of that index: what is wrong with the file, with the object, with others of its type. */
export function objectVerdict(file: AsteriskFile, owner: ConfObject, index: number): ObjectVerdict {
  const { rejected } = owner.program.load;
  if (rejected) {
    const message = 'Asterisk refuses the whole file because of another line';
    return { loads: false, reasons: [{ message, at: rejected.at }] };
  }
  if (owner.category.unreachable)
    return { loads: false, reasons: [{ message: 'A line above makes Asterisk stop reading this file' }] };
  const { loads, faults } = owner.verdict(index);
  const wanted = loads === false ? 'dropped' : 'unknown';
  const reasons = faults.filter(({ effect }) => effect === wanted).map(({ message }) => ({ message }));
  if (loads === false) return { loads, reasons };
  const twin = firstTwin(file, owner, owner.objects[index]?.type ?? '');
  if (twin) return { loads: false, reasons: [twin] };
  if (owner.category.uncertain && loads)
    return { loads: null, reasons: [{ message: 'Its template may stand in a file that cannot be seen' }] };
  return { loads, reasons };
}

/** One name twice in a type, and Asterisk drops all objects of that type. The wizard's are kept apart. */
function firstTwin({ document }: AsteriskFile, owner: ConfObject, type: string): Reason | undefined {
  const { names } = document;
  const prefix = `${type}/`;
  for (const key of names.keys()) {
    if (!key.startsWith(prefix)) continue;
    const same = names.definitions(key).filter(({ dialect }) => dialect === owner.dialect);
    const [, second] = same;
    if (!second) continue;
    const name = key.slice(prefix.length);
    return {
      message: `There are two objects ${name} of type ${type}, and Asterisk then drops every ${type}`,
      at: second.at,
    };
  }
  return undefined;
}

export function categoryPlace({ section }: Category): Place {
  return new Place(section, 0, section.header?.start ?? 0, section.header?.end ?? 0);
}
