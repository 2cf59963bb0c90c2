import { asteriskRules } from './asterisk';
import { freeSwitchRules } from './freeswitch';
import { internalRules } from './internal';
import { registryRules } from './registry';
import type { AnyRule } from './rule';
import { sipRules } from './sip';
import { twilioRules } from './twilio';
import { yamlRules } from './yaml';

/** Every rule, in the order of the catalogue. */
export const allRules: readonly AnyRule[] = [
  ...asteriskRules,
  ...freeSwitchRules,
  ...yamlRules,
  ...sipRules,
  ...twilioRules,
  ...registryRules,
  ...internalRules,
];
