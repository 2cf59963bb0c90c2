import { code, linkTo } from '../../text/markdown';
import { MASK, maskUris, maskValue } from '../../text/mask';
import type { Place } from '../../text/place';
import { comparePositions, contains, type Position } from '../../text/range';
import type { HoverText, LanguageDocument, Located, Location, OutlineItem } from '../language';
import { endsInSecret } from '../secret-variable';
import { locateInHost, locateInUri } from '../targets';
import { serviceOf } from '../twilio-candidates';
import type { SettingGroup, SipSetting, WrittenSetting } from './groups';
import { type VariableUse, variablesIn } from './interpolation';
import type { SettingRole } from './roles';
import { isVariableFile, isVariableUser, variableKey } from './variables';

/** What a role means, for a person. */
const WORDS: Readonly<Record<SettingRole, string>> = {
  host: 'SIP host that calls or registrations go to',
  uri: 'SIP address',
  domain: 'SIP domain',
  registrar: 'registrar: where the program registers',
  'address-of-record': 'address-of-record: who registers, or is registered',
  realm: 'realm of the digest challenge',
  'from-domain': 'domain of the From header',
  proxy: 'outbound proxy: where packets go first',
  port: 'port of the SIP host',
  transport: 'transport protocol of SIP',
  username: 'SIP user name',
  'auth-username': 'user name that answers the digest challenge',
  password: 'SIP password',
  'from-user': 'user of the From header',
  'caller-id': 'number that is shown to those who are called',
  number: 'phone number',
  'external-address': 'public address of the program',
  register: 'whether the program registers',
  'register-interval': 'seconds between registrations',
  expiry: 'seconds that a registration is asked for',
  codecs: 'codecs that are offered',
  'allowed-addresses': 'addresses that calls are taken from',
};

export const HOST_ROLES: ReadonlySet<SettingRole> = new Set([
  'host',
  'uri',
  'domain',
  'registrar',
  'address-of-record',
  'from-domain',
  'proxy',
  'realm',
]);

/** A setting at a position, and the group that it is a part of. */
export interface SettingSpot {
  readonly setting: SipSetting;
  readonly group: SettingGroup;
  readonly on: 'key' | 'value';
}

export function settingAt(
  groups: readonly SettingGroup[],
  uri: string,
  position: Position,
): SettingSpot | undefined {
  for (const group of groups) {
    for (const setting of group.settings) {
      if (touches(setting.keyAt, uri, position)) return { setting, group, on: 'key' };
      if (setting.written.at && touches(setting.written.at, uri, position))
        return { setting, group, on: 'value' };
    }
  }
  return undefined;
}

export function touches(at: Place, uri: string, position: Position): boolean {
  return at.uri === uri && contains(at.range, position);
}

/** What the value at the position names: a host of Twilio's or a user of it. */
export function locateInSetting(
  { setting, group, on }: SettingSpot,
  position: Position,
): Located | undefined {
  const { at, text } = setting.written;
  if (on !== 'value' || !at || at.range.start.line !== position.line) return undefined;
  const offset = position.character - at.range.start.character;
  if (/^\s*sips?:/i.test(text)) return locateInUri(text, at, offset);
  if (HOST_ROLES.has(setting.role)) {
    const from = text.lastIndexOf('@') + 1;
    return offset >= from
      ? locateInHost(text.slice(from), at.slice(from, text.length), offset - from)
      : undefined;
  }
  const isUser = setting.role === 'username' || setting.role === 'auth-username';
  if (!isUser || setting.value.origin !== 'literal' || servicesOf(group).length === 0) return undefined;
  return { range: at.range, target: { kind: 'twilio-username', username: text } };
}

/** The services that the hosts of a group name. */
export function servicesOf({ settings }: SettingGroup) {
  return settings.flatMap(({ role, value }) => {
    const host = value.value
      ?.replace(/^sips?:/i, '')
      .replace(/^[^@]*@/, '')
      .replace(/[:;].*$/, '');
    const service = HOST_ROLES.has(role) && host !== undefined ? serviceOf(host) : undefined;
    return service ? [service] : [];
  });
}

