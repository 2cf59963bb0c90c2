import { lastIndexAt, lastNotAbove } from '../../text/search';
import type { Steps } from '../../text/steps';
import { NONE, XmlChunk } from './chunk';
import type { XmlElement } from './element';
import { XmlFault } from './fault';
import type { EffectiveText, Inclusion } from './inclusion';
import type { ParsedXml } from './parse';
import { XmlSpan } from './span';
import type { XmlUse } from './variable';
import { TextView } from './view';

/** Elements up to this size are read again as a whole; larger ones are taken apart into their children. */
const LARGEST_BODY = 4096;
/** Elements without children share a chunk up to this size: a chunk for each `<param>` would cost more than it saves. */
const LARGEST_GROUP = 1024;

/** Elements or chunks that are looked at in one step. */
const STEP = 500;

/** Lines that will be a body. Offsets in the source of its inclusion. */
interface Body {
  readonly inclusion: Inclusion;
  readonly start: number;
  end: number;
  readonly elements: XmlElement[];
  readonly parent: XmlElement | undefined;
  leaves: boolean;
}

/** A line of the source, blanks apart from what was asked for. */
interface Lines {
  readonly start: number;
  readonly end: number;
}

/** Cuts what was read into chunks and gives each of them what belongs to it. */
export class Cutter {
  private readonly bodies = new Map<Inclusion, Body[]>();
  /** Elements that are more than one body, in document order of their parents. */
  private readonly containers: XmlElement[] = [];
  private readonly pieces = new Map<Inclusion, number[]>();
  private readonly ends: number[];

  constructor(
    private readonly text: string,
    private readonly effective: EffectiveText,
    private readonly inclusions: readonly Inclusion[],
    private readonly parsed: ParsedXml,
    private readonly fragment: boolean,
  ) {
    this.ends = [...effective.starts.slice(1), effective.length];
    effective.inclusions.forEach((inclusion, index) => {
      const own = this.pieces.get(inclusion);
      if (own) own.push(index);
      else this.pieces.set(inclusion, [index]);
    });
  }

  *cut(): Steps<void> {
    yield* this.findBodies();
    for (const inclusion of this.inclusions) yield* this.cutInclusion(inclusion);
    yield* this.placeElements();
    this.placeFindings();
    for (const inclusion of this.inclusions) moveSpans(inclusion);
  }

  piecesOf(inclusion: Inclusion): readonly number[] {
    return this.pieces.get(inclusion) ?? NONE;
  }

  private pieceAt(offset: number): number {
    return lastNotAbove(this.effective.starts, offset);
  }

  private sourceAt(offset: number, piece: number): number {
    const source = this.effective.sources[piece] ?? 0;
    return this.effective.uses[piece] ? source : source + offset - (this.effective.starts[piece] ?? 0);
  }

  private *findBodies(): Steps<void> {
    let count = 0;
    const pending: [parent: XmlElement | undefined, elements: readonly XmlElement[]][] = [];
    pending.push([undefined, this.parsed.roots]);
    for (let next = pending.pop(); next; next = pending.pop()) {
      const [parent, elements] = next;
      let before: Body | undefined;
      for (const element of elements) {
        if (++count % STEP === 0) yield;
        const body = this.bodyOf(element, parent);
        if (!body) {
          before = undefined;
          this.containers.push(element);
          if (element.children.length > 0) pending.push([element, element.children]);
        } else before = this.addBody(body, before);
      }
    }
    for (const bodies of this.bodies.values()) bodies.sort((one, other) => one.start - other.start);
  }

  /** Adds the body, or its element to the one before. What stands between the two belongs to the first. */
  private addBody(body: Body, before: Body | undefined): Body {
    const { inclusion } = body;
    if (before?.inclusion === inclusion && !isOpaque(inclusion, before.end, body.start)) {
      before.end = body.start;
      if (before.leaves && body.leaves && body.end - before.start < LARGEST_GROUP) {
        before.end = body.end;
        before.elements.push(...body.elements);
        return before;
      }
    }
    const bodies = this.bodies.get(inclusion);
    if (bodies) bodies.push(body);
    else this.bodies.set(inclusion, [body]);
    return body;
  }

