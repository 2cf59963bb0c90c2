import { type Constraint, dropping, isNamed, type JudgedObject } from '../object';
import type { Fault, Setting } from '../verdict';

/**
 * Named lists of acl.conf: one that is named twice in the same list drops the object (`ast_append_acl`, main/acl.c).
 * Address and contact lists are apart; `deny` and `permit` make an unnamed list that an empty name repeats.
 */
export const constrainAccessLists: Constraint = (object) => [
  ...repeated(object, ''),
  ...repeated(object, 'contact_'),
];

type List = '' | 'contact_';

function repeated(object: JudgedObject, list: List): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const [index, setting] of object.settings.entries()) {
    if (listOf(setting) !== list) continue;
    if (!isNamed(setting, `${list}acl`)) {
      if (setting.value !== '') seen.add('');
    } else if (setting.value !== '' || object.type !== 'endpoint') {
      const twice = namesIn(setting).find((name) => addsTwice(seen, name));
      if (twice !== undefined) faults.push(namedTwice(object, index, `${list}acl`, twice));
    }
  }
  return faults;
}

const LISTS = new Set(['acl', 'deny', 'permit', 'contact_acl', 'contact_deny', 'contact_permit']);

/** The handler knows `contact_` in lower case only: `CONTACT_DENY` adds to the list of addresses. */
function listOf({ name }: Setting): List | undefined {
  if (!LISTS.has(name) && !LISTS.has(name.toLowerCase())) return undefined;
  return name.startsWith('contact_') ? 'contact_' : '';
}

function namesIn({ value }: Setting): string[] {
  return value.split(',').map((name) => name.trimStart().toLowerCase());
}

function addsTwice(seen: Set<string>, name: string): boolean {
  if (seen.has(name)) return true;
  seen.add(name);
  return false;
}

function namedTwice(object: JudgedObject, setting: number, option: string, name: string): Fault {
  const what = name === '' ? `${option} has an empty item` : `${option} names the list "${name}" twice`;
  const advice = name === '' ? 'Remove the comma too many' : 'Name it once';
  return dropping(object, { rule: 'asterisk/conflicting-options', setting, option, what, advice });
}
