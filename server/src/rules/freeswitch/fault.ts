import type { Fix, Severity } from '../finding';
import { report } from '../report';
import type { RuleContext } from '../rule';
import type { FreeSwitchFault } from '../subjects';
import { changeTo, each } from './fixes';

interface Named {
  readonly id: string;
  readonly severity: Severity;
}

/** Whether the rule is to report the fault. Of an object that FreeSWITCH drops only the reasons for that count. */
export function accuses(rule: Named, { fault, isDropped }: FreeSwitchFault): boolean {
  if (fault.rule !== rule.id || fault.effect === 'unknown') return false;
  return fault.effect === 'dropped' || !isDropped;
}

interface Extra {
  readonly severity?: Severity;
  /** What the title of a fix begins with; `Change to` where it is left out. */
  readonly verb?: string;
  readonly moreFixes?: () => readonly Fix[];
}

/** Reports the fault where it is written, with one fix for each suggestion. */
export function reportFault(
  context: RuleContext,
  rule: Named,
  { fault }: FreeSwitchFault,
  { severity, verb, moreFixes }: Extra = {},
): void {
  const { message, at, suggestions, related } = fault;
  report(context, rule, at, message, {
    ...(severity ? { severity } : {}),
    ...(related ? { related } : {}),
    fixes: () => [...each(suggestions, (text) => changeTo(at, text, verb)), ...(moreFixes?.() ?? [])],
  });
}
