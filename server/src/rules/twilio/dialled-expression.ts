import { hasPlaceholder } from '../../text/placeholder';
import { type DialledNumber, dialledNumber } from './dialled-number';

/** `+1$1`, `${destination_number}`: literal characters and one variable of the call behind them. */
const CAPTURED = /^([^${}]*)(?:\$(\d)|\$\{destination_number\})$/i;

/** One piece of a regular expression and how often it may stand there. */
interface Item {
  /** A literal character, `X` for a digit, `[2-9]`, or `.` for anything. */
  readonly symbol: string;
  readonly least: number;
  readonly most: number;
}

/**
 * Reads the user part of a dial string of FreeSWITCH, `$1` being what the condition's expression lets through. Undefined
 * where something else begins it, or where the expression is not as simple as that.
 */
export function expressedNumber(user: string, expression: string | undefined): DialledNumber | undefined {
  const captured = CAPTURED.exec(user);
  if (!captured) return /^\$/.test(user) ? undefined : dialledNumber(user, undefined);
  const [, prefix = '', group] = captured;
  if (hasPlaceholder(prefix)) return undefined;
  const body = expression === undefined ? undefined : bodyOf(expression, group);
  const items = body === undefined ? undefined : itemsOf(body);
  if (!items) return prefix === '' ? undefined : dialledNumber(user, undefined);
  return numberOf([...literals(prefix), ...items]);
}

/** What the group lets through; without one all of what was dialled, where the expression speaks of all of it. */
function bodyOf(expression: string, group: string | undefined): string | undefined {
  if (group !== undefined && group !== '0') return groupOf(expression, Number(group));
  const whole = /^\^(.*)\$$/.exec(expression)?.[1];
  // a group that is not repeated changes nothing
  return whole?.replace(/\((?:\?:)?([^()|]*)\)(?![?*+{])/g, '$1');
}

function groupOf(expression: string, wanted: number): string | undefined {
  let count = 0;
  for (const { 0: found, index } of expression.matchAll(/\\.|\[[^\]]*\]|\((\?)?/g)) {
    if (!found.startsWith('(') || found === '(?' || ++count !== wanted) continue;
    const body = /^(?:\\.|\[[^\]]*\]|[^()\\[])*(?=\)(?![?*+{]))/.exec(expression.slice(index + 1));
    return body?.[0];
  }
  return undefined;
}

const ITEM = /(\\d|\[0-9\])|(\[\d-\d\])|(\\[+*#]|[\d*#])|(\.)/y;
const TIMES = /\?|\*|\+|\{(\d+)(?:(,)(\d*))?\}/y;

/** Undefined for what is not read here: alternatives, other classes, groups in groups. */
function itemsOf(body: string): Item[] | undefined {
  const items: Item[] = [];
  for (let at = 0; at < body.length; ) {
    ITEM.lastIndex = at;
    const found = ITEM.exec(body);
    if (!found) return undefined;
    const [text, digit, range, literal] = found;
    at += text.length;
    TIMES.lastIndex = at;
    const times = TIMES.exec(body);
    at += times?.[0].length ?? 0;
    const symbol = digit ? 'X' : (range ?? literal?.slice(-1) ?? '.');
    items.push({ symbol, ...timesOf(times) });
  }
  return items;
}

function timesOf(times: RegExpExecArray | null): Pick<Item, 'least' | 'most'> {
  if (!times) return { least: 1, most: 1 };
  const [text, least, comma, most] = times;
  if (text === '?') return { least: 0, most: 1 };
  if (text === '*') return { least: 0, most: Number.POSITIVE_INFINITY };
  if (text === '+') return { least: 1, most: Number.POSITIVE_INFINITY };
  const from = Number(least);
  if (comma === undefined) return { least: from, most: from };
  return { least: from, most: most ? Number(most) : Number.POSITIVE_INFINITY };
}

function literals(text: string): Item[] {
  return [...text].map((symbol) => ({ symbol, least: 1, most: 1 }));
}

/** No number is longer: what is repeated more often is cut. */
const LONGEST = 32;

function numberOf(items: readonly Item[]): DialledNumber {
  const literal = items.findIndex(
    ({ symbol, least, most }) => !/^[\d+*#]$/.test(symbol) || least !== 1 || most !== 1,
  );
  const known = literal < 0 ? items : items.slice(0, literal);
  const after = literal < 0 ? undefined : items[literal];
  const isDigit = after !== undefined && after.least > 0 && /^(?:X|\[\d-\d\]|\d)$/.test(after.symbol);
  return {
    prefix: known.map(({ symbol }) => symbol).join(''),
    next: after === undefined ? 'end' : isDigit ? 'digit' : 'unknown',
    shortest: items.reduce((sum, { least }) => sum + least, 0),
    longest: items.reduce((sum, { most }) => sum + most, 0),
    symbols: items.flatMap(({ symbol, least }) => Array(Math.min(least, LONGEST)).fill(symbol)),
  };
}
