import type { Finding } from '../../rules/finding';
import type { RuleContext } from '../../rules/rule';
import { accountRules } from '../../rules/twilio/account';
import type { FaultRule } from '../../rules/twilio/account/fault';
import type { Known } from '../../twilio/account/known';
import type { Use } from '../code-lens/uses';

/** Something that has to be so for Twilio to take what one object sends. */
export interface Question {
  /** `Registration is on` */
  readonly title: string;
  readonly answer: Known<boolean>;
  /** The user that it asks about, where the rules may speak of several. */
  readonly user?: string;
  /** The rules that say what is wrong where it is not so. */
  readonly rules: readonly FaultRule[];
  /** Told instead of the reason where the answer is not known. */
  readonly doubt?: string;
  /** Told where it is not so and no rule says why. */
  readonly lack?: string;
}

/** What the rules with account data say of one use against the account of the context. */
export function findingsOf(use: Use, look: RuleContext): Finding[] {
  const found: Finding[] = [];
  const context: RuleContext = { ...look, report: (finding) => found.push(finding) };
  for (const rule of accountRules) rule.check(use, context);
  return found;
}
