import type { Position } from '../../../text/range';
import type { CaretLine } from '../../caret-word';
import type { Completions, LanguageDocument } from '../../language';
import { completeRole, completeVariable } from '../../settings/completion';
import { groupsIn, type SettingGroup } from '../../settings/groups';
import { meaningOf } from '../../settings/roles';
import type { RawList } from '../objects/lists';
import type { YamlSubject } from '../subject';
import { completeKey } from './complete-key';
import { completeReference } from './complete-reference';

/** What a completion looks at beside the texts of the lines. */
export interface YamlCaret {
  readonly document: LanguageDocument;
  readonly subject: YamlSubject | undefined;
  readonly groups: readonly SettingGroup[];
  line(line: number): string;
}

/** A key of a mapping with the beginning of its value, which no blank begins: else each of many would be tried. */
const PAIR = /(?:^\s*(?:-\s+)*|[{,]\s*)["']?([\w.-]+)["']?\s*:\s+(?!\s)(["']?)[^{},[\]]*$/;
/** `KEY=value` in a list. */
const ASSIGNMENT = /^\s*-\s+["']?([\w.-]+)=()["']?.*$/;

/** Variables behind `${`; keys where their names are known; hosts, user names and words for what is about SIP. */
export function completeYaml(caret: YamlCaret, position: Position): Completions | undefined {
  const { line, character } = position;
  const { document } = caret;
  const at: CaretLine = { text: caret.line(line), line, character };
  const variable = completeVariable(document, at);
  if (variable) return variable;
  const before = at.text.slice(0, character);
  const pair = PAIR.exec(before);
  const found = pair ?? ASSIGNMENT.exec(before);
  if (!found) return completeKey(caret, position);
  const [, key = '', quote = ''] = found;
  const start = character - typedValue(before, pair === null).length;
  if (pair) {
    const reference = completeReference(document, key, at, start);
    if (reference) return reference;
  }
  return completeSetting(caret, nameOf(caret, key, line), {
    ...at,
    start,
    needsQuotes: pair !== null && quote === '',
  });
}

/** The value up to the caret, without its quote. */
function typedValue(before: string, isAssignment: boolean): string {
  const value = isAssignment ? before.slice(before.indexOf('=') + 1) : before.replace(/^.*:\s+/, '');
  return value.replace(/^["']/, '');
}

/** Of `value` in a list of variables for a container: the variable's name. */
function nameOf(caret: YamlCaret, key: string, line: number): string {
  if (key !== 'value') return key;
  return /^\s*-\s+name:\s+["']?(\w+)/.exec(caret.line(line - 1))?.[1] ?? key;
}

function completeSetting(
  caret: YamlCaret,
  key: string,
  value: Parameters<typeof completeRole>[3],
): Completions | undefined {
  const { document, subject } = caret;
  // what is typed so far may be nothing that SIP can have, and then its group is none
  const groups = caret.groups.length > 0 ? caret.groups : groupsWithout(subject, value.line);
  const role = roleOf(groups, document.uri, key, value.line) ?? meaningOf(key)?.role;
  if (role === undefined || groups.length === 0) return undefined;
  const isBoolean = role === 'register';
  // a program's own settings are true or false, variables are texts
  const needsQuotes = value.needsQuotes && (!isBoolean || /^[A-Z0-9_]+$/.test(key));
  return completeRole(document, role, groups, { ...value, needsQuotes });
}

function roleOf(groups: readonly SettingGroup[], uri: string, key: string, line: number) {
  for (const { settings } of groups)
    for (const setting of settings)
      if (setting.key === key && setting.keyAt.uri === uri && setting.keyAt.range.start.line === line)
        return setting.role;
  return undefined;
}

/** The groups as they are without the setting of a line. */
function groupsWithout(subject: YamlSubject | undefined, line: number): SettingGroup[] {
  return (subject?.rawLists ?? []).flatMap((list) => groupsIn(withoutLine(list, line)));
}

function withoutLine({ path, isEnvironment, at, settings }: RawList, line: number) {
  const others = settings.filter(({ keyAt }) => keyAt.range.start.line !== line);
  return { path, isEnvironment, at, settings: others.map((each) => ({ ...each, written: each.value })) };
}
