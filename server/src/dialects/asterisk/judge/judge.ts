import { nearest } from '../../../text/nearest';
import { hasPlaceholder, isOpen, opensTemplate } from '../../../text/placeholder';
import { objectTypes } from '../schema';
import { type CompiledOption, type CompiledType, compiledType } from './compile';
import { filledInLater } from './last';
import { faultOf, type JudgedObject, sentence } from './object';
import { oneOf, type Problem } from './values/problem';
import {
  type Environment,
  type Fault,
  FLAWLESS,
  type JudgeContext,
  type Setting,
  type Verdict,
  verdictOf,
} from './verdict';

const NOTHING_KNOWN: JudgeContext = {};
const NO_ENVIRONMENT: Environment = {};

/**
 * What Asterisk 22 does with one section of a known type.
 * @param type an object type of pjsip.conf; any other is no object, so it never loads
 * @param settings after inheritance, in the order Asterisk applies them
 */
export function judge(
  type: string,
  id: string,
  settings: readonly Setting[],
  context: JudgeContext = NOTHING_KNOWN,
): Verdict {
  const compiled = compiledType(type);
  if (!compiled) return { loads: false, faults: [] };
  const object: JudgedObject = { type, id, settings, context };
  const faults = judgeSettings(object, compiled);
  if (faults === undefined) return FLAWLESS;
  return verdictOf(faults);
}

/** The faults of the single values, then those of options together; undefined when there are none at all. */
function judgeSettings(object: JudgedObject, compiled: CompiledType): Fault[] | undefined {
  let faults: Fault[] | undefined;
  let constrained = compiled.demanding;
  for (let index = 0; index < object.settings.length; index++) {
    const setting = object.settings[index];
    if (!setting) continue;
    const option = findOption(compiled, setting.name);
    if (option) constrained ||= option.constrained;
    const fault = option
      ? judgeValue(object, option, setting, index)
      : judgeOther(object, compiled, setting, index);
    if (!fault) continue;
    faults ??= [];
    faults.push(fault);
  }
  const lost = faults?.some(({ effect }) => effect === 'dropped') ?? false;
  if (!constrained || lost || !compiled.constraint) return faults;
  const more = compiled.constraint(object).map((fault) => doubtful(object, fault));
  return more.length === 0 ? faults : [...(faults ?? []), ...more];
}

function findOption(compiled: CompiledType, name: string): CompiledOption | undefined {
  return compiled.options.get(name) ?? compiled.options.get(name.toLowerCase());
}

function judgeValue(
  object: JudgedObject,
  { spec, check, judged }: CompiledOption,
  { name, value }: Setting,
  index: number,
): Fault | undefined {
  const problem = check?.(value, { name, spec, environment: object.context.environment ?? NO_ENVIRONMENT });
  if (problem) {
    if (isOpen(value)) return judged ? filledInLater(object, spec.name, index) : undefined;
    return faultOf(object, problem, index, name);
  }
  if (judged && hasPlaceholder(value)) return filledInLater(object, spec.name, index);
  return spec.deprecated ? deprecated(object, spec.name, index) : undefined;
}

/** Options together are no fault where one of them is filled in later. */
function doubtful(object: JudgedObject, fault: Fault): Fault {
  if (fault.effect !== 'dropped') return fault;
  const indexes = [fault.setting, ...(fault.others ?? [])];
  const open = indexes.find((index) => index !== undefined && isOpen(object.settings[index]?.value ?? ''));
  return open === undefined ? fault : filledInLater(object, fault.option ?? '', open);
}

function deprecated(object: JudgedObject, name: string, setting: number): Fault {
  const spec = findSpec(object.type, name);
  const { ignored = false, replacedBy } = spec ?? {};
  const what = ignored ? `${name} no longer does anything` : `${name} is deprecated`;
  const consequence = ignored
    ? 'Asterisk ignores it'
    : 'Asterisk still takes it, but a later version may not';
  const advice = replacedBy === undefined ? 'Remove the line' : `Use ${replacedBy} instead`;
  return {
    rule: 'asterisk/deprecated-option',
    setting,
    option: name,
    message: sentence(what, consequence, advice),
    effect: ignored ? 'ignored' : 'none',
    ...(replacedBy === undefined ? {} : { suggestions: [replacedBy] }),
  };
}

function findSpec(type: string, name: string): CompiledOption['spec'] | undefined {
  return compiledType(type)?.options.get(name.toLowerCase())?.spec;
}

/** A name that the schema does not list: `type`, an extended field, a name by pattern, or a fault. */
function judgeOther(
  object: JudgedObject,
  { type }: CompiledType,
  setting: Setting,
  index: number,
): Fault | undefined {
  const { name, value } = setting;
  if (name === 'type' || name.startsWith('@') || type.anyOption || name.toLowerCase() === 'type')
    return undefined;
  if (type.optionPrefix !== undefined && name.toLowerCase().startsWith(type.optionPrefix)) {
    return judgePrefixed(object, type.optionPrefix, setting, index);
  }
  if (hasPlaceholder(name) || opensTemplate(name)) return filledInLater(object, name, index);
  return faultOf(object, unknownOption(object.type, name, value), index, name);
}

/** `event_PACKAGE = NAME` needs both. */
function judgePrefixed(
  object: JudgedObject,
  prefix: string,
  { name, value }: Setting,
  index: number,
): Fault | undefined {
  if (name.length > prefix.length && value !== '') return undefined;
  const what = value === '' ? `${name} is empty` : `${name} names no event package`;
  const advice = `Write ${prefix}PACKAGE = NAME of an asterisk-publication section`;
  return faultOf(object, { what, advice }, index, name);
}

function unknownOption(type: string, name: string, value: string): Problem {
  const suggestions = nearest(name, compiledType(type)?.options.keys() ?? []);
  const elsewhere = objectTypes
    .filter(({ options }) => options.has(name.toLowerCase()))
    .map((other) => other.name);
  const [best] = suggestions;
  const home = `It belongs to ${oneOf(elsewhere)}: move it there, or remove it`;
  const advice =
    elsewhere.length > 0
      ? home
      : best === undefined
        ? 'Remove the line'
        : `Write ${best}, or remove the line`;
  const what = value === '' && name === '' ? 'This line has no option name' : `${type} has no option ${name}`;
  return { rule: 'asterisk/unknown-option', what, advice, suggestions };
}
