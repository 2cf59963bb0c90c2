/** A text without the signs that steer a terminal: they must not come out of a file. */
export function printable(text: string): string {
  return text.replaceAll('\t', ' ').replace(/[\p{Cc}\p{Bidi_Control}]/gu, '·');
}
