import type { OptionSpec } from '../../schema';
import { readSigned, readUnsigned, scanDecimal } from '../values/number';
import { separate, splitList } from '../values/separate';
import { isTrue } from '../values/words';

/** A value in the words of the schema: booleans as yes or no, enums in their own spelling, numbers in decimal. */
export function canonicalValue(spec: OptionSpec, value: string): string {
  if (spec.type === 'boolean') return isTrue(value) ? 'yes' : 'no';
  if (spec.name === 'dtls_rekey') return String((scanDecimal(value) ?? 0) >>> 0);
  if (spec.type === 'uint') return readUnsigned(value)?.toString() ?? value;
  if (spec.type === 'int') return readSigned(value)?.toString() ?? value;
  if (spec.maxLength !== undefined) return value.slice(0, spec.maxLength);
  return spec.enum && spec.type === 'enum' ? canonicalWords(spec, value) : value;
}

function canonicalWords(spec: OptionSpec, value: string): string {
  if (!spec.list) return canonicalWord(spec, value);
  const items = splitList(value).filter(
    (item) => item !== '' && (!spec.othersIgnored || isKnown(spec, item)),
  );
  return [...new Set(items.map((item) => canonicalWord(spec, item)))].join(',');
}

/** Whether the word, without its parameters, is one of the schema. */
function isKnown(spec: OptionSpec, item: string): boolean {
  const word = (item.split(';', 1)[0] ?? '').trim().toLowerCase();
  return spec.enum?.some((known) => known.toLowerCase() === word) ?? false;
}

/** Whether Asterisk passes over the whole line: unknown words of some options, and empty TLS files of a transport. */
export function isPassedOver(type: string, spec: OptionSpec, value: string): boolean {
  if (type === 'transport' && value === '' && (spec.type === 'file' || spec.type === 'directory'))
    return true;
  return spec.othersIgnored === true && spec.list !== true && !isKnown(spec, value);
}

function canonicalWord(spec: OptionSpec, value: string): string {
  const word = spec.enum?.find((known) => known.toLowerCase() === value.toLowerCase());
  if (word !== undefined) return spec.aliases?.[word] ?? word;
  return spec.also === 'boolean' ? (isTrue(value) ? 'yes' : 'no') : value;
}

/** The single values of a line of an option whose lines add up. */
export function itemsOf(spec: OptionSpec, value: string): string[] {
  if (spec.type === 'digest') return separate(value, ',').filter((item) => item !== '');
  if (spec.type === 'assignment') return value === '' ? [] : [value];
  return splitList(value)
    .filter((item) => item !== '')
    .map((item) => (spec.enum ? canonicalWord(spec, item) : item));
}
