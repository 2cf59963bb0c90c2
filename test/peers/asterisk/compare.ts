import { effectiveOptions, type UnitObject } from '../../../server/src/dialects/asterisk/judge';
import { protocolOf } from '../../../server/src/dialects/asterisk/judge/types/transport';
import {
  codecNames,
  type OptionSpec,
  option,
  patchedCodecNames,
} from '../../../server/src/dialects/asterisk/schema';
import type { Options } from './collect';
import { printed, readBack } from './printed';

/** Types whose options the console prints all; of the others only some can be asked for. */
const SHOWN = new Set([
  'endpoint',
  'aor',
  'auth',
  'registration',
  'identify',
  'transport',
  'global',
  'system',
]);

/** Options that Asterisk does not print, or not as they are. */
const UNPRINTED = new Set([
  'endpoint/deny',
  'endpoint/permit',
  'endpoint/contact_deny',
  'endpoint/contact_permit',
  'endpoint/acl',
  'endpoint/contact_acl',
  'endpoint/stir_shaken',
  'endpoint/media_address',
  // Asterisk prints connected_line_method here.
  'endpoint/direct_media_method',
  'auth/md5_cred',
  'auth/password_digest',
]);

/** Differences between what we take to be in force on an object and what Asterisk prints of it, one line each. */
export function compareOptions(object: UnitObject, actual: Options): string[] {
  const differences: string[] = [];
  // Its options are variables, printed in one piece.
  if (object.type === 'phoneprov') return differences;
  for (const [name, values] of effectiveOptions(object.type, object.settings)) {
    const spec = option(object.type, name);
    if (!spec || UNPRINTED.has(`${object.type}/${name}`)) continue;
    if (name === 'set_var') differences.push(...compareVariables(values, actual));
    else if (SHOWN.has(object.type) || actual.has(name))
      differences.push(...compareOption(object, spec, values, actual));
  }
  return differences;
}

function compareOption(
  { type, settings }: UnitObject,
  spec: OptionSpec,
  values: readonly string[],
  actual: Options,
): string[] {
  const expected = inAnyOrder(printed(type, spec, values, protocolOf({ settings })));
  const found = withoutPatched(spec, settings, readBack(type, spec.name, actual.get(spec.name) ?? ['']));
  const given = inAnyOrder(found);
  const same = expected.length === given.length && expected.every((value, index) => value === given[index]);
  // An empty list is printed as an empty value, or not at all.
  if (same || (expected.join('') === '' && given.join('') === '')) return [];
  return [`${spec.name}: ours ${JSON.stringify(expected)}, Asterisk ${JSON.stringify(given)}`];
}

/** Lists are printed in the order of a hash table: names within one value, and values among each other. */
function inAnyOrder(values: readonly string[]): string[] {
  return values.map((value) => value.split(', ').sort().join(', ')).sort();
}

/** Debian's Asterisk knows two codecs more than the ordinary one, and `all` has them. */
function withoutPatched(
  spec: OptionSpec,
  settings: UnitObject['settings'],
  values: readonly string[],
): string[] {
  if (spec.type !== 'codec') return [...values];
  const named = settings.some(({ value }) =>
    [...patchedCodecNames].some((name) => value.toLowerCase().includes(name)),
  );
  if (named) return [...values];
  return values.map((value) => {
    const kept = value
      .slice(1, -1)
      .split('|')
      .filter((name) => codecNames.has(name));
    return value === '(nothing)' || kept.length === 0 ? '(nothing)' : `(${kept.join('|')})`;
  });
}

function compareVariables(values: readonly string[], actual: Options): string[] {
  return values
    .map((value) => [value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1)])
    .filter(([name = '', value = '']) => name !== '' && !actual.get(name)?.includes(value))
    .map(
      ([name, value]) => `set_var ${name}: ours ${value}, Asterisk ${JSON.stringify(actual.get(name ?? ''))}`,
    );
}