/** The variable that the position names in a value. */
export function variableAt(
  written: WrittenSetting['written'],
  uri: string,
  position: Position,
): VariableUse | undefined {
  const { at, text } = written;
  if (!at || !touches(at, uri, position)) return undefined;
  return variablesIn(text).find(({ start, end }) => contains(at.slice(start, end).range, position));
}

/** Where a variable is written, and where it is used. */
export function locateVariable(document: LanguageDocument, name: string, at: Place): Located {
  const key = variableKey(name);
  const { names } = document;
  const definitions = (): Location[] =>
    names
      .definitions(key)
      .filter(isVariableFile)
      .flatMap((file) => file.variables.get(name)?.keyAt ?? [])
      .map(locationOf);
  const references = (): Location[] =>
    names
      .mentions(key)
      .filter(isVariableUser)
      .flatMap((user) => user.placesOf(name))
      .map(locationOf);
  return { range: at.range, target: { kind: 'local', definitions, references } };
}

function locationOf({ uri, range }: Place): Location {
  return { uri, range };
}

/** The value of a variable and who writes it; nothing of what a password takes, whatever it is called. */
export function hoverVariable(document: LanguageDocument, name: string, at: Place): HoverText {
  const isSecret = endsInSecret(name, (each) => takersOf(document, each));
  const lines = document.names
    .definitions(variableKey(name))
    .filter(isVariableFile)
    .flatMap((file) => {
      const variable = file.variables.get(name);
      if (!variable) return [];
      const remark = file.standing === 'example' ? ', an example that nobody reads' : '';
      const value = isSecret ? MASK : shown(name, variable.value.text);
      return [`${code(value)} · ${linkTo(variable.keyAt, document.uri)}${remark}`];
    });
  const body = lines.length > 0 ? lines.join('\n\n') : 'No file of the workspace gives it a value.';
  return { text: `**${name}** · variable\n\n${body}`, range: at.range };
}

/** The names of the settings and variables that take the variable. */
function takersOf({ names }: LanguageDocument, name: string): string[] {
  const users = names.mentions(variableKey(name)).filter(isVariableUser);
  return users.flatMap((user) => user.takersOf(name));
}

export function hoverSetting({ setting, group, on }: SettingSpot): HoverText {
  const resolvedText = setting.value.value;
  const isResolved = setting.value.origin === 'resolved' && resolvedText !== undefined;
  const shownText = setting.role === 'password' ? MASK : shown(setting.key, resolvedText ?? '');
  const value = isResolved ? `\n\nIts value here: ${code(shownText)}` : '';
  const certain = group.isCertain
    ? ''
    : '\n\nNothing else here says that SIP is meant, so it is not checked.';
  return {
    text: `**${setting.key}** · ${WORDS[setting.role]}${value}${certain}`,
    range: (on === 'value' ? (setting.written.at ?? setting.keyAt) : setting.keyAt).range,
  };
}

function shown(name: string, value: string): string {
  return maskUris(maskValue(name, value));
}

export function outlineOfSettings(groups: readonly SettingGroup[], uri: string): OutlineItem[] {
  const isLarge = groups.length > MAX_WITH_SETTINGS;
  return groups.flatMap((group): OutlineItem[] => {
    const own = group.settings.filter(({ keyAt }) => keyAt.uri === uri);
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last || !group.isCertain) return [];
    const { range: selection } = first.keyAt;
    return [
      {
        name: group.name || 'SIP',
        detail: 'SIP settings',
        kind: 'settings',
        range: { start: selection.start, end: endOf(last) },
        selection,
        ...(isLarge ? {} : { children: own.map(outlineOfSetting) }),
      },
    ];
  });
}

/** Groups beyond which settings are left out: an editor asks for the outline after every edit. */
const MAX_WITH_SETTINGS = 300;

function outlineOfSetting(setting: SipSetting): OutlineItem {
  const { range } = setting.keyAt;
  return {
    name: setting.key,
    detail: setting.role === 'password' ? MASK : shown(setting.key, setting.written.text),
    kind: 'property',
    range: { start: range.start, end: endOf(setting) },
    selection: range,
  };
}

/** The value of an alias stands where its anchor is, which is no part of the setting. */
function endOf({ written: { at }, keyAt }: SipSetting): Position {
  const key = keyAt.range;
  const value = at?.uri === keyAt.uri ? at.range : key;
  return comparePositions(value.start, key.end) < 0 ? key.end : value.end;
}
