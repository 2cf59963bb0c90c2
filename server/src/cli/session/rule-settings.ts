import type { RuleSetting, RuleSettings } from '../../diagnostics/checker';
import { allRules } from '../../rules';
import { SEVERITIES } from '../../rules/finding';
import { meant } from '../arguments';
import { usageFailure } from '../failure';

export function ruleIds(): readonly string[] {
  return allRules.map(({ id }) => id);
}

export function checkRuleId(id: string): string {
  const ids = ruleIds();
  if (ids.includes(id)) return id;
  throw usageFailure(`There is no rule "${id}".${meant(id, ids, '')}`);
}

const SETTINGS: readonly RuleSetting[] = ['off', ...SEVERITIES];

/** Reads what was given to `--rule ID=SEVERITY`. */
export function readRuleSettings(given: readonly string[]): RuleSettings {
  const settings: Record<string, RuleSetting> = {};
  for (const text of given) {
    const equals = text.indexOf('=');
    const id = checkRuleId(equals < 0 ? text : text.slice(0, equals));
    const word = equals < 0 ? '' : text.slice(equals + 1);
    const setting = SETTINGS.find((candidate) => candidate === word);
    if (setting === undefined)
      throw usageFailure(`--rule ${id} needs one of ${SETTINGS.join(', ')}, such as --rule ${id}=off.`);
    settings[id] = setting;
  }
  return settings;
}
