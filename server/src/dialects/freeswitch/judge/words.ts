import { nearest } from '../../../text/nearest';
import type { Param, Params } from '../objects/params';
import type { ParamSpec } from '../schema';
import { quote } from './quote';
import type { Fault } from './verdict';

const RULE = 'freeswitch/invalid-value';

/** One word of several, where mod_sofia says or does something about any other. */
export function judgeWord(param: Param, spec: ParamSpec, value: string): Fault[] {
  const { values = [], invalid } = spec;
  // what drops the object is judged with it; the words of others are told by where they stand
  if (value === '' || invalid?.effect !== 'default' || spec.repeatable || isOneOf(spec, value)) return [];
  const message = `${quote(value)} is no word for ${spec.name}: ${invalid.text}. Write ${anyOf(values)}.`;
  return [faultOf(param, message, 0, value, nearest(value, values))];
}

/** Lists of which mod_sofia compares each word with the blanks beside it (sofia.c). */
const WITH_BLANKS: ReadonlySet<string> = new Set(['tls-version']);

/** A list of words, each of which counts for itself. */
export function judgeList(param: Param, spec: ParamSpec, value: string, separator: ',' | '|'): Fault[] {
  const { values = [], invalid } = spec;
  let from = 0;
  return value.split(separator).flatMap((item): Fault[] => {
    const isExact = WITH_BLANKS.has(spec.name) && item.trim() !== '';
    const start = isExact ? from : from + item.length - item.trimStart().length;
    from += item.length + 1;
    const word = isExact ? item : item.trim();
    if (word === '' || isOneOf(spec, word)) return [];
    const then = invalid ? `: ${invalid.text}` : '';
    const message = `${quote(word)} is no word for ${spec.name}${then}. Write ${anyOf(values)}.`;
    return [faultOf(param, message, start, word, nearest(word, values))];
  });
}

export function judgePort(param: Param, spec: ParamSpec, value: string): Fault[] {
  const { values = [], name, invalid } = spec;
  if (value === '' || isOneOf(spec, value)) return [];
  const isNumber = /^\s*\d+\s*$/.test(value);
  if (isNumber && Number(value) >= 1 && Number(value) <= 65535) return [];
  const then = invalid ? `: ${invalid.text}` : '';
  const words = values.length > 0 ? `${values.join(', ')} or ` : '';
  const message = `${quote(value)} is no port for ${name}${then}. Write ${words}a number from 1 to 65535.`;
  return [faultOf(param, message, 0, value, [])];
}

/** Every address at once is none that can be given to others (sofia.c:5174, 5211). */
export function judgeAddress(param: Param, { name }: ParamSpec, value: string): Fault[] {
  if (value !== '0.0.0.0') return [];
  const message = `FreeSWITCH does not take 0.0.0.0 for ${name} and puts the address there that it finds by itself, with a warning. Write an address of the machine, or $\${local_ip_v4}.`;
  return [faultOf(param, message, 0, value, ['$${local_ip_v4}', 'auto'])];
}

/** What stands in no host name, nor in an address: the text of a web address, or two words. */
const NO_HOST = /[\s/\\<>"|]/;

/** `host[:port][;params]`, perhaps with `sip:`. mod_sofia makes a URI of whatever is written, and cannot send there. */
export function judgeHost(param: Param, { name }: ParamSpec, value: string): Fault[] {
  const host = value.replace(/^sips?:/i, '').split(';')[0] ?? '';
  // what stands ahead of an @ may be a password, with any sign in it
  if (!NO_HOST.test(host) || value.includes('@')) return [];
  const bare = value.trim().replace(/^https?:\/\/([^/]+)\/?$/i, '$1');
  const message = `${quote(value)} is no host for ${name}: no name has a blank or a slash in it, so nothing that is sent there arrives. Write host or host:port.`;
  return [faultOf(param, message, 0, value, NO_HOST.test(bare) ? [] : [bare])];
}

/** `bypass-media-after-hold` wants `resume-media-on-hold` above it (sofia.c:5341). */
export function judgeMediaOptions(params: Params): Fault[] {
  let resumes = false;
  return params.all('media-option').flatMap((param): Fault[] => {
    const value = param.value.value?.toLowerCase();
    // a placeholder may be either
    if (value === undefined || value === 'resume-media-on-hold') resumes = true;
    if (value !== 'bypass-media-after-hold' || resumes) return [];
    const message =
      'FreeSWITCH passes over bypass-media-after-hold with an error unless resume-media-on-hold stands above it. Write that one first.';
    return [faultOf(param, message, 0, value, [])];
  });
}

function isOneOf({ values = [], accepts = [] }: ParamSpec, value: string): boolean {
  const lower = value.toLowerCase();
  return [...values, ...accepts].some((word) => word.toLowerCase() === lower);
}

/** `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function faultOf(
  param: Param,
  message: string,
  from: number,
  { length }: string,
  suggestions: readonly string[],
): Fault {
  const at = param.value.at?.slice(from, from + length) ?? param.valueAt;
  return { rule: RULE, message, at, effect: 'kept', param, suggestions };
}