  /** The lines of an element that has them for itself and is written in one piece. */
  private bodyOf(element: XmlElement, parent: XmlElement | undefined): Body | undefined {
    if (element.form === 'unclosed' || element.end - element.start > LARGEST_BODY) return undefined;
    const [first, last] = [this.pieceAt(element.start), this.pieceAt(element.end - 1)];
    const inclusion = this.effective.inclusions[first];
    if (!inclusion || inclusion !== this.effective.inclusions[last]) return undefined;
    if (this.effective.uses[first] || this.effective.uses[last]) return undefined;
    const from = this.sourceAt(element.start, first);
    const lines = ownLines(inclusion.text, from, this.sourceAt(element.end - 1, last) + 1);
    if (!lines || isOpaque(inclusion, lines.start, lines.end)) return undefined;
    return { inclusion, ...lines, elements: [element], parent, leaves: element.children.length === 0 };
  }

  private *cutInclusion(inclusion: Inclusion): Steps<void> {
    const builder = new ChunkBuilder(this, inclusion);
    let at = 0;
    let cut = 0;
    const frame = (to: number): void => {
      for (let next = inclusion.cuts[cut]; next !== undefined && next < to; next = inclusion.cuts[++cut]) {
        if (next > at) builder.add('frame', at, next);
        at = Math.max(at, next);
      }
      if (to > at) builder.add('frame', at, to);
      at = to;
    };
    for (const body of this.bodies.get(inclusion) ?? []) {
      frame(body.start);
      const chunk = builder.add('body', body.start, body.end);
      at = body.end;
      chunk.elements = body.elements;
      chunk.parent = body.parent;
      chunk.rigid = inclusion.limited || (body.parent ? body.parent.texts.length > 0 : !this.fragment);
      for (const element of body.elements) element.ownChunk = chunk;
      if (inclusion.chunks.length % STEP === 0) yield;
    }
    frame(inclusion.text.length);
    if (inclusion.chunks.length === 0) builder.add('frame', 0, 0);
  }

  /** What the effective text has of some lines of a file. */
  view(chunk: XmlChunk, inclusion: Inclusion, from: number, to: number, pieces: PieceCursor): void {
    const { starts, sources, uses } = this.effective;
    const found = { texts: [] as number[], sources: [] as number[], uses: [] as (XmlUse | undefined)[] };
    let end = 0;
    let sourceEnd = from;
    for (; pieces.index < pieces.own.length; pieces.index++) {
      const piece = pieces.own[pieces.index] ?? 0;
      const [source, use] = [sources[piece] ?? 0, uses[piece]];
      if (source >= to) break;
      const [start, stop] = [starts[piece] ?? 0, this.ends[piece] ?? 0];
      const skipped = use ? 0 : Math.max(0, from - source);
      found.texts.push(start + skipped);
      found.sources.push(source + skipped - from);
      found.uses.push(use);
      end = use ? stop : Math.min(stop, start + to - source);
      sourceEnd = use ? use.end : source + end - start;
      // it goes on in the next chunk
      if (!use && stop - start > to - source) break;
    }
    const base = found.texts[0] ?? this.lastEnd(inclusion, pieces);
    const only = found.texts.length === 1 && !found.uses[0] && found.sources[0] === 0;
    if (only && sourceEnd === to) chunk.effective = chunk.source;
    else chunk.effective = this.text.slice(base, Math.max(base, end));
    if (only) chunk.view = new TextView(chunk, base, 0, undefined);
    else {
      found.texts.push(Math.max(base, end));
      found.sources.push(sourceEnd - from);
      found.uses.push(undefined);
      chunk.view = new TextView(chunk, base, 0, found);
    }
  }

  private lastEnd(inclusion: Inclusion, { own, index }: PieceCursor): number {
    const before = own[index - 1];
    return before === undefined ? 0 : (this.ends[before] ?? inclusion.text.length);
  }

  chunkAt(offset: number): XmlChunk | undefined {
    const piece = this.pieceAt(Math.min(offset, Math.max(0, this.effective.length - 1)));
    const inclusion = this.effective.inclusions[piece];
    if (!inclusion) return this.inclusions[0]?.chunks[0];
    return chunkOf(inclusion, this.sourceAt(offset, piece));
  }

