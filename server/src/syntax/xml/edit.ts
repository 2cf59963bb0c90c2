import { lastIndexAt } from '../../text/search';
import type { TextWindow } from '../conf/edit';
import { NONE, XmlChunk } from './chunk';
import type { XmlElement } from './element';
import { expandLine } from './expand';
import { XmlFault } from './fault';
import type { Inclusion } from './inclusion';
import { byteLength, lineEnd } from './lines';
import type { LoadedXml } from './load';
import { type ParsedXml, XmlParser } from './parse';
import { hasDirectives } from './preprocess';
import { XmlProblem } from './problem';
import { resolveUse } from './scope';
import type { XmlReading } from './source';
import { XmlSpan } from './span';
import type { XmlDefinition, XmlUse } from './variable';
import { type TextRuns, TextView } from './view';

/** Chunks that stood beside each other, and the one that stands there now. */
export interface BodyEdit {
  readonly removed: readonly XmlChunk[];
  readonly added: XmlChunk;
}

/** An edit that makes more text than this of its chunks is read with everything else. */
const LARGEST_EDIT = 65_536;
/** Bytes of an expanded line from which on the size of FreeSWITCH's buffers may count. */
const SAFE_LINE = 2000;

/**
 * Reads again only the bodies that an edit touches. Undefined where that might not be all: the edit touches a frame, a
 * directive, or what it makes could be read otherwise between what stands around.
 */
export function editBody(
  loaded: LoadedXml,
  reading: XmlReading,
  inclusion: Inclusion,
  text: string,
  window: TextWindow,
): BodyEdit | undefined {
  const { chunks } = inclusion;
  const first = indexAt(chunks, window.start);
  const last = indexAt(chunks, window.oldEnd);
  const removed = chunks.slice(first, last + 1);
  const [before, end] = [removed[0], removed.at(-1)];
  if (!before || !end || !areBeside(removed)) return undefined;
  const delta = window.newEnd - window.oldEnd;
  const source = detach(text.slice(before.offset, end.offset + end.source.length + delta));
  const siblings = before.parent ? before.parent.children : loaded.roots;
  const at = position(siblings, removed);
  if (at < 0 || source.length > LARGEST_EDIT || hasDirectives(source)) return undefined;
  const added = new XmlChunk(before.uri, before.line, 0, before.offset, source, 'body');
  added.definitionsBefore = before.definitionsBefore;
  added.open = before.open;
  added.parent = before.parent;
  if (!preprocess(added, loaded, reading)) return undefined;
  const parsed = new XmlParser(added.effective, true, loaded.context).parse();
  if (parsed.dependent || !/[>\s]$/.test(added.effective)) return undefined;
  adopt(added, parsed);
  const count = removed.reduce((sum, { elements }) => sum + elements.length, 0);
  (siblings as XmlElement[]).splice(at, count, ...added.elements);
  splice(chunks, first, removed, added, delta);
  return { removed, added };
}

/** Breaks the link to the whole file's text that a slice of it keeps alive. */
function detach(text: string): string {
  return ` ${text}`.slice(1);
}

function indexAt(chunks: readonly XmlChunk[], at: number): number {
  return lastIndexAt(chunks, at, ({ offset }) => offset);
}

/**
 * Whether they are all bodies with children of the same element. A closing tag in one that fits nothing speaks of its
 * parent as well.
 */
function areBeside(chunks: readonly XmlChunk[]): boolean {
  const parent = chunks[0]?.parent;
  return chunks.every(
    (chunk) =>
      chunk.kind === 'body' &&
      !chunk.rigid &&
      chunk.parent === parent &&
      !chunk.faults.some(({ kind }) => kind === 'unexpected-closing-tag'),
  );
}

/** Where their elements stand among their siblings; -1 where they have none to tell it by. */
function position(siblings: readonly XmlElement[], chunks: readonly XmlChunk[]): number {
  const first = chunks.find(({ elements }) => elements.length > 0)?.elements[0];
  return first ? siblings.indexOf(first) : -1;
}

