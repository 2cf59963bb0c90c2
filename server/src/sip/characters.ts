import { type CharacterSet, characterSet, type Fault, faultAt, type Piece } from './piece';

const alphanumeric = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const unreserved = `${alphanumeric}-_.!~*'()`;

/** What may stand unescaped in each part of a SIP URI (RFC 3261 section 25.1). */
export const uriCharacters = {
  /** `#` is not in the RFC; dial codes hold it and SIP programs take it. */
  user: characterSet(`${unreserved}&=+$,;?/#`),
  password: characterSet(`${unreserved}&=+$,`),
  parameter: characterSet(`${unreserved}[]/:&+$`),
  header: characterSet(`${unreserved}[]/?:+$`),
} as const;

/** The first character that the set does not hold, or a `%` that begins no escape. */
export function firstFault(part: Piece, set: CharacterSet, name: string): Fault | undefined {
  for (let index = 0; index < part.text.length; index++) {
    const code = part.text.charCodeAt(index);
    if (code < 128 && set[code] === 1) continue;
    const offset = part.offset + index;
    if (code === 0x25 /* % */) {
      if (isHex(part.text.charCodeAt(index + 1)) && isHex(part.text.charCodeAt(index + 2))) continue;
      return faultAt({ text: '%', offset }, 'two hexadecimal digits must follow a "%"');
    }
    const character = String.fromCodePoint(part.text.codePointAt(index) ?? code);
    return faultAt({ text: character, offset }, `${printable(character)} may not stand in ${name}`);
  }
  return undefined;
}

/** The text with its `%XX` escapes resolved as UTF-8; text that is not escaped UTF-8 is left as it is. */
export function unescapeUri(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function printable(character: string): string {
  if (character === ' ') return 'a blank';
  if (character === '\t') return 'a tab';
  return character < ' ' ? 'a control character' : `"${character}"`;
}

function isHex(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}
