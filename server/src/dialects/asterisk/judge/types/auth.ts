import {
  type Constraint,
  dropping,
  type JudgedObject,
  lastSetting,
  lastValue,
  missing,
  settingsNamed,
} from '../object';
import { separate, splitList } from '../values/separate';
import { includesIgnoringCase } from '../values/words';
import type { Fault } from '../verdict';

/** What `auth_apply` checks (res/res_pjsip/config_auth.c). */
export const constrainAuth: Constraint = (object) => {
  if (lastValue(object.settings, 'username') === '') {
    return [missing(object, 'username', 'Give the user name that the password belongs to')];
  }
  return lastValue(object.settings, 'auth_type').toLowerCase() === 'google_oauth'
    ? oauth(object)
    : passwords(object);
};

function oauth(object: JudgedObject): Fault[] {
  const wanted = ['refresh_token', 'oauth_clientid', 'oauth_secret'];
  return wanted
    .filter((name) => lastValue(object.settings, name) === '')
    .map((name) => missing(object, name, 'Add refresh_token, oauth_clientid and oauth_secret'));
}

/** Each algorithm needs the password, or a digest of its own. */
function passwords(object: JudgedObject): Fault[] {
  if (lastValue(object.settings, 'password') !== '') return [];
  const digests = digestAlgorithms(object);
  const lacking = algorithms(object).filter((algorithm) => !digests.has(canonical(algorithm)));
  const [first] = lacking;
  if (first === undefined) return [];
  if (digests.size === 0) return [missing(object, 'password', 'Give password, or password_digest')];
  const given = lastSetting(object.settings, 'password_digest') ?? lastSetting(object.settings, 'md5_cred');
  const what = `The digest is not for ${canonical(first).toUpperCase()}, which this auth uses`;
  const advice = `Add a digest for ${canonical(first).toUpperCase()}, or name the algorithm in supported_algorithms_uac and _uas`;
  const setting = given === undefined ? {} : { setting: given.index };
  return [
    dropping(object, {
      rule: 'asterisk/conflicting-options',
      option: 'password_digest',
      what,
      advice,
      ...setting,
    }),
  ];
}

/** Algorithms that the digests are for, in canonical form. */
function digestAlgorithms({ settings }: JudgedObject): Set<string> {
  const lines = [...settingsNamed(settings, 'password_digest'), ...settingsNamed(settings, 'md5_cred')];
  const items = lines.flatMap(({ value }) => separate(value, ',')).filter((item) => item !== '');
  return new Set(
    items.map((item) => canonical(item.includes(':') ? item.slice(0, item.indexOf(':')).trim() : 'MD5')),
  );
}

/** Algorithms that the auth uses as server and as client; the global object has the defaults. */
function algorithms({ settings, context }: JudgedObject): string[] {
  const named = (option: string, byDefault = 'MD5'): string[] => {
    const own = settingsNamed(settings, option)
      .flatMap(({ value }) => splitList(value))
      .filter((item) => item !== '');
    return own.length > 0 ? own : defaultAlgorithms(byDefault);
  };
  return [
    ...named('supported_algorithms_uas', context.defaultAlgorithms?.uas),
    ...named('supported_algorithms_uac', context.defaultAlgorithms?.uac),
  ];
}

const KNOWN = ['MD5', 'SHA-256', 'SHA-512-256', 'AKAv1-MD5', 'AKAv2-MD5'];

/** A list with an unknown algorithm counts as MD5. */
function defaultAlgorithms(list: string): string[] {
  const items = splitList(list).filter((item) => item !== '');
  return items.every((item) => includesIgnoringCase(KNOWN, item)) ? items : ['MD5'];
}

/** No name is MD5 too. */
function canonical(algorithm: string): string {
  return algorithm === '' ? 'md5' : algorithm.toLowerCase();
}
