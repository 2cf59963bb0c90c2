import { isUtf8 } from 'node:buffer';

/** What UTF-8 files of some editors begin with. */
export const BYTE_ORDER_MARK = '\ufeff';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'latin-1';
  /** It began with a byte order mark, which is left out as editors do: it would shift the columns of the first line. */
  readonly isMarked: boolean;
}

/** The text of a file; what is no UTF-8 is read byte by byte. */
export function decodeText(bytes: Buffer): DecodedText {
  if (!isUtf8(bytes)) return { text: bytes.toString('latin1'), encoding: 'latin-1', isMarked: false };
  const text = bytes.toString('utf8');
  const isMarked = text.startsWith(BYTE_ORDER_MARK);
  return { text: isMarked ? text.slice(1) : text, encoding: 'utf-8', isMarked };
}

/** The same bytes again for a text that was not changed. */
export function encodeText({ text, encoding, isMarked }: DecodedText): Buffer {
  if (encoding === 'latin-1') return Buffer.from(text, 'latin1');
  return Buffer.from(isMarked ? BYTE_ORDER_MARK + text : text, 'utf8');
}
