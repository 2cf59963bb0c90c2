/** Sets of ASCII characters as pjproject's SIP parser uses them (pjsip/src/pjsip/sip_parser.c, sip_tel_uri.c). */
export type CharacterSet = Uint8Array;

const DIGITS = '0123456789';
const ALPHANUMERIC = `${DIGITS}abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`;
const MARK = "-_.!~*'()";

function setOf(characters: string): CharacterSet {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** All characters but these; those beyond ASCII belong to it too, which `holds` knows by the mark at 0. */
function allBut(characters: string): CharacterSet {
  const set = new Uint8Array(128).fill(1);
  for (const character of characters) set[character.charCodeAt(0)] = 0;
  return set;
}

/** Whether the code unit is in the set. NUL never is; it marks the sets that reach beyond ASCII. */
export function holds(set: CharacterSet, code: number): boolean {
  if (code >= 128) return set[0] === 1;
  return code !== 0 && set[code] === 1;
}

export const DIGIT = setOf(DIGITS);
export const TOKEN = setOf(`${ALPHANUMERIC}-.!%*_\`'~+`);
export const HOST = setOf(`${ALPHANUMERIC}_-.`);
export const USER = setOf(`${ALPHANUMERIC}${MARK}%&=+$,;?/#`);
export const PASSWORD = setOf(`${ALPHANUMERIC}${MARK}%&=+$,`);
export const PARAMETER = setOf(`${ALPHANUMERIC}[]/:&+$${MARK}%`);
export const HEADER = setOf(`${ALPHANUMERIC}[]/?:+$${MARK}%`);
export const OTHER_URI = setOf(`${ALPHANUMERIC}#?;:@&=+-_.!~*'()%$,/`);
export const PHONE_NUMBER = setOf(`${DIGITS}abcdefABCDEF+*#-.()`);
export const PHONE_PARAMETER = setOf(`${ALPHANUMERIC}/:@&$,+${MARK}%[]=`);
/** Up to where a display name or a scheme may reach. */
export const DISPLAY = allBut(':\r\n<');
/** Up to where an `@` is looked for. */
export const BEFORE_AT = allBut('@ \n>');