  private *placeElements(): Steps<void> {
    let count = 0;
    const added = new Map<XmlChunk, XmlElement[]>();
    this.containers.sort((one, other) => one.start - other.start);
    for (const element of this.containers) {
      if (++count % STEP === 0) yield;
      const chunk = this.chunkAt(element.start);
      if (!chunk) continue;
      element.ownChunk = chunk;
      element.spread(element.textIn(this.text, 0), this.chunkAt(Math.max(element.start, element.end - 1)));
      const others = added.get(chunk);
      if (others) others.push(element);
      else added.set(chunk, [element]);
    }
    for (const [chunk, elements] of added) chunk.elements = [...chunk.elements, ...elements];
  }

  private placeFindings(): void {
    for (const { kind, start, end, subject } of this.parsed.faults) {
      const chunk = this.chunkAt(start);
      if (chunk) push(chunk, 'faults', new XmlFault(kind, chunk, start, end, subject));
    }
    const { comments } = this.parsed;
    for (let i = 0; i < comments.length; i += 2) {
      const chunk = this.chunkAt(comments[i] ?? 0);
      if (!chunk) continue;
      const [start, end] = chunk.view.range(comments[i] ?? 0, comments[i + 1] ?? 0);
      push(chunk, 'comments', new XmlSpan(chunk, start, Math.min(end, chunk.source.length)));
    }
  }
}

/** How far the pieces of an inclusion were given to its chunks. */
interface PieceCursor {
  readonly own: readonly number[];
  index: number;
}

/** Makes the chunks of one inclusion, one behind the other. */
class ChunkBuilder {
  private line = 0;
  private lineStart = 0;
  /** The first line feed that was not counted. */
  private feed: number;
  private readonly pieces: PieceCursor;

  constructor(
    private readonly cutter: Cutter,
    private readonly inclusion: Inclusion,
  ) {
    this.pieces = { own: cutter.piecesOf(inclusion), index: 0 };
    this.feed = inclusion.text.indexOf('\n');
  }

  add(kind: 'body' | 'frame', start: number, end: number): XmlChunk {
    const { inclusion } = this;
    const { text } = inclusion;
    while (this.feed >= 0 && this.feed < start) {
      this.line++;
      this.lineStart = this.feed + 1;
      this.feed = text.indexOf('\n', this.lineStart);
    }
    const column = start - this.lineStart;
    const chunk = new XmlChunk(inclusion.uri, this.line, column, start, text.slice(start, end), kind);
    this.cutter.view(chunk, inclusion, start, end, this.pieces);
    inclusion.chunks.push(chunk);
    return chunk;
  }
}

type Lists = 'directives' | 'uses' | 'problems' | 'faults' | 'comments';

function push<K extends Lists>(chunk: XmlChunk, list: K, item: XmlChunk[K][number]): void {
  const known = chunk[list] as XmlChunk[K][number][];
  if ((known as readonly unknown[]) === NONE) (chunk as { [key in Lists]: unknown })[list] = [item];
  else known.push(item);
}

/** Whether a line in the range is not copied as it is. */
function isOpaque({ opaque }: Inclusion, start: number, end: number): boolean {
  // the last run that begins before the end; runs inside one another end together
  let low = 0;
  let high = opaque.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((opaque[middle * 2] ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (opaque[low * 2 - 1] ?? 0) > start;
}

/** The lines of the characters, where only blanks stand beside them. */
function ownLines(text: string, from: number, to: number): Lines | undefined {
  let start = from;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  if (start > 0 && text.charCodeAt(start - 1) !== 10) return undefined;
  let end = to;
  while (end < text.length && isBlank(text.charCodeAt(end))) end++;
  if (end < text.length && text.charCodeAt(end) !== 10) return undefined;
  return { start, end: Math.min(end + 1, text.length) };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** The chunk that holds the character of the file. */
function chunkOf({ chunks }: Inclusion, offset: number): XmlChunk | undefined {
  return chunks[lastIndexAt(chunks, offset, (chunk) => chunk.offset)];
}

/** Gives directives, uses and problems to the chunks that they stand in. */
function moveSpans(inclusion: Inclusion): void {
  for (const list of ['uses', 'directives', 'problems'] as const) {
    for (const span of inclusion[list]) {
      const chunk = chunkOf(inclusion, span.start);
      if (!chunk) continue;
      span.move(chunk, chunk.offset);
      push(chunk, list, span);
    }
  }
}
