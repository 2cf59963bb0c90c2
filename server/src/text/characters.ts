/** Codes of the characters that the parsers look for. */
export const EXCLAMATION = 33;
export const QUOTE = 34;
export const HASH = 35;
export const APOSTROPHE = 39;
export const PARENTHESIS = 40;
export const CLOSING_PARENTHESIS = 41;
export const PLUS = 43;
export const DASH = 45;
export const SLASH = 47;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSING_BRACKET = 93;
