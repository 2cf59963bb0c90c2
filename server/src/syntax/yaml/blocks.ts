import { atOnce, type Steps } from '../../text/steps';
import {
  type BlockSpan,
  DASH,
  firstContentLine,
  isMarker,
  type Line,
  LONG,
  LONGEST_RESOURCE,
  SERVICES,
  STEP,
  splitAt,
} from './lines';
import { splitLong } from './long-block';

/** Splits a file at the lines where a document, a key or an item of its root begins. The spans cover the file. Linear. */
export function splitBlocks(text: string): BlockSpan[] {
  return atOnce(splitInSteps(text));
}

export function* splitInSteps(text: string): Steps<BlockSpan[]> {
  const spans: BlockSpan[] = [];
  let document: Line = { start: 0, end: 0, line: 0 };
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

function* splitDocument(
  text: string,
  { start, end, line }: Line,
  document: number,
  spans: BlockSpan[],
): Steps<void> {
  if (start === end) return;
  const whole: BlockSpan = { start, end, line, document, path: [], isSetting: false };
  if (end - start < LONGEST_RESOURCE && isResource(text, start, end)) {
    spans.push(whole);
    return;
  }
  for (const span of withNeighbours(text, yield* splitAt(text, whole, 0))) {
    if (span.end - span.start < LONG && !text.startsWith(SERVICES, span.start)) spans.push(span);
    else for (const part of yield* splitLong(text, span)) spans.push(part);
  }
}

/**
 * Keys of the root that have their value on their line belong together: `sip_host` and `sip_password` are settings of one
 * thing. In a short document that is so across the mappings between them.
 */
function withNeighbours(text: string, spans: readonly BlockSpan[]): BlockSpan[] {
  const all = spans.map((span) => (isOneLineValue(text, span) ? { ...span, isSetting: true } : span));
  const first = all.findIndex(({ isSetting }) => isSetting);
  const last = all.findLastIndex(({ isSetting }) => isSetting);
  if (first === last) return all;
  const isShort = (spans[last]?.end ?? 0) - (spans[first]?.start ?? 0) < LONG;
  const isOne = isShort && !spans.some(({ start }) => text.startsWith(SERVICES, start));
  const merged: BlockSpan[] = [];
  let open: BlockSpan | undefined;
  for (const [index, span] of all.entries()) {
    const belongs = isOne ? first <= index && index <= last : span.isSetting;
    if (open && belongs && span.end - open.start < LONG) open = { ...open, end: span.end };
    else {
      if (open) merged.push(open);
      open = belongs ? span : undefined;
      if (!belongs) merged.push(span);
    }
  }
  return open ? [...merged, open] : merged;
}

const ONE_LINE_VALUE = /["'\w./-]+:[ \t]+[^\s#&!|>{[]/y;

function isOneLineValue(text: string, span: BlockSpan): boolean {
  const head = firstContentLine(text, span);
  ONE_LINE_VALUE.lastIndex = head?.start ?? text.length;
  return ONE_LINE_VALUE.test(text);
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
