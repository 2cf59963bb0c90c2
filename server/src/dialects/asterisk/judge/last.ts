import { hasPlaceholder, isOpen } from '../../../text/placeholder';
import { option } from '../schema';
import { faultOf, harmless, type JudgedObject, lastSetting } from './object';
import type { Check } from './values/problem';
import type { Fault } from './verdict';

/** Judges the value of an option that Asterisk looks at only when it has read all lines: the last one. */
export function judgeLast(object: JudgedObject, name: string, check: Check): Fault[] {
  const given = lastSetting(object.settings, name);
  const spec = option(object.type, name);
  if (!given || !spec) return [];
  const problem = check(given.value, {
    name: given.name,
    spec,
    environment: object.context.environment ?? {},
  });
  if (problem && !isOpen(given.value)) return [faultOf(object, problem, given.index, name)];
  return problem || hasPlaceholder(given.value) ? [filledInLater(object, name, given.index)] : [];
}

/** A value that a template engine or a person will put there: what becomes of the object is open. */
export function filledInLater({ type }: JudgedObject, name: string, setting: number): Fault {
  return harmless('unknown', {
    rule: 'asterisk/invalid-value',
    setting,
    option: name,
    what: `The value of ${name} is filled in later`,
    consequence: `Whether Asterisk takes this ${type} depends on it`,
    advice: 'Check the file that is made from this one',
  });
}
