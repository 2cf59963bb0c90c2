import { sentence } from '../object';
import { type Fault, type Verdict, verdictOf } from '../verdict';
import type { UnitObject } from './index';

/** An object whose name was already taken when Asterisk came to it. */
export interface Twin {
  readonly index: number;
  readonly first: number;
  /** The first one loaded for certain. */
  readonly certain: boolean;
}

/**
 * Two sections of one name and type: every object of the type is lost, not only the two (res/res_sorcery_config.c). A
 * section that was dropped for itself has no name yet, so the next one of that name is no duplicate. Changes `verdicts`.
 */
export function judgeDuplicates(objects: readonly UnitObject[], verdicts: Verdict[]): void {
  for (const [type, twin] of firstTwins(objects, verdicts)) {
    for (const [index, object] of objects.entries()) {
      const verdict = verdicts[index];
      if (object.type !== type || object.fromWizard || !verdict) continue;
      verdicts[index] = verdictOf([...verdict.faults, lost(object, index, twin, objects)]);
    }
  }
}

/** The first duplicate of each type: Asterisk stops there. */
export function firstTwins(
  objects: readonly UnitObject[],
  verdicts: readonly (Verdict | undefined)[],
): Map<string, Twin> {
  const names = new Map<string, Map<string, { index: number; certain: boolean }>>();
  const twins = new Map<string, Twin>();
  for (const [index, { type, id, fromWizard = false }] of objects.entries()) {
    // A section without a name gets one of its own.
    if (fromWizard || id === '' || twins.get(type)?.certain) continue;
    const taken = names.get(type) ?? new Map();
    names.set(type, taken);
    const first = taken.get(id);
    if (first && (first.certain || !twins.has(type)))
      twins.set(type, { index, first: first.index, certain: first.certain });
    const loads = verdicts[index]?.loads;
    if (loads !== false && !first?.certain)
      taken.set(id, { index: first?.index ?? index, certain: loads === true });
  }
  return twins;
}

function lost(
  object: UnitObject,
  index: number,
  { index: second, first, certain }: Twin,
  objects: readonly UnitObject[],
): Fault {
  const name = objects[second]?.id ?? '';
  const own = index === first || index === second;
  const what = own
    ? `There are two sections [${name}] of type ${object.type}`
    : `Section [${name}] is there twice as ${object.type}`;
  const consequence = certain
    ? `Asterisk loads no ${object.type} at all`
    : `Asterisk loads no ${object.type} at all if the first of the two is good by itself`;
  return {
    rule: 'asterisk/duplicate-object',
    cause: index === second ? first : second,
    message: sentence(what, consequence, 'Rename one of the two, or merge them'),
    effect: certain ? 'dropped' : 'unknown',
  };
}
