import { dropping, harmless, type JudgedObject } from '../object';
import { type Fault, type Verdict, verdictOf } from '../verdict';
import type { UnitObject } from './index';

/** A wizard gives up at the first auth or registration that it cannot make. Changes `verdicts`. */
export function judgeRequired(objects: readonly UnitObject[], verdicts: Verdict[]): void {
  for (const [index, object] of objects.entries()) {
    if (object.requires === undefined) continue;
    const cause = objects.findLastIndex(
      ({ type, id, fromWizard }, at) =>
        at < index && fromWizard && type === object.type && id === object.requires,
    );
    const verdict = verdicts[index];
    const loads = verdicts[cause]?.loads ?? null;
    if (verdict && cause >= 0 && loads !== true)
      verdicts[index] = verdictOf([...verdict.faults, given(object, cause, loads)]);
  }
}

function given({ type, id, settings, requires = '' }: UnitObject, cause: number, loads: false | null): Fault {
  const object: JudgedObject = { type, id, settings, context: {} };
  const what = `The wizard makes ${id} only after ${requires}`;
  const advice = `Mend ${requires}`;
  const place = { rule: 'asterisk/missing-option', cause } as const;
  if (loads === false) return dropping(object, { ...place, what: `${what}, which it cannot make`, advice });
  return harmless('unknown', { ...place, what, consequence: 'That one may be dropped', advice });
}
