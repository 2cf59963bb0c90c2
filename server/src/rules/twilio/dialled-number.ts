import { hasPlaceholder } from '../../text/placeholder';

/** What is known of the user part of a dial string before any call is made. */
export interface DialledNumber {
  /** Everything that begins it, until the first digit that cannot be told: `+1`, `9`; empty where even that is open. */
  readonly prefix: string;
  /** What stands at the first place that the prefix leaves open: a digit for sure, a plus perhaps, or anybody's guess. */
  readonly next: 'digit' | 'unknown' | 'end';
  /** How many characters it has at least, and at most (Infinity for open patterns). */
  readonly shortest: number;
  readonly longest: number;
  /** All of it, as symbols of a pattern: the literal beginning, then the extension's part. */
  readonly symbols: readonly string[];
}

/** `${EXTEN}` or `${EXTEN:2}` behind literal characters, and nothing behind it. */
const EXTENSION = /^([^${}]*)\$\{EXTEN(?::(\d+))?\}$/i;

/**
 * Reads the user part of a dial string, `${EXTEN}` being what the extension pattern lets through. Undefined where
 * another variable or a template begins it.
 */
export function dialledNumber(user: string, pattern: string | undefined): DialledNumber | undefined {
  const extension = EXTENSION.exec(user);
  if (!extension) return literalStart(user);
  const [, prefix = '', skipped = '0'] = extension;
  if (hasPlaceholder(prefix)) return undefined;
  const symbols = pattern === undefined || hasPlaceholder(pattern) ? undefined : symbolsOf(pattern);
  if (!symbols) return prefix === '' ? undefined : { ...NOTHING_KNOWN, prefix };
  return ofSymbols(prefix, symbols.slice(Number(skipped)));
}

const NOTHING_KNOWN: DialledNumber = {
  prefix: '',
  next: 'unknown',
  shortest: 0,
  longest: Number.POSITIVE_INFINITY,
  symbols: [],
};

/** The characters ahead of the first variable. */
function literalStart(user: string): DialledNumber | undefined {
  if (!/[${]/.test(user)) {
    if (hasPlaceholder(user)) return undefined;
    return { prefix: user, next: 'end', shortest: user.length, longest: user.length, symbols: [] };
  }
  const prefix = /^[^${}]*/.exec(user)?.[0] ?? '';
  return prefix === '' || hasPlaceholder(prefix) ? undefined : { ...NOTHING_KNOWN, prefix };
}

/** The symbols of an extension: a pattern's after its `_`, or the characters of a literal one. */
function symbolsOf(extension: string): string[] {
  const number = extension.replace(/\/.*$/, '');
  if (!number.startsWith('_')) return [...number];
  const symbols = number.slice(1).match(/\[[^\]]*\]|[^-\s]/g);
  return symbols ? [...symbols] : [];
}

function ofSymbols(prefix: string, symbols: readonly string[]): DialledNumber {
  const open = symbols.findIndex((symbol) => symbol === '.' || symbol === '!');
  const fixed = open < 0 ? symbols : symbols.slice(0, open);
  // a dot stands for one character or more, a bang for none or more
  const shortest = prefix.length + fixed.length + (symbols[open] === '.' ? 1 : 0);
  const longest = open < 0 ? prefix.length + fixed.length : Number.POSITIVE_INFINITY;
  const literal = fixed.findIndex((symbol) => !/^[\d+*#]$/.test(symbol));
  const known = literal < 0 ? fixed : fixed.slice(0, literal);
  const after = fixed[known.length];
  const next = after === undefined ? (open < 0 ? 'end' : 'unknown') : isDigit(after) ? 'digit' : 'unknown';
  return { prefix: prefix + known.join(''), next, shortest, longest, symbols: [...prefix, ...symbols] };
}

/** `X`, `Z`, `N`, or a class without plus. */
function isDigit(symbol: string): boolean {
  return /^[xzn]$/i.test(symbol) || /^\[[\d-]+\]$/.test(symbol);
}
