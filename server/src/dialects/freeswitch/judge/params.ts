import { nearest } from '../../../text/nearest';
import { isOpen } from '../../../text/placeholder';
import type { Param, Params } from '../objects/params';
import { isKnownParam, type ParamOwner, type ParamSpec, paramSpec, paramsOf } from '../schema';
import { isBooleanWord, isTrue } from '../schema/booleans';
import { toInteger } from '../schema/integers';
import { quote } from './quote';
import type { Fault } from './verdict';
import { anyOf, judgeAddress, judgeHost, judgeList, judgePort, judgeWord } from './words';

const OWNERS: Readonly<Record<ParamOwner, string>> = {
  gateway: 'a gateway',
  profile: 'a profile',
  directory: 'the directory',
  global: 'mod_sofia',
  subscription: 'a subscription',
};

/** Seconds between OPTIONS that no provider minds. */
const USUAL_PING = '60';

/** What FreeSWITCH passes over or takes for something else in the params of an object, without keeping the object back. */
export function judgeParams(params: Params): Fault[] {
  return params.list.flatMap((param) => {
    if (isOpen(param.name)) return [];
    const { spec } = param;
    return spec ? judgeValue(param, spec) : judgeName(param);
  });
}

function judgeName(param: Param): Fault[] {
  const { owner, name } = param;
  if (name === '' || isKnownParam(owner, name)) return [];
  const suggestions = likelyNames(owner, name);
  const [first] = suggestions;
  // any module or script may look up any param of a user, so only a slip of the pen is told
  if (owner === 'directory' && first === undefined) return [];
  const sameButCase = first !== undefined && first.toLowerCase() === name.toLowerCase();
  const other = sameButCase ? undefined : otherOwner(owner, name);
  const why = sameButCase
    ? ' (it compares the case too)'
    : other === undefined
      ? ''
      : `, only one of ${OWNERS[other]},`;
  const advice =
    first !== undefined
      ? `Write ${first}.`
      : other === undefined
        ? 'Remove it, or look up its name.'
        : `Write it there, ${PLACES[other]}, or remove it.`;
  return [
    {
      rule: 'freeswitch/unknown-param',
      message: `FreeSWITCH knows no param ${quote(name)} of ${OWNERS[owner]}${why} and passes over it without a word. ${advice}`,
      at: param.nameAt,
      effect: 'kept',
      param,
      suggestions,
    },
  ];
}

const PLACES: Readonly<Record<OtherOwner, string>> = {
  gateway: 'in a <gateway>',
  profile: 'in the <settings> of the profile',
  global: 'in <global_settings>',
};

type OtherOwner = 'gateway' | 'profile' | 'global';

/** Who of mod_sofia reads a param of that name where this owner does not. */
function otherOwner(owner: ParamOwner, name: string): OtherOwner | undefined {
  if (owner === 'directory' || owner === 'subscription') return undefined;
  const all: readonly OtherOwner[] = ['profile', 'gateway', 'global'];
  return all.find((other) => other !== owner && paramSpec(other, name) !== undefined);
}

/** The same few wrong names stand in each of a thousand gateways. */
const likely = new Map<string, readonly string[]>();
const MANY = 1000;

function likelyNames(owner: ParamOwner, name: string): readonly string[] {
  const key = `${owner}/${name}`;
  let names = likely.get(key);
  if (!names) {
    names = nearest(
      name,
      paramsOf(owner).map((spec) => spec.name),
    );
    if (likely.size >= MANY) likely.clear();
    likely.set(key, names);
  }
  return names;
}

function judgeValue(param: Param, spec: ParamSpec): Fault[] {
  const value = param.known;
  if (value === undefined || (value === '' && spec.emptyIgnored)) return [];
  switch (spec.type) {
    case 'boolean':
      return judgeBoolean(param, spec, value);
    case 'boolean-or-enum':
      return hasWord(spec, value) ? [] : judgeBoolean(param, spec, value);
    case 'integer':
      return judgeInteger(param, spec, value);
    case 'enum':
      return judgeWord(param, spec, value);
    case 'csv-enum':
      return judgeList(param, spec, value, ',');
    case 'pipe-flags':
      return judgeList(param, spec, value, '|');
    case 'port':
      return judgePort(param, spec, value);
    case 'ip':
      return judgeAddress(param, spec, value);
    case 'proxy':
    case 'sip-uri':
      return judgeHost(param, spec, value);
    default:
      return [];
  }
}

function hasWord({ values = [] }: ParamSpec, value: string): boolean {
  return values.some((word) => word.toLowerCase() === value.toLowerCase());
}

const BOOLEANS = ['true', 'yes', 'on', 'enabled', 'false', 'no', 'off', 'disabled'];

function judgeBoolean(param: Param, { name, values = [] }: ParamSpec, value: string): Fault[] {
  if (isBooleanWord(value)) return [];
  const others = values.filter((word) => !isBooleanWord(word));
  const meant = nearest(value, [...others, ...BOOLEANS], 1);
  return [
    {
      rule: 'freeswitch/silent-boolean',
      message: `${quote(value)} is no word that FreeSWITCH takes for true, so ${name} is false, without a word in the log. Write ${anyOf([...others, 'true', 'false'])}.`,
      at: param.valueAt,
      effect: 'kept',
      param,
      suggestions: [...new Set([...meant, 'true', 'false'])],
    },
  ];
}

function judgeInteger(param: Param, spec: ParamSpec, value: string): Fault[] {
  const { min, name, unit, invalid } = spec;
  const number = toInteger(value);
  if (name === 'ping' && (number >= (min ?? 0) || number < 1)) return isNumber(value) ? [] : judgePing(param);
  if (min === undefined || number >= min) return [];
  const what = isNumber(value) ? `${quote(value)} is below ${min}` : `${quote(value)} is no number`;
  const counts = invalid ? `: ${invalid.text}` : '';
  return [
    {
      rule: 'freeswitch/invalid-value',
      message: `${what}, which FreeSWITCH does not take for ${name}${counts}. Write a number${unit ? ' of seconds' : ''} from ${min}.`,
      at: param.valueAt,
      effect: 'kept',
      param,
      suggestions: [spec.default ?? (name === 'ping' ? USUAL_PING : String(min))],
    },
  ];
}

/** What atoi makes a number of. */
function isNumber(text: string): boolean {
  return /^\s*[-+]?\d/.test(text);
}

/** A word is 0 for atoi, and that is no ping at all: so are the words that mean it. */
function judgePing(param: Param): Fault[] {
  const { text } = param;
  if (isBooleanWord(text) && !isTrue(text)) return [];
  return [
    {
      rule: 'freeswitch/invalid-value',
      message: `${quote(text)} is no number, and FreeSWITCH sends no OPTIONS at all, without a word. Write a number of seconds from 5.`,
      at: param.valueAt,
      effect: 'kept',
      param,
      suggestions: [USUAL_PING],
    },
  ];
}
