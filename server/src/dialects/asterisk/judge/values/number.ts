/** Numbers as the C library reads them. All give undefined where Asterisk refuses the text. */

const LARGEST_UNSIGNED = 4_294_967_295;
const LARGEST_SIGNED = 2_147_483_647;

/** `strtoul` with base 0 over the whole text: decimal, `0x` hexadecimal, leading `0` octal; no sign but `+`. */
export function readUnsigned(text: string): number | undefined {
  const value = readInteger(text);
  return value !== undefined && value <= LARGEST_UNSIGNED && !text.includes('-') ? value : undefined;
}

/** `strtol` with base 0 over the whole text, 32 bits. */
export function readSigned(text: string): number | undefined {
  const value = readInteger(text);
  return value !== undefined && value <= LARGEST_SIGNED && value >= -LARGEST_SIGNED - 1 ? value : undefined;
}

function readInteger(text: string): number | undefined {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  const [, sign = '', digits = ''] = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|[0-9]+)$/.exec(text) ?? [];
  const value = readDigits(digits);
  return value === undefined ? undefined : sign === '-' ? -value : value;
}

function readDigits(digits: string): number | undefined {
  if (digits === '') return undefined;
  if (/^0[xX]/.test(digits)) return Number.parseInt(digits.slice(2), 16);
  if (!digits.startsWith('0')) return Number(digits);
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

const DOUBLE =
  /^\s*[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|0x(?:[0-9a-f]+\.?[0-9a-f]*|\.[0-9a-f]+)(?:p[+-]?\d+)?|inf(?:inity)?|nan(?:\(\w*\))?)$/i;

/** Whether `strtod` reads the whole text without over- or underflow. */
export function isDouble(text: string): boolean {
  if (!DOUBLE.test(text)) return false;
  const value = Number(text);
  if (Number.isNaN(value)) return true;
  const written = /[1-9]/.test(text.replace(/e.*$/i, ''));
  return /inf/i.test(text) || (Number.isFinite(value) && (value !== 0 || !written));
}

/** `sscanf("%i")`: the number the text begins with, in any base; what follows does not matter. */
export function scanInteger(text: string): number | undefined {
  const [, sign = '', digits = ''] = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(text) ?? [];
  if (digits === '' || /^0[xX]/.test(text.trimStart().replace(/^[+-]/, '')) !== /^0[xX]/.test(digits))
    return undefined;
  const value = readDigits(digits);
  return value === undefined ? undefined : sign === '-' ? -value : value;
}

/** `sscanf("%d")` or `%u`: the decimal number the text begins with. */
export function scanDecimal(text: string): number | undefined {
  const [found] = /^\s*[+-]?\d+/.exec(text) ?? [];
  return found === undefined ? undefined : Number(found);
}
