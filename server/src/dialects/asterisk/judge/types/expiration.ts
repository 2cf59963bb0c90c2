import { dropping, type JudgedObject, lastSetting } from '../object';
import { readUnsigned } from '../values/number';
import type { Fault } from '../verdict';

/** pjproject makes no client for REGISTER or PUBLISH that would expire at once. */
export function noExpiration(object: JudgedObject): Fault[] {
  const given = lastSetting(object.settings, 'expiration');
  if (!given || readUnsigned(given.value) !== 0) return [];
  const place = { rule: 'asterisk/invalid-value', setting: given.index, option: 'expiration' } as const;
  return [
    dropping(object, {
      ...place,
      what: 'expiration cannot be 0',
      advice: 'Give it in seconds, such as 3600',
    }),
  ];
}
