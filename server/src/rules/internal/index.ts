import type { AnyRule } from '../rule';
import { fileTooLarge } from './file-too-large';
import { notUtf8 } from './not-utf-8';
import { ruleFailedRule } from './rule-failed';
import { templateWord } from './template-word';
import { unusedSuppression } from './unused-suppression';

/** What SIP Lens has to say of itself and of what it did not check. */
export const internalRules: readonly AnyRule[] = [
  ruleFailedRule,
  unusedSuppression,
  fileTooLarge,
  notUtf8,
  templateWord,
];
