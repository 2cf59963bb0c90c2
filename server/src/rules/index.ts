import { asteriskRules } from './asterisk';
import { internalRules } from './internal';
import { registryRules } from './registry';
import type { AnyRule } from './rule';
import { sipRules } from './sip';
import { twilioRules } from './twilio';
import { accountRules } from './twilio/account';

/** Every rule, in the order of the catalogue. */
export const allRules: readonly AnyRule[] = [
  ...asteriskRules,
  ...sipRules,
  ...twilioRules,
  ...accountRules,
  ...registryRules,
  ...internalRules,
];