/** Replaces the variables as they are ahead of the chunk. False where that needs more than its lines. */
function preprocess(chunk: XmlChunk, loaded: LoadedXml, reading: XmlReading): boolean {
  const { source } = chunk;
  chunk.effective = source;
  if (!source.includes('$${')) return true;
  const runs = { texts: [] as number[], sources: [] as number[], uses: [] as (XmlUse | undefined)[] };
  const uses: XmlUse[] = [];
  const problems: XmlProblem[] = [];
  let effective = '';
  let small = true;
  for (let start = 0; start < source.length && small; ) {
    const end = lineEnd(source, start);
    const line = expandLine(
      source.slice(start, end),
      chunk,
      start,
      () => Number.POSITIVE_INFINITY,
      (use, name) => {
        const value = resolveUse(use, name, definitionOf(name, chunk, loaded), reading, chunk.open);
        if (use.state === 'undefined') problems.push(undefinedVariable(use, name, loaded));
        return value;
      },
    );
    small = !line.runs || line.text.length * 3 <= SAFE_LINE || byteLength(line.text) <= SAFE_LINE;
    addRuns(runs, line.runs, effective.length, start, line.text.length);
    for (const use of line.uses) uses.push(use);
    if (line.unterminated) problems.push(new XmlProblem('unterminated-variable', line.unterminated, ''));
    effective += line.text;
    start = end;
  }
  if (runs.uses.some((use) => use)) {
    chunk.effective = effective;
    addRuns(runs, undefined, effective.length, source.length, 0);
    chunk.view = new TextView(chunk, 0, 0, runs);
  }
  if (uses.length > 0) chunk.uses = uses;
  if (problems.length > 0) chunk.problems = problems;
  return small;
}

function addRuns(
  runs: { texts: number[]; sources: number[]; uses: (XmlUse | undefined)[] },
  line: TextRuns | undefined,
  base: number,
  start: number,
  length: number,
): void {
  // the last run of a line is only its end
  const count = line ? line.texts.length - 1 : 1;
  for (let i = 0; i < count; i++) {
    runs.texts.push(base + (line ? (line.texts[i] ?? length) : 0));
    runs.sources.push(line ? (line.sources[i] ?? start) : start);
    runs.uses.push(line?.uses[i]);
  }
}

function definitionOf(name: string, chunk: XmlChunk, loaded: LoadedXml): XmlDefinition | undefined {
  const definitions = loaded.variables.get(name.toLowerCase());
  return definitions?.findLast(({ order }) => order < chunk.definitionsBefore);
}

function undefinedVariable(use: XmlUse, name: string, { variables }: LoadedXml): XmlProblem {
  const span = new XmlSpan(use.chunk, use.start, use.end);
  return new XmlProblem('undefined-variable', span, name, variables.get(name.toLowerCase())?.[0]);
}

function adopt(chunk: XmlChunk, { roots, faults, comments }: ParsedXml): void {
  chunk.elements = roots;
  for (const element of roots) {
    element.parent = chunk.parent;
    element.ownChunk = chunk;
  }
  if (faults.length > 0) {
    chunk.faults = faults.map(
      ({ kind, start, end, subject }) => new XmlFault(kind, chunk, start, end, subject),
    );
  }
  const spans: XmlSpan[] = [];
  for (let i = 0; i < comments.length; i += 2) {
    spans.push(new XmlSpan(chunk, ...chunk.view.range(comments[i] ?? 0, comments[i + 1] ?? 0)));
  }
  chunk.comments = spans.length > 0 ? spans : NONE;
}

function splice(
  chunks: XmlChunk[],
  first: number,
  removed: readonly XmlChunk[],
  added: XmlChunk,
  delta: number,
): void {
  const feeds = removed.reduce((sum, { lineFeeds }) => sum + lineFeeds, 0);
  if (removed.length === 1) chunks[first] = added;
  else chunks.splice(first, removed.length, added);
  const lines = added.lineFeeds - feeds;
  if (delta === 0 && lines === 0) return;
  for (let i = first + 1; i < chunks.length; i++) {
    const chunk = chunks[i];
    if (!chunk) continue;
    chunk.offset += delta;
    chunk.line += lines;
  }
}
