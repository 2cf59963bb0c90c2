import { cipherNames, option } from '../../schema';
import { scanDecimal } from './number';
import { type Check, type CheckInput, oneOf, type Problem, quote } from './problem';
import { isExtendedRegex } from './regex';
import { separate, splitList } from './separate';

/** `NAME=value`. */
export const checkAssignment: Check = (value) =>
  value === '' || value.includes('=')
    ? undefined
    : { what: `set_var = ${quote(value)} sets no variable`, advice: 'Write set_var = NAME=value' };

/** Characters that the user part of a URI may have; Asterisk looks at ASCII only. */
export const checkFromUser: Check = (value) => {
  const [wrong] = /[^A-Za-z0-9\-._~%!$&'()*+,;=:]/u.exec(value) ?? [];
  if (wrong === undefined) return undefined;
  return {
    what: `from_user must not have the character ${quote(wrong)}`,
    advice: 'Give the user alone, without host, quotes or blanks',
  };
};

/** Groups by name: a value of nothing but commas and blanks is refused. */
export const checkNames: Check = (value, { name }) =>
  value === '' || splitList(value).some((item) => item !== '')
    ? undefined
    : { what: `${name} = ${quote(value)} names no group`, advice: 'Name a group, or remove the line' };

/** A regular expression, POSIX extended. */
export const checkRegex: Check = (value, { name }) =>
  isExtendedRegex(value)
    ? undefined
    : {
        what: `${name} = ${quote(value)} is no regular expression`,
        advice: 'Close its brackets and parentheses',
      };

/** A file or directory that Asterisk must be able to read where it runs. */
export const checkReadable: Check = (value, { name, environment }) => {
  const readable = value === '' || environment.fileReadable?.(value);
  if (readable === true) return undefined;
  const advice = `Make sure that the PBX can read ${value}`;
  if (readable === false) return { what: `${name} ${quote(value)} is missing or not readable`, advice };
  const consequence = 'Asterisk drops the object if it cannot read the file when it starts';
  return { effect: 'unknown', what: `${name} names the file ${quote(value)}`, consequence, advice };
};

/** TLS ciphers by OpenSSL name or number. Other builds of OpenSSL know others. */
export const checkCiphers: Check = (value) => {
  let unknown: Problem | undefined;
  for (const item of splitList(value)) {
    if (item === '' || cipherNames.has(item)) continue;
    if (!/^0x[0-9a-f]+$/i.test(item) && !/^(?=.*[A-Z])[A-Z0-9_-]+$/.test(item)) {
      if (!scanDecimal(item))
        return { what: `${quote(item)} is no TLS cipher`, advice: 'Use a name of "pjsip list ciphers"' };
    }
    unknown ??= {
      effect: 'unknown',
      what: `The cipher ${quote(item)} is not in every OpenSSL`,
      consequence: 'Asterisk drops the transport if its OpenSSL does not have it',
      advice: 'Compare with "pjsip list ciphers"',
    };
  }
  return unknown;
};

const PREFERENCES = {
  prefer: ['pending', 'configured'],
  operation: ['intersect', 'union', 'only_preferred', 'only_nonpreferred'],
  keep: ['all', 'first'],
  transcode: ['allow', 'prevent'],
};

/** `key: value` pairs. Keys that are unknown do not matter, and neither does a bad value after a good one. */
export const checkCodecPreferences: Check = (value, { name }) => {
  const known = new Map<string, string>();
  for (const pair of value.split(',').filter((piece) => piece !== '')) {
    const [key, word] = pair.split(/[: ]+/).filter((piece) => piece !== '');
    if (key === undefined || word === undefined) {
      return {
        what: `${quote(pair.trim())} in ${name} is no preference`,
        advice: 'Write pairs such as prefer: pending',
      };
    }
    const words = Object.entries(PREFERENCES).find(([preference]) => preference === key)?.[1];
    if (words?.includes(word)) known.set(key, word);
    else if (words && !known.has(key)) {
      return { what: `${quote(word)} is no value of ${key} in ${name}`, advice: `Use ${oneOf(words)}` };
    }
  }
  const impossible = name === 'codec_prefs_incoming_offer' && known.get('operation') === 'union';
  return impossible ? { what: `${name} cannot have operation: union`, advice: 'Use intersect' } : undefined;
};

/** Length of a digest in hexadecimal characters. The empty name stands for MD5. */
const DIGEST_LENGTH = new Map([
  ['', 32],
  ['md5', 32],
  ['sha-256', 64],
  ['sha-512-256', 64],
  ['akav1-md5', 32],
  ['akav2-md5', 32],
]);

/** `algorithm:digest`, parted by commas; without an algorithm it is MD5. The digest itself is never shown. */
export const checkDigests: Check = (value, { name }) => {
  for (const item of separate(value, ',')) {
    if (item === '') continue;
    const colon = item.indexOf(':');
    const algorithm = colon < 0 ? 'MD5' : item.slice(0, colon).trim();
    const length = DIGEST_LENGTH.get(algorithm.toLowerCase());
    const digest = item.slice(colon + 1);
    if (length === undefined) {
      return {
        what: `${name} has no algorithm that Asterisk knows`,
        advice: 'Write MD5:, SHA-256: or SHA-512-256: before the digest',
      };
    }
    if (digest.length !== length) {
      return {
        what: `The ${algorithm || 'MD5'} digest in ${name} has ${digest.length} characters instead of ${length}`,
        advice: 'Take the hexadecimal digest of username:realm:password',
      };
    }
  }
  return undefined;
};

/** Text that is cut after so many bytes. */
export const checkLength: Check = (value, { name, spec }) => {
  const { maxLength = value.length } = spec;
  if (value.length <= maxLength) return undefined;
  return {
    rule: 'asterisk/ignored-value',
    effect: 'changed',
    what: `${name} is longer than ${maxLength} characters`,
    consequence: 'Asterisk cuts off the rest',
    advice: 'Shorten it',
  };
};

/** Text that must not be empty. */
export const checkRequiredText: Check = (value, input) => {
  if (value !== '') return checkLength(value, input);
  return { rule: 'asterisk/missing-option', what: `${input.name} is empty`, advice: 'Give it a value' };
};

/** An option whose handler compares its name letter by letter (res/res_pjsip/pjsip_configuration.c). */
export function mindingCase(check: Check): Check {
  return (value, input) => (input.name === input.spec.name ? check(value, input) : wrongCase(input));
}

/** The problem of a name in another case than its handler knows. */
export function wrongCase({ name, spec }: CheckInput): Problem {
  const what = `Asterisk knows this option in lower case only, not as ${name}`;
  return { what, advice: `Write ${spec.name}`, suggestions: [spec.name] };
}

/** `OUTGOING_CALL_OFFER_PREF` in another case is taken for the incoming one. */
export const checkOfferPreference: Check = (value, { name }) => {
  const direction = name === 'outgoing_call_offer_pref' ? name : 'incoming_call_offer_pref';
  const words = option('endpoint', direction)?.enum ?? [];
  return words.includes(value)
    ? undefined
    : { what: `${quote(value)} is no value of ${name}`, advice: `Use ${oneOf(words)}` };
};
