const MASK = '••••••••';
const LONGEST = 60;

/** Options whose values nobody else may see, with or without a wizard's prefix. */
const SECRET_OPTION =
  /^(?:.*\/)?(?:password|md5_cred|password_digest|refresh_token|oauth_secret)$|pass(?:wd|word|phrase)|secret|token|\bpin$/i;
/** What variables may carry: `set_var = API_TOKEN=…`. */
const SECRET_VALUE = /(?:pass(?:wd|word|phrase)?|secret|token)\w*\s*=/i;
const URI_PASSWORD = /(sips?:[^\s:@;>,]*):[^@\s;>,]*@/gi;

export function isSecretOption(name: string): boolean {
  return SECRET_OPTION.test(name);
}

/** The value as anybody may see it: shortened, passwords masked. */
export function shownValue(option: string, value: string): string {
  if (isSecretOption(option) || SECRET_VALUE.test(value)) return value === '' ? '' : MASK;
  const safe = value.replace(URI_PASSWORD, `$1:${MASK}@`);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}
