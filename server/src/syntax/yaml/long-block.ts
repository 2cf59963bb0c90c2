import type { Steps } from '../../text/steps';
import {
  type BlockSpan,
  DASH,
  firstContentLine,
  HASH,
  indentOf,
  LINE_FEED,
  type Line,
  RETURN,
  SPACE,
  STEP,
  splitAt,
  TAB,
} from './lines';

const OPENING_KEY = /^([\w./"'-]+):[ \t]*(?:#.*)?\r?$/;

/** A long block as its key with the settings right below it, and one block for each mapping behind them. */
export function* splitLong(text: string, span: BlockSpan): Steps<BlockSpan[]> {
  const head = firstContentLine(text, span);
  const name = head && OPENING_KEY.exec(text.slice(head.start, head.end).trimEnd())?.[1];
  if (!head || name === undefined) return [span];
  const mappings = yield* mappingsBelow(text, {
    ...head,
    start: head.end,
    end: span.end,
    line: head.line + 1,
  });
  if (!mappings) return [span];
  const { start, line, column } = mappings;
  const path = [...span.path, name.replace(/^(["'])(.*)\1$/, '$2')];
  const below = { ...span, start, line, path };
  return [{ ...span, end: start }, ...(yield* splitAt(text, below, column))];
}

/**
 * Where the mappings below a key begin; undefined where they are no plain mapping, a line stands before their column or a
 * setting stands behind one of them: it would be torn from the others.
 */
function* mappingsBelow(
  text: string,
  { start, end, line }: Line,
): Steps<(Omit<Line, 'end'> & { column: number }) | undefined> {
  let column: number | undefined;
  let first: { start: number; line: number } | undefined;
  let due = start + STEP;
  for (let at = start, number = line; at < end; number++) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed < 0 || feed >= end ? end : feed + 1;
    const indent = indentOf(text, at, lineEnd);
    const code = text.charCodeAt(at + indent);
    if (at + indent < lineEnd && code !== LINE_FEED && code !== RETURN && code !== HASH) {
      column ??= indent;
      if (indent < column || code === TAB) return undefined;
      if (indent === column) {
        const kind = kindOfKey(text, at + indent, lineEnd);
        if (!kind || (first && kind === 'setting')) return undefined;
        if (kind === 'mapping') first ??= { start: at, line: number };
      }
    }
    at = lineEnd;
    if (at >= due) {
      due = at + STEP;
      yield;
    }
  }
  return first && column !== undefined && column > 0 ? { ...first, column } : undefined;
}

/** What a plain key on its line opens; undefined where no such key stands here. */
function kindOfKey(text: string, start: number, end: number): 'mapping' | 'setting' | undefined {
  if (!isPlainKey(text, start, end)) return undefined;
  let at = text.indexOf(':', start) + 1;
  while (at < end && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at++;
  const code = at < end ? text.charCodeAt(at) : LINE_FEED;
  // nothing, a comment, an anchor, an alias or `{`
  const opens =
    code === LINE_FEED || code === RETURN || code === HASH || code === 38 || code === 42 || code === 123;
  return opens ? 'mapping' : 'setting';
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
