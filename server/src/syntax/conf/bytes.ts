/** Bytes before the line feed that fit Asterisk's line buffer; a longer line is skipped (main/config.c:2342). */
const MAX_LINE_BYTES = 8190;
/** Bytes of a section name that Asterisk keeps: `char name[80]` (main/config.c:227). */
const MAX_NAME_BYTES = 79;

/** Number of UTF-8 bytes of a text; a lone surrogate counts 3. */
function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    // each half of a surrogate pair stands for 2 of its 4 bytes
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** Whether the characters [from, to) are a line that Asterisk skips. */
export function tooLong(text: string, from: number, to: number): boolean {
  return (
    to - from > MAX_LINE_BYTES ||
    (to - from > MAX_LINE_BYTES / 3 && utf8Length(text, from, to) > MAX_LINE_BYTES)
  );
}

/** As much of a section's name as Asterisk keeps. */
export function truncateName(name: string): string {
  if (name.length * 3 <= MAX_NAME_BYTES || utf8Length(name, 0, name.length) <= MAX_NAME_BYTES) return name;
  let end = name.length;
  while (utf8Length(name, 0, end) > MAX_NAME_BYTES) end--;
  return name.slice(0, end);
}
