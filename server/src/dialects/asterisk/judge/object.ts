import { option } from '../schema';
import type { Problem } from './values/problem';
import type { Effect, Fault, JudgeContext, JudgeRule, Setting } from './verdict';

/** One object while it is judged. */
export interface JudgedObject {
  readonly type: string;
  readonly id: string;
  readonly settings: readonly Setting[];
  readonly context: JudgeContext;
}

/** A setting and its place among the others. */
export interface Placed extends Setting {
  readonly index: number;
}

/** Judges options together: what Asterisk checks when it has read all of them. */
export type Constraint = (object: JudgedObject) => Fault[];

/** The last line that gives the option, which is the one that counts. */
export function lastSetting(settings: readonly Setting[], name: string): Placed | undefined {
  for (let index = settings.length - 1; index >= 0; index--) {
    const setting = settings[index];
    // a setting may be a whole line of a tree: only what is asked for is copied
    if (setting && isNamed(setting, name)) return { name: setting.name, value: setting.value, index };
  }
  return undefined;
}

/** All lines that give the option, in order. */
export function settingsNamed(settings: readonly Setting[], name: string): Placed[] {
  const found: Placed[] = [];
  for (const [index, setting] of settings.entries())
    if (isNamed(setting, name)) found.push({ name: setting.name, value: setting.value, index });
  return found;
}

/** Asterisk does not mind the case of an option's name. */
export function isNamed(setting: Setting, name: string): boolean {
  return (
    setting.name === name || (setting.name.length === name.length && setting.name.toLowerCase() === name)
  );
}

/** The last value of the option; '' when it is not given. */
export function lastValue(settings: readonly Setting[], name: string): string {
  for (let index = settings.length - 1; index >= 0; index--) {
    const setting = settings[index];
    if (setting && isNamed(setting, name)) return setting.value;
  }
  return '';
}

/** A fault that drops the object, with a message that says so. */
export function dropping(
  { type }: JudgedObject,
  fault: Omit<Fault, 'message' | 'effect'> & { what: string; advice: string },
): Fault {
  const { what, advice, ...rest } = fault;
  return { ...rest, effect: 'dropped', message: sentence(what, `Asterisk drops this whole ${type}`, advice) };
}

/** A required option that is missing or empty. */
export function missing(object: JudgedObject, name: string, advice: string): Fault {
  const given = lastSetting(object.settings, name);
  const what = given ? `${name} is empty` : `${name} is missing`;
  const place = given ? { setting: given.index } : {};
  return dropping(object, { rule: 'asterisk/missing-option', option: name, what, advice, ...place });
}

/** The fault that a check's finding makes at a setting. */
export function faultOf(object: JudgedObject, problem: Problem, setting: number, name: string): Fault {
  const { what, advice, effect = 'dropped', rule = 'asterisk/invalid-value', suggestions } = problem;
  const consequence = problem.consequence ?? `Asterisk drops this whole ${object.type}`;
  return {
    rule,
    setting,
    option: option(object.type, name)?.name ?? name,
    message: sentence(what, consequence, advice),
    effect,
    ...(suggestions && suggestions.length > 0 ? { suggestions } : {}),
  };
}

/** What is wrong, why it matters, what to do. */
export function sentence(what: string, consequence: string, advice: string): string {
  return `${what}. ${consequence}. ${advice}.`;
}

/** A setting that Asterisk takes for something else, or for nothing. */
export function harmless(
  effect: Exclude<Effect, 'dropped'>,
  fault: Omit<Fault, 'message' | 'effect' | 'rule'> & {
    rule?: JudgeRule;
    what: string;
    consequence: string;
    advice: string;
  },
): Fault {
  const { what, consequence, advice, rule = 'asterisk/ignored-value', ...rest } = fault;
  return { ...rest, rule, effect, message: sentence(what, consequence, advice) };
}
