import type { UnitNames } from '../../language';
import type { ConfObject } from '../objects/conf-object';
import type { AsteriskUnit } from '../unit';
import { type ObjectVerdict, objectVerdicts } from '../unit-verdict';
import type { AsteriskFile } from './asterisk-file';

interface Judged {
  readonly version: number;
  readonly byOwner: ReadonlyMap<ConfObject, readonly ObjectVerdict[]>;
}

/** A whole unit is judged at once, and a pointer rests on many sections before the next edit. */
const judged = new WeakMap<AsteriskUnit, Judged>();

/** What Asterisk does with the object of that index when it reads all files of the unit. */
export function objectVerdict(
  { unit, document }: AsteriskFile,
  owner: ConfObject,
  index: number,
): Pick<ObjectVerdict, 'loads' | 'reasons'> | undefined {
  return verdictsOf(unit, document.names).byOwner.get(owner)?.[index];
}

function verdictsOf(unit: AsteriskUnit, { version }: UnitNames): Judged {
  const known = judged.get(unit);
  if (known?.version === version) return known;
  const byOwner = new Map<ConfObject, ObjectVerdict[]>();
  for (const verdict of objectVerdicts(unit)) {
    const list = byOwner.get(verdict.owner);
    if (list) list.push(verdict);
    else byOwner.set(verdict.owner, [verdict]);
  }
  const fresh = { version, byOwner };
  judged.set(unit, fresh);
  return fresh;
}
