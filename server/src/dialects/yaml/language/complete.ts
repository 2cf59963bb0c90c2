import { type Position, rangeOf } from '../../../text/range';
import type { Completions, LanguageDocument } from '../../language';
import type { SettingGroup } from '../../setting-groups';
import { completeRole, variableCandidates } from '../../setting-language';
import { meaningOf } from '../../setting-roles';

/** A key with the beginning of its value, as a mapping or as `KEY=value` in a list. */
const VALUE = /^\s*(?:-\s+)?["']?([\w.-]+)(?:["']?\s*:\s+|=)["']?(.*)$/;

/** Variables behind `${`; hosts, user names and words for the value of a key that is about SIP. */
export function completeYaml(
  document: LanguageDocument,
  text: string,
  { line, character }: Position,
  groups: readonly SettingGroup[],
): Completions | undefined {
  const before = text.slice(0, character);
  const variable = /\$\{?(\w*)$/.exec(before)?.[1];
  if (variable !== undefined)
    return {
      range: rangeOf(line, character - variable.length, line, character),
      ...variableCandidates(document, variable),
    };
  const [, key, typed = ''] = VALUE.exec(before) ?? [];
  const meaning = key === undefined ? undefined : meaningOf(key);
  const isOurs = groups.some(({ settings }) =>
    settings.some((setting) => setting.keyAt.range.start.line === line),
  );
  if (!meaning || (!isOurs && groups.length === 0)) return undefined;
  const chosen = completeRole(document, meaning.role, groups, typed);
  const end = text.slice(character).search(/["'\s#]|$/) + character;
  const start = character - (/[^@:\s"']*$/.exec(typed)?.[0].length ?? 0);
  return chosen && { range: rangeOf(line, start, line, end), ...chosen };
}
