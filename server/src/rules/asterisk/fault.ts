import { linePlace, namePlace, type Setting, valuePlace } from '../../dialects/asterisk/objects/setting';
import type { Place } from '../../text/place';
import type { Fix, Related, Severity } from '../finding';
import { report } from '../report';
import type { RuleContext } from '../rule';
import type { AsteriskFault } from '../subjects';

interface Named {
  readonly id: string;
  readonly severity: Severity;
}

/** Whether the rule is to report the fault. Of an object that Asterisk drops only the reasons for that count. */
export function accuses(rule: Named, { fault, object, owner }: AsteriskFault): boolean {
  if (fault.rule !== rule.id || fault.effect === 'unknown') return false;
  return fault.effect === 'dropped' || !owner.isDropped(owner.objects.indexOf(object));
}

/** The setting that the fault is about, as its object has it; none where something is missing. */
export function settingOf({ fault, object }: AsteriskFault): Setting | undefined {
  return fault.setting === undefined ? undefined : object.setting(fault.setting);
}

/** The part of the value that the message quotes, for a list that has one bad item; else all of it. */
export function faultyPart(
  { entry, at, value }: Setting,
  message: string,
): { text: string; at: Place } | undefined {
  const whole = at ?? (entry && valuePlace(entry));
  if (!whole) return undefined;
  for (const { 0: text, index } of value.matchAll(/[^,|]+/g)) {
    const item = /^\s*!?(.*?)\s*$/.exec(text)?.[1] ?? '';
    if (item === '' || item === value) continue;
    const offset = index + text.indexOf(item);
    if (message.includes(`"${item}"`)) return { text: item, at: whole.slice(offset, offset + item.length) };
  }
  return { text: value, at: value === '' && entry ? linePlace(entry) : whole };
}

interface Extra {
  readonly severity?: Severity;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  readonly fixes?: () => readonly Fix[];
}

/** Reports the fault where it is written. What a template hands down stands in the template; the heir is related. */
export function reportFault(
  context: RuleContext,
  rule: Named,
  subject: AsteriskFault,
  part: 'name' | 'value',
  extra: Extra = {},
): void {
  const { fault, owner } = subject;
  const setting = settingOf(subject);
  const at = setting && placeOf(setting, part, fault.message);
  const related: Related[] = [];
  if (setting?.origin === 'inherited') {
    related.push({ at: owner.at, message: `[${owner.category.name}] inherits this line.` });
  }
  for (const index of fault.others ?? []) {
    const other = subject.object.setting(index)?.entry;
    if (other) related.push({ at: linePlace(other), message: 'This is the other line.' });
  }
  const { message } = fault;
  report(context, rule, at ?? owner.at, message, { ...extra, ...(related.length > 0 ? { related } : {}) });
}

function placeOf(setting: Setting, part: 'name' | 'value', message: string): Place | undefined {
  if (part === 'name') return setting.entry && namePlace(setting.entry);
  return faultyPart(setting, message)?.at;
}
