import { type ObjectType, type OptionSpec, objectType, option } from '../../schema';
import type { Setting } from '../verdict';
import { effectiveCodecs } from './codecs';
import { forceValues } from './forced';
import { canonicalValue, isPassedOver, itemsOf } from './values';

/**
 * The options that are in force when Asterisk has read the settings, without defaults, by their name in the schema:
 * the last line of an option counts, unless its lines add up. Values are in the schema's own words (yes and no, decimal
 * numbers), an option whose lines add up has one value for each item, codecs one for each that is left.
 */
export function effectiveOptions(type: string, settings: readonly Setting[]): Map<string, string[]> {
  const known = objectType(type);
  const options = new Map<string, string[]>();
  if (!known) return options;
  for (const { name, value } of settings) {
    const spec = known.anyOption ? undefined : optionMeant(known, name);
    if (spec && !isPassedOver(type, spec, value)) addValue(options, spec, value);
    else if (spec) continue;
    else if (name.toLowerCase() !== 'type') addOther(options, known, name, value);
  }
  for (const [name, values] of options) if (values.length === 0) options.delete(name);
  if (options.has('allow') || options.has('disallow')) options.set('allow', effectiveCodecs(settings));
  options.delete('disallow');
  forceValues(type, options);
  return options;
}

/** The option that a handler takes the name for: `OUTGOING_CALL_OFFER_PREF` is not known in another case. */
function optionMeant(type: ObjectType, name: string): OptionSpec | undefined {
  const spec = option(type, name);
  const misread = spec?.name === 'outgoing_call_offer_pref' && name !== spec.name;
  return misread ? option(type, 'incoming_call_offer_pref') : spec;
}

/** Extended fields, and the variables of phone provisioning, which are all kept. */
function addOther(options: Map<string, string[]>, type: ObjectType, name: string, value: string): void {
  const before = type.anyOption ? (options.get(name) ?? []) : [];
  options.set(name, [...before, value]);
}

function addValue(options: Map<string, string[]>, spec: OptionSpec, value: string): void {
  if (!spec.append || spec.type === 'codec') {
    const values = [canonicalValue(spec, value)];
    options.set(spec.name, values);
    const other = otherName(spec.name);
    if (options.has(other)) options.set(other, values);
    return;
  }
  const before = options.get(spec.name) ?? [];
  options.set(spec.name, appended(spec, before, value));
}

/** The pool of the system object is one setting under an old and a new name (res/res_pjsip/config_system.c). */
function otherName(name: string): string {
  if (name.startsWith('threadpool_')) return name.replace('thread', 'task');
  return name.replace(/^taskpool_/, 'threadpool_');
}

function appended(spec: OptionSpec, before: readonly string[], value: string): string[] {
  const items = itemsOf(spec, value);
  if (spec.name === 'set_var') return withVariable(before, items);
  if (spec.name === 'local_net' && value === '') return [];
  const once = spec.name === 'contact' || spec.name === 'list_item' || spec.name === 'cipher';
  return once ? [...new Set([...before, ...items])] : [...before, ...items];
}

/** A variable that is set again keeps its place. */
function withVariable(before: readonly string[], [item]: readonly string[]): string[] {
  if (item === undefined) return [...before];
  const name = item.slice(0, item.indexOf('=') + 1);
  const at = before.findIndex((earlier) => earlier.startsWith(name));
  return at < 0 ? [...before, item] : before.toSpliced(at, 1, item);
}
