import {
  groupsIn,
  type OwnKeys,
  type SettingGroup,
  type SettingList,
  type WrittenSetting,
} from '../settings/groups';
import { type Lookup, resolved } from '../settings/interpolation';
import type { RawList, RawSetting } from './objects/lists';

/** A list as it is before any variable is known. */
export interface Reading {
  readonly raw: RawList;
  readonly list: SettingList;
  /** What its keys say. */
  readonly groups: readonly SettingGroup[];
  /** Whether nobody else says more of it: no variable, alias or file, and no key twice. */
  readonly isWhole: boolean;
}

export function readingOf(raw: RawList, ownKeys: OwnKeys): Reading {
  const list = withoutVariables(raw);
  const { settings } = list;
  const isWhole =
    raw.aliases.length === 0 &&
    raw.references.length === 0 &&
    raw.environmentFiles.length === 0 &&
    !raw.settings.some(({ alias }) => alias !== undefined) &&
    !settings.some(({ written }) => written.text.includes('$')) &&
    new Set(settings.map(({ key }) => key)).size === settings.length;
  return { raw, list, groups: groupsIn(list, ownKeys), isWhole };
}

/** In the order of the file that holds them. */
export function byKeyPlace(a: WrittenSetting, b: WrittenSetting): number {
  const [one, other] = [a.keyAt.range.start, b.keyAt.range.start];
  return a.keyAt.uri === b.keyAt.uri ? one.line - other.line || one.character - other.character : 0;
}

export function withVariables({ key, keyAt, value, items }: RawSetting, lookup: Lookup): WrittenSetting {
  if (value.origin === 'placeholder') return { key, keyAt, value, written: value };
  return {
    key,
    keyAt,
    written: value,
    value: items ? value : resolved(value, lookup),
    ...(items ? { items: items.map((item) => resolved(item, lookup)) } : {}),
  };
}

/** Of a file of variables: what it does not know itself others may. */
export function filledIn(variable: WrittenSetting, lookup: Lookup): WrittenSetting {
  const { value, written } = variable;
  return value.value === undefined ? { ...variable, value: resolved(written, lookup) } : variable;
}

function withoutVariables({ path, isEnvironment, at, isOpen, settings }: RawList): SettingList {
  return {
    path,
    isEnvironment,
    at,
    isOpen,
    settings: settings.map((setting) => withVariables(setting, () => undefined)),
  };
}
