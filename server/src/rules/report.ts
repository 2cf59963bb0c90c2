import type { Place } from '../text/place';
import type { Finding, Fix, Related, Severity } from './finding';
import type { RuleContext } from './rule';

interface Extra {
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly tags?: Finding['tags'];
  readonly fixes?: () => readonly Fix[];
  readonly twilioErrors?: readonly number[];
  readonly sipStatus?: readonly number[];
}

interface Named {
  readonly id: string;
  readonly severity: Severity;
  readonly twilioErrors?: readonly number[];
  readonly sipStatus?: readonly number[];
}

/** Reports a finding of the rule with the rule's own codes and severity unless `extra` says otherwise. */
export function report(
  context: RuleContext,
  rule: Named,
  at: Place | undefined,
  message: string,
  extra: Extra = {},
): void {
  // a value that nobody wrote has no place to accuse: its owner's declaration stands for it
  const place = at ?? context.subject.at;
  const { twilioErrors, sipStatus } = rule;
  context.report({
    rule: rule.id,
    severity: rule.severity,
    message,
    at: place,
    ...(twilioErrors ? { twilioErrors } : {}),
    ...(sipStatus ? { sipStatus } : {}),
    ...extra,
  });
}
