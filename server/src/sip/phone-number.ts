/**
 * What a dialled or presented number is, as far as its digits tell:
 * - `e164`: `+` and 2 to 15 digits that do not begin with 0 (ITU-T E.164)
 * - `unprefixed`: digits that would be an international number or a national one; the `+` is missing
 * - `service`: emergency and service numbers, short codes and extensions, `*` and `#` codes: no E.164 form exists
 * - `malformed`: has a `+` or the look of a number, but is none
 * - `none`: a name or something else
 */
export type NumberForm = 'e164' | 'unprefixed' | 'service' | 'malformed' | 'none';

/** Longer than this, digits are taken for a subscriber's number; up to it, for a short code or an extension. */
const longestShortCode = 6;
const longestNumber = 15;

export function numberForm(text: string): NumberForm {
  if (text.startsWith('+')) return plusForm(text);
  if (text.startsWith('*') || text.startsWith('#'))
    return isMadeOf(text, '0123456789*#') ? 'service' : 'none';
  if (!hasDigit(text) || !isMadeOf(text, '0123456789 -.()')) return 'none';
  if (!isMadeOf(text, '0123456789')) return 'malformed';
  if (text.length <= longestShortCode) return 'service';
  const digits = internationalPrefix(text)?.digits ?? text;
  return digits.length <= longestNumber ? 'unprefixed' : 'malformed';
}

export function isE164(text: string): boolean {
  return numberForm(text) === 'e164';
}

function plusForm(text: string): NumberForm {
  const digits = text.slice(1);
  if (!isMadeOf(digits, '0123456789')) {
    return hasDigit(digits) && isMadeOf(digits, '0123456789 -.()') ? 'malformed' : 'none';
  }
  if (isEmergencyNumber(digits)) return 'service';
  const valid = digits.length >= 2 && digits.length <= longestNumber && !digits.startsWith('0');
  return valid ? 'e164' : 'malformed';
}

/** Numbers that Twilio takes with and without `+`: 911, its test number 933, and their kin elsewhere. */
export function isEmergencyNumber(digits: string): boolean {
  return ['112', '911', '933', '999', '000', '110', '118', '119'].includes(digits);
}

/**
 * The E.164 form of a number where its digits leave no doubt: separators dropped, `00` or `011` replaced by `+`, and
 * `+` put before eleven digits that begin with 1 (North America). A national number has no such form without its
 * country.
 */
export function toE164(text: string): string | undefined {
  const digits = [...text].filter((character) => character >= '0' && character <= '9').join('');
  const candidate = text.startsWith('+') ? digits : withCountryCode(digits);
  const form = numberForm(text);
  if (candidate === undefined || (form !== 'unprefixed' && form !== 'malformed')) return undefined;
  return isE164(`+${candidate}`) && candidate.length > longestShortCode ? `+${candidate}` : undefined;
}

function withCountryCode(digits: string): string | undefined {
  const international = internationalPrefix(digits);
  if (international) return international.digits;
  return digits.length === 11 && digits.startsWith('1') ? digits : undefined;
}

function internationalPrefix(digits: string): { digits: string } | undefined {
  for (const prefix of ['011', '00']) {
    const rest = digits.slice(prefix.length);
    if (digits.startsWith(prefix) && rest.length > longestShortCode && !rest.startsWith('0'))
      return { digits: rest };
  }
  return undefined;
}

function hasDigit(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}

function isMadeOf(text: string, alphabet: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (!alphabet.includes(text.charAt(index))) return false;
  }
  return text !== '';
}
