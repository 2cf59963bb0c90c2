import type { Place } from '../../text/place';
import { contains, type Position } from '../../text/range';
import type { LanguageDocument, Location, Resolved } from '../language';
import { locateInHost, locateInUri } from '../targets';
import type { SettingGroup, SipSetting, WrittenSetting } from './groups';
import { variablesIn } from './interpolation';
import { HOST_ROLES, servicesOf } from './language';
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

/** Where settings take a variable over, and where its value is written. Of one that is another alone only its uses count. */
export function* variableUses(
  { names }: LanguageDocument,
  settings: Iterable<{
    readonly key: string;
    readonly written: WrittenSetting['written'];
    readonly keyAt: Place;
  }>,
  givesVariables: boolean,
): Generator<{ readonly range: Location['range']; readonly writtenAt: Location }> {
  for (const { written, keyAt } of settings) {
    for (const { name, start, end } of variablesIn(written.text)) {
      if (givesVariables && start === 0 && end === written.text.length) continue;
      const range = (written.at?.slice(start, end) ?? keyAt).range;
      for (const file of names.definitions(variableKey(name)).filter(isVariableFile)) {
        const at = file.variables.get(name)?.value.at;
        if (at) yield { range, writtenAt: { uri: at.uri, range: at.range } };
      }
    }
  }
}
