import { isDouble, readSigned, readUnsigned, scanDecimal, scanInteger } from './number';
import { type Check, type Problem, quote } from './problem';
import { wrongWord } from './words';

/** A whole number within the range of the schema. */
export const checkUnsigned: Check = (value, { name, spec }) => {
  const [low = 0, high = Number.MAX_SAFE_INTEGER] = spec.range ?? [];
  return checkRange(readUnsigned(value), value, name, low, high);
};

export const checkSigned: Check = (value, { name, spec }) => {
  const [low = Number.MIN_SAFE_INTEGER, high = Number.MAX_SAFE_INTEGER] = spec.range ?? [];
  return checkRange(readSigned(value), value, name, low, high);
};

function checkRange(
  number: number | undefined,
  value: string,
  name: string,
  low: number,
  high: number,
): Problem | undefined {
  if (number === undefined) return notANumber(value, name);
  if (number >= low && number <= high) return undefined;
  return { what: `${name} cannot be ${value}`, advice: `Use a number from ${low} to ${high}` };
}

function notANumber(value: string, name: string): Problem {
  if (value === '') return { what: `${name} is empty`, advice: 'Give it a number, or remove the line' };
  const what = `${quote(value)} is no whole number for ${name}`;
  if (/^\d+[a-z]+$/i.test(value)) return { what, advice: 'Write the number alone: Asterisk reads no units' };
  if (/^0\d/.test(value)) return { what, advice: 'Leave out the leading 0: it would make the number octal' };
  return { what, advice: 'Write digits only' };
}

export const checkDouble: Check = (value, { name }) => {
  if (isDouble(value)) return undefined;
  const what = value === '' ? `${name} is empty` : `${quote(value)} is no number for ${name}`;
  return { what, advice: 'Write a number such as 3.0, without a unit' };
};

/** A DSCP word or a number; what follows the number does not matter. */
export const checkTypeOfService: Check = (value, { name, spec }) => {
  if (scanInteger(value) !== undefined) return undefined;
  const words = spec.enum ?? [];
  if (words.includes(value.toUpperCase())) return undefined;
  return { ...wrongWord(value, name, words), advice: 'Use a DSCP word such as CS3, AF41 or EF, or a number' };
};

/** Transports cut off the two bits that are not part of the DSCP. */
export const checkTransportTypeOfService: Check = (value, input) => {
  const problem = checkTypeOfService(value, input);
  const number = scanInteger(value);
  if (problem || number === undefined || (number & 3) === 0) return problem;
  return {
    rule: 'asterisk/ignored-value',
    effect: 'changed',
    what: `${input.name} = ${value} uses the two low bits, which are not part of the DSCP`,
    consequence: `Asterisk takes ${number & 0xfc}`,
    advice: 'Use a multiple of 4, or a DSCP word such as AF31',
  };
};

/** A number that the text begins with, as `dtls_rekey` is read. */
export const checkLeadingNumber: Check = (value, { name }) =>
  scanDecimal(value) === undefined ? notANumber(value, name) : undefined;

/** A presentation word, or a number that the text begins with. */
export const checkPresentation: Check = (value, { name, spec }) => {
  const words = spec.enum ?? [];
  if (words.includes(value.toLowerCase()) || scanDecimal(value) !== undefined) return undefined;
  return wrongWord(value, name, words);
};

const LAST_GROUP = 63;

/** Group numbers: what is no group is passed over with a line in the log. */
export const checkGroups: Check = (value, { name }) => {
  if (value === '') return undefined;
  const wrong = value.split(',').find((piece) => !isGroup(piece));
  if (wrong === undefined) return undefined;
  return {
    rule: 'asterisk/ignored-value',
    effect: 'ignored',
    what: `${quote(wrong)} is no group of ${name}`,
    consequence: 'Asterisk leaves it out',
    advice: `Use numbers from 0 to ${LAST_GROUP}, or ranges such as 1-5`,
  };
};

function isGroup(piece: string): boolean {
  const [, first, last = first] = /^\s*(\d+)(?:-\s*(\d+))?/.exec(piece) ?? [];
  return piece === '' || (first !== undefined && Number(first) <= LAST_GROUP && Number(last) <= LAST_GROUP);
}
