import type { IgnoredBecause } from './problem';

/** Offsets into the expanded line. */
export interface DirectiveParts {
  /** Of its `<`, or of its name where no `<` stands before it. */
  readonly start: number;
  /** Behind what belongs to it. */
  readonly end: number;
  readonly command: readonly [start: number, end: number];
  readonly data: readonly [start: number, end: number];
  readonly ignored: IgnoredBecause | undefined;
  /** Whether the last quote is missing: all that follows belongs to the data. */
  readonly unclosed?: boolean;
}

const NAME = /x-pre-process/gi;
const NOWHERE: readonly [number, number] = [0, 0];

/** Where the first directive of a line stands, if any: `switch_stristr("X-pre-process", bp)`. */
export function findDirective(line: string): number {
  NAME.lastIndex = 0;
  return NAME.exec(line)?.index ?? -1;
}

function find(text: string, what: RegExp, from: number): number {
  what.lastIndex = from;
  return what.exec(text)?.index ?? -1;
}

/**
 * `<X-PRE-PROCESS cmd="…" data="…"/>`, as FreeSWITCH looks for it: forward for one part after the other, whatever stands
 * between. The last quote may be missing. switch_xml.c, `preprocess`.
 *
 * @param name where `X-PRE-PROCESS` stands
 */
export function readDirective(line: string, name: number): DirectiveParts {
  const slash = line.indexOf('/>', name);
  const limit = slash < 0 ? line.length : slash + 2;
  const text = line.slice(0, limit);
  const fallback = directiveEnd(text, name, slash);
  const ignore = (ignored: IgnoredBecause, command = NOWHERE): DirectiveParts => {
    const start = text.charAt(name - 1) === '<' ? name - 1 : name;
    return { start, end: fallback, command, data: NOWHERE, ignored };
  };
  if (text.charAt(name - 1) !== '<') return ignore('not-a-tag');
  const commandStart = valueAfter(text, /cmd/gi, name);
  if (commandStart < 0) return ignore(reason(text, name, 'no-command'));
  const commandEnd = text.indexOf('"', commandStart);
  if (commandEnd < 0) return ignore(reason(text, name, 'no-data'));
  const dataStart = valueAfter(text, /data/gi, commandEnd + 1);
  if (dataStart < 0) return ignore(reason(text, name, 'no-data'), [commandStart, commandEnd]);
  const dataEnd = text.indexOf('"', dataStart);
  const data = [dataStart, dataEnd < 0 ? limit : dataEnd] as const;
  const end = slash < 0 ? directiveEnd(text, data[1], slash) : limit;
  return {
    start: name - 1,
    end,
    command: [commandStart, commandEnd],
    data,
    ignored: undefined,
    unclosed: dataEnd < 0,
  };
}

/** Where the value of the word begins, behind its `"`; -1 where any part is missing. */
function valueAfter(text: string, word: RegExp, from: number): number {
  const at = find(text, word, from);
  const equals = at < 0 ? -1 : text.indexOf('=', at);
  const quote = equals < 0 ? -1 : text.indexOf('"', equals);
  return quote < 0 ? -1 : quote + 1;
}

function directiveEnd(text: string, from: number, slash: number): number {
  if (slash >= 0) return slash + 2;
  const greater = text.indexOf('>', from);
  return greater < 0 ? text.trimEnd().length : greater + 1;
}

/** What a person would call the reason why a part was not found. */
function reason(text: string, name: number, otherwise: IgnoredBecause): IgnoredBecause {
  const tag = text.slice(name);
  if (!tag.includes('>')) return 'over-lines';
  if (/\b(?:cmd|data)\s*=\s*'/i.test(tag)) return 'single-quotes';
  if (/\bdata\s*=.*\bcmd\s*=/is.test(tag)) return 'data-before-command';
  return otherwise;
}

/** `<!--#cmd "…"-->`, whose quotes may be missing. `at`: where its `<` stands. */
export function readLegacyDirective(line: string, at: number): DirectiveParts & { readonly closed: boolean } {
  const close = line.indexOf('-->', at);
  const limit = close < 0 ? line.length : close;
  const text = line.slice(0, limit);
  const breakAt = find(text, /[\r\n]/g, at);
  const stop = breakAt < 0 ? limit : breakAt;
  const blank = text.indexOf(' ', at + 5);
  const end = close < 0 ? stop : close + 3;
  const common = { start: at, end, closed: close >= 0 };
  if (blank < 0 || blank >= stop) {
    return { ...common, command: [at + 5, stop], data: NOWHERE, ignored: 'no-data' };
  }
  const quote = text.indexOf('"', blank);
  const other = quote < 0 ? -1 : text.indexOf('"', quote + 1);
  const data = other >= 0 && other < stop ? ([quote + 1, other] as const) : ([blank + 1, stop] as const);
  return { ...common, command: [at + 5, blank], data, ignored: undefined };
}
