import type { Steps } from '../../text/steps';

/** A piece of a YAML file that is read by itself: lines from `start` to `end`, the first of them line `line`. */
export interface BlockSpan {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Which document of the file, from 0. */
  readonly document: number;
  /** The keys above it, where it is a part of a long block. */
  readonly path: readonly string[];
  /** Whether it begins with a key of the root that has its value on its line. */
  readonly isSetting: boolean;
}

export interface Line {
  readonly start: number;
  readonly end: number;
  /** Its number in the file. */
  readonly line: number;
}

/** Longer blocks are read in parts, so that an edit costs a part; the services of docker compose always are. */
export const LONG = 8 * 1024;
/** Documents that say what kind of thing they are mean one thing as a whole, up to this length. */
export const LONGEST_RESOURCE = 256 * 1024;
export const SERVICES = 'services:';

/** Characters that are looked through in one step. */
export const STEP = 128 * 1024;

export const [LINE_FEED, RETURN, TAB, SPACE, HASH, DASH] = [10, 13, 9, 32, 35, 45];
const COLON = 58;

/** `---`, alone or ahead of something. */
export function isMarker(text: string, at: number): boolean {
  if (!text.startsWith('---', at)) return false;
  return isBlank(text.charCodeAt(at + 3));
}

/** What may stand behind an indicator: a blank or an end. */
function isBlank(code: number): boolean {
  return Number.isNaN(code) || code === LINE_FEED || code === SPACE || code === RETURN || code === TAB;
}

export function firstContentLine(text: string, { start, end, line }: Line): Line | undefined {
  for (let at = start, number = line; at < end; number++) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed < 0 ? end : feed + 1;
    const code = text.charCodeAt(at);
    if (code !== HASH && code !== LINE_FEED && code !== RETURN && !isMarker(text, at))
      return { start: at, end: lineEnd, line: number };
    at = lineEnd;
  }
  return undefined;
}

/** Cuts ahead of each line that begins something in this column. */
export function* splitAt(text: string, whole: BlockSpan, column: number): Steps<BlockSpan[]> {
  const { document, path, isSetting } = whole;
  const spans: BlockSpan[] = [];
  let { start, line } = whole;
  let isList = false;
  let hasContent = false;
  let next = line;
  let due = start + STEP;
  for (let at = whole.start; at < whole.end; next++) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed < 0 || feed >= whole.end ? whole.end : feed + 1;
    if (begins(text, at + column, isList || !hasContent) && indentOf(text, at, lineEnd) === column) {
      if (hasContent) {
        spans.push({ start, end: at, line, document, path, isSetting });
        [start, line] = [at, next];
      } else isList = text.charCodeAt(at + column) === DASH;
      hasContent = true;
    }
    at = lineEnd;
    if (at >= due) {
      due = at + STEP;
      yield;
    }
  }
  spans.push({ start, end: whole.end, line, document, path, isSetting });
  return spans;
}

/** Whether a line begins a key, or an item where the root is a list; not what belongs to the line above. */
function begins(text: string, at: number, isList: boolean): boolean {
  const code = text.charCodeAt(at);
  if (isBlank(code)) return false;
  if (code === HASH || code === 125 || code === 93 || code === 37 || text.startsWith('...', at)) return false;
  if (code === DASH) return isList && !text.startsWith('---', at);
  // the value of a key that `?` began
  if (code === COLON && isBlank(text.charCodeAt(at + 1))) return false;
  // a template engine's line
  return !(code === 123 && (text.charCodeAt(at + 1) === 123 || text.charCodeAt(at + 1) === 37));
}

export function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  return at - start;
}
