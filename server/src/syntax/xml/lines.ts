/** FreeSWITCH's buffers, in bytes: switch_utils.c, `switch_fp_read_dline`. */
const BLOCK = 1024;
/** The longest line that it reads; one byte more is lost and what follows begins a new line. */
export const LONGEST_LINE = 1_048_574;

/** The bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) bytes += bytesAt(text, i);
  return bytes;
}

/** A pair of surrogates is four bytes: two for each half. A half alone is written as the three bytes of U+FFFD. */
function bytesAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (code < 0xd800 || code > 0xdfff) return 3;
  const other = text.charCodeAt(code < 0xdc00 ? index + 1 : index - 1);
  const paired = code < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other <= 0xdbff;
  return paired ? 2 : 3;
}

/** How many characters of the text fit into so many bytes. */
export function fitting(text: string, bytes: number): number {
  let used = 0;
  for (let i = 0; i < text.length; i++) {
    used += bytesAt(text, i);
    if (used > bytes) return i;
  }
  return text.length;
}

/** The end of the line that begins at the offset, behind its line feed or carriage return. */
export function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at + 1;
  }
  return text.length;
}

/** The beginning of the line that the offset is in, not before `from`. */
export function lineStart(text: string, offset: number, from: number): number {
  let at = offset;
  while (at > from && text.charCodeAt(at - 1) !== 10 && text.charCodeAt(at - 1) !== 13) at--;
  return at;
}

/** Whether a line may be over the limit, if its characters took three bytes each. */
export function hasHugeLine(text: string): boolean {
  if (text.length * 3 <= LONGEST_LINE) return false;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if ((end - start) * 3 > LONGEST_LINE && hasHugeLineIn(text, start, end)) return true;
    start = end + 1;
  }
  return false;
}

/** The same for what stands between two line feeds: a carriage return ends a line as well. */
function hasHugeLineIn(text: string, from: number, to: number): boolean {
  for (let start = from; start < to; ) {
    const end = lineEnd(text, start);
    if ((end - start) * 3 > LONGEST_LINE) return true;
    start = end;
  }
  return false;
}

/** The size of the buffer for expanded lines behind a longest line of so many bytes: twice that of the line buffer. */
export function expansionLimit(longestLine: number): number {
  return 2 * BLOCK * Math.floor(1 + (longestLine + 1) / BLOCK);
}
