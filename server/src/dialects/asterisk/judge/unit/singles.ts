import { objectType } from '../../schema';
import { sentence } from '../object';
import { type Fault, type Verdict, verdictOf } from '../verdict';
import type { UnitObject } from './index';

/** Two slip through, for Asterisk counts hash buckets in primes and takes 2 for none (res/res_sorcery_config.c). */
const TOLERATED = 2;

/** Three or more objects of a type that allows one: none is loaded. Changes `verdicts`. */
export function judgeSingles(objects: readonly UnitObject[], verdicts: Verdict[]): void {
  for (const [type, indexes] of singleObjects(objects)) {
    if (indexes.length <= TOLERATED) continue;
    for (const [place, index] of indexes.entries()) {
      const verdict = verdicts[index];
      if (!verdict) continue;
      const cause = indexes[place === 0 ? 1 : 0];
      const fault: Fault = {
        rule: 'asterisk/duplicate-object',
        ...(cause === undefined ? {} : { cause }),
        message: sentence(
          `There are ${indexes.length} objects of type ${type}, and Asterisk allows one`,
          'It loads none of them',
          'Merge them into one section',
        ),
        effect: 'dropped',
      };
      verdicts[index] = verdictOf([...verdict.faults, fault]);
    }
  }
}

function singleObjects(objects: readonly UnitObject[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { type }] of objects.entries()) {
    if (!objectType(type)?.single) continue;
    const indexes = found.get(type);
    if (indexes) indexes.push(index);
    else found.set(type, [index]);
  }
  return found;
}
