import type { Sourced } from '../../sip/sourced';
import type { Place } from '../../text/place';
import { contains, type Position } from '../../text/range';
import type { LanguageDocument, Location, Resolved } from '../language';
import { locateInHost, locateInUri } from '../targets';
import type { SettingGroup, SipSetting, WrittenSetting } from './groups';
import { variablesIn } from './interpolation';
import { HOST_ROLES, servicesOf } from './language';
import { type VariablePlace, variablePlaces } from './variable-places';
import { isVariableFile, variableKey } from './variables';

/** What the value at the position comes to by its variables. */
export function resolvedAt(
  groups: readonly SettingGroup[],
  uri: string,
  position: Position,
): Resolved | undefined {
  for (const found of [...resolvedHosts(groups, uri), ...resolvedUsers(groups, uri)])
    if (contains(found.range, position)) return found;
  return undefined;
}

/** The hosts of Twilio's that variables give, wholly or in part, or that stand beside variables. */
export function* resolvedHosts(groups: readonly SettingGroup[], uri: string): Generator<Resolved> {
  for (const { settings } of groups) {
    for (const setting of settings) {
      const found = isResolved(setting, uri) && HOST_ROLES.has(setting.role) ? hostOf(setting) : undefined;
      if (found) yield found;
    }
  }
}

function* resolvedUsers(groups: readonly SettingGroup[], uri: string): Generator<Resolved> {
  for (const group of groups) {
    for (const setting of group.settings) {
      const { role, written, value } = setting;
      const isUser = role === 'username' || role === 'auth-username';
      if (!isUser || !isResolved(setting, uri) || !written.at || servicesOf(group).length === 0) continue;
      const writtenAt = value.at && locationIn(value.at, 0, value.text.length);
      const target = { kind: 'twilio-username', username: value.text } as const;
      yield { range: written.at.range, target, ...(writtenAt ? { writtenAt } : {}) };
    }
  }
}

function isResolved({ value, written }: SipSetting, uri: string): boolean {
  return value.value !== undefined && value.text !== written.text && written.at?.uri === uri;
}

/** A host as it is written with its variables, behind the scheme and the user. */
const HOST = /(?:\$\{[^}]*\}+|\$\w+|[\w.-])+/y;

function hostOf({ value, written }: SipSetting): Resolved | undefined {
  if (!value.at || !written.at) return undefined;
  const { text } = value;
  const from = text.lastIndexOf('@') + 1 || (/^\s*sips?:/i.exec(text)?.[0].length ?? 0);
  const located = /^\s*sips?:/i.test(text)
    ? locateInUri(text, value.at, from)
    : locateInHost(text.slice(from), value.at.slice(from, text.length), 0);
  if (located?.target.kind !== 'twilio-host') return undefined;
  const { target } = located;
  HOST.lastIndex = startIn(written.text);
  const used = HOST.exec(written.text);
  if (!used) return undefined;
  const { range } = written.at.slice(used.index, used.index + used[0].length);
  const at = text.indexOf(target.text, from);
  const name = target.host.kind === 'service' ? target.host.name : undefined;
  const writtenAt = name && locationIn(value.at, at + name.offset, name.text.length);
  return { range, target, ...(writtenAt ? { writtenAt } : {}) };
}

/** Where the host begins in a text with variables: those may hold the user or the scheme, too. */
function startIn(text: string): number {
  const bare = text.replace(/\$\{[^}]*\}+/g, (variable) => '$'.repeat(variable.length));
  return bare.lastIndexOf('@') + 1 || (/^\s*sips?:/i.exec(bare)?.[0].length ?? 0);
}

/** Where the characters are written, if that is one place. */
function locationIn(place: Place, from: number, length: number): Location | undefined {
  const { uri, range } = place.slice(from, from + length);
  const { start, end } = range;
  const isWhole = start.line === end.line && end.character - start.character === length;
  return isWhole ? { uri, range } : undefined;
}

interface Written {
  readonly keyAt: Place;
  readonly value: Sourced<string>;
  readonly items?: readonly Sourced<string>[];
}

/** Where the settings of a block take a variable over, and where its value is written. */
export function* variableUses(
  { names }: LanguageDocument,
  settings: readonly Written[],
): Generator<VariableTaken> {
  const places = [...variablePlaces(settings)];
  for (const { use, whole } of places) yield* takenAt(names, use.name, whole);
  for (const setting of settings)
    for (const name of hiddenIn(setting, places)) yield* takenAt(names, name, setting.keyAt);
}

/** The variables of a text that has no place, or is one over lines and is not read as YAML. */
function hiddenIn({ value: { text, at } }: Written, places: readonly VariablePlace[]): Set<string> {
  if (at && at.line === at.endLine) return new Set();
  const counts = new Map<string, number>();
  for (const { name } of variablesIn(text)) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { use, whole } of at ? places : [])
    if (at && contains(at.range, whole.range.start)) counts.set(use.name, (counts.get(use.name) ?? 0) - 1);
  return new Set([...counts].flatMap(([name, count]) => (count > 0 ? [name] : [])));
}

interface VariableTaken {
  readonly range: Location['range'];
  readonly writtenAt: Location;
}

function* takenAt(names: LanguageDocument['names'], name: string, at: Place): Generator<VariableTaken> {
  for (const file of names.definitions(variableKey(name)).filter(isVariableFile)) {
    const written = file.variables.get(name)?.value.at;
    if (written) yield { range: at.range, writtenAt: { uri: written.uri, range: written.range } };
  }
}

/** The same of variables; of one that is another alone only its uses count. */
export function variablesOfVariables(
  document: LanguageDocument,
  variables: Iterable<Pick<WrittenSetting, 'written' | 'keyAt'>>,
): Iterable<VariableTaken> {
  const settings = [...variables].flatMap(({ written, keyAt }) => {
    const [use] = variablesIn(written.text);
    const isAlone = use?.start === 0 && use.end === written.text.length;
    return isAlone ? [] : [{ keyAt, value: written }];
  });
  return variableUses(document, settings);
}
