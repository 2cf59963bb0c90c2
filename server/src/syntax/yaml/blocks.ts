import { atOnce, type Steps } from '../../text/steps';

/** A piece of a YAML file that is read by itself: lines from `start` to `end`, the first of them line `line`. */
export interface BlockSpan {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Which document of the file, from 0. */
  readonly document: number;
  /** The keys above it, where it is a part of a long block. */
  readonly path: readonly string[];
}

/** Longer blocks are read in parts, so that an edit costs a part; the services of docker compose always are. */
const LONG = 8 * 1024;
/** Documents that say what kind of thing they are mean one thing as a whole, up to this length. */
const LONGEST_RESOURCE = 256 * 1024;

/** Characters that are looked through in one step. */
const STEP = 128 * 1024;

const [LINE_FEED, RETURN, TAB, SPACE, HASH, DASH] = [10, 13, 9, 32, 35, 45];
const OPENING_KEY = /^([\w./"'-]+):[ \t]*(?:#.*)?\r?$/;

interface Line {
  readonly start: number;
  readonly end: number;
}

/** Splits a file at the lines where a document, a key or an item of its root begins. The spans cover the file. Linear. */
export function splitBlocks(text: string): BlockSpan[] {
  return atOnce(splitInSteps(text));
}

export function* splitInSteps(text: string): Steps<BlockSpan[]> {
  const spans: BlockSpan[] = [];
  let document: Line & { line: number } = { start: 0, end: 0, line: 0 };
  let number = 0;
  let line = 0;
  let due = STEP;
  for (let start = 0; start < text.length; line++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    if (text.charCodeAt(start) === DASH && isMarker(text, start) && start > 0) {
      yield* splitDocument(text, { ...document, end: start }, number++, spans);
      document = { start, end, line };
    }
    start = end;
    if (start >= due) {
      due = start + STEP;
      yield;
    }
  }
  yield* splitDocument(text, { ...document, end: text.length }, number, spans);
  return spans;
}

/** `---`, alone or ahead of something. */
function isMarker(text: string, at: number): boolean {
  if (!text.startsWith('---', at)) return false;
  const code = text.charCodeAt(at + 3);
  return Number.isNaN(code) || code === LINE_FEED || code === SPACE || code === RETURN || code === TAB;
}

function* splitDocument(
  text: string,
  { start, end, line }: Line & { line: number },
  document: number,
  spans: BlockSpan[],
): Steps<void> {
  if (start === end) return;
  const whole: BlockSpan = { start, end, line, document, path: [] };
  if (end - start < LONGEST_RESOURCE && isResource(text, start, end)) {
    spans.push(whole);
    return;
  }
  for (const span of yield* splitAt(text, whole, 0)) {
    if (span.end - span.start < LONG && !text.startsWith('services:', span.start)) spans.push(span);
    else for (const part of yield* splitLong(text, span)) spans.push(part);
  }
}

/** Whether the document has a `kind` beside others, as the resources of Kubernetes and of Routr have. */
function isResource(text: string, start: number, end: number): boolean {
  const kind = /^kind:/my;
  for (let at = start; at < end; ) {
    kind.lastIndex = at;
    if (text.charCodeAt(at) === 107 && kind.test(text)) return true;
    const feed = text.indexOf('\n', at);
    if (feed < 0) return false;
    at = feed + 1;
  }
  return false;
}

/** Cuts ahead of each line that begins something in this column. */
function* splitAt(text: string, whole: BlockSpan, column: number): Steps<BlockSpan[]> {
  const { document, path } = whole;
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
        spans.push({ start, end: at, line, document, path });
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
  spans.push({ start, end: whole.end, line, document, path });
  return spans;
}

/** Whether a line begins a key, or an item where the root is a list; not what belongs to the line above. */
function begins(text: string, at: number, isList: boolean): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || code === LINE_FEED || code === RETURN || code === SPACE || code === TAB)
    return false;
  if (code === HASH || code === 125 || code === 93 || code === 37 || text.startsWith('...', at)) return false;
  if (code === DASH) return isList && !text.startsWith('---', at);
  // a template engine's line
  return !(code === 123 && (text.charCodeAt(at + 1) === 123 || text.charCodeAt(at + 1) === 37));
}

function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  return at - start;
}

/** A long block as its key's line and one block for each key below, where it is a plain mapping of mappings. */
function* splitLong(text: string, span: BlockSpan): Steps<BlockSpan[]> {
  const head = firstContentLine(text, span);
  const name = head && OPENING_KEY.exec(text.slice(head.start, head.end).trimEnd())?.[1];
  if (!head || name === undefined) return [span];
  const column = yield* childColumn(text, head.end, span.end);
  if (column === undefined) return [span];
  const path = [...span.path, name.replace(/^(["'])(.*)\1$/, '$2')];
  const below = { ...span, start: head.end, line: head.line + 1, path };
  return [{ ...span, end: head.end }, ...(yield* splitAt(text, below, column))];
}

function firstContentLine(
  text: string,
  { start, end, line }: BlockSpan,
): (Line & { line: number }) | undefined {
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

/** The column of the keys below; undefined where they are no plain mapping or a line stands before that column. */
function* childColumn(text: string, start: number, end: number): Steps<number | undefined> {
  let column: number | undefined;
  let due = start + STEP;
  for (let at = start; at < end; ) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed < 0 || feed >= end ? end : feed + 1;
    const indent = indentOf(text, at, lineEnd);
    const code = text.charCodeAt(at + indent);
    if (at + indent < lineEnd && code !== LINE_FEED && code !== RETURN && code !== HASH) {
      column ??= indent;
      if (indent < column || code === TAB) return undefined;
      if (indent === column && !isPlainKey(text, at + indent, lineEnd)) return undefined;
    }
    at = lineEnd;
    if (at >= due) {
      due = at + STEP;
      yield;
    }
  }
  return column === 0 ? undefined : column;
}

function isPlainKey(text: string, start: number, end: number): boolean {
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const isWord = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    if (!isWord && code !== 95 && code !== DASH && code !== 46 && code !== 47) break;
  }
  return at > start && text.charCodeAt(at) === 58 && (at + 1 >= end || text.charCodeAt(at + 1) <= SPACE);
}
