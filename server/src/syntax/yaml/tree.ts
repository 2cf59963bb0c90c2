import type { Anchor } from '../../text/place';
import { MappedPlace, Place } from '../../text/place';
import { lastIndexAt, lastNotAbove } from '../../text/search';
import { atOnce, type Steps } from '../../text/steps';
import type { TextWindow } from '../conf/edit';
import { splitBlocks, splitInSteps } from './blocks';
import { blockOfEdit } from './edit-inside';
import type { BlockSpan } from './lines';
import type { ParsedYaml, YamlScalar } from './node';
import { parseYaml } from './parse';

/** A part of a YAML file that is read by itself and moves as one; read when somebody asks. */
export class YamlBlock implements Anchor {
  private parsed: ParsedYaml | undefined;
  private starts: readonly number[] | undefined;

  constructor(
    readonly uri: string,
    readonly text: string,
    public offset: number,
    public line: number,
    readonly document: number,
    readonly path: readonly string[],
    /** Whether it begins with a key of the root that has its value on its line. */
    readonly isSetting = false,
  ) {}

  get content(): ParsedYaml {
    this.parsed ??= parseYaml(withoutMarkers(this.text));
    return this.parsed;
  }

  private get lineStarts(): readonly number[] {
    if (this.starts) return this.starts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
    return starts;
  }

  move(characters: number, lines: number): void {
    this.offset += characters;
    this.line += lines;
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** A line of the block, without its end. */
  lineText(line: number): string {
    const start = this.lineStarts[line];
    if (start === undefined) return '';
    const feed = this.text.indexOf('\n', start);
    return this.text.slice(start, feed < 0 ? this.text.length : feed).replace(/\r$/, '');
  }

  /** The offset of a place in the block. */
  offsetAt(line: number, column: number): number {
    return Math.min((this.lineStarts[line] ?? this.text.length) + column, this.text.length);
  }

  place(start: number, end: number): Place {
    const first = this.lineAt(start);
    const last = this.lineAt(end);
    return new Place(
      this,
      first,
      start - (this.lineStarts[first] ?? 0),
      end - (this.lineStarts[last] ?? 0),
      last,
    );
  }

  /** Where the text of a scalar stands, its quotes left out. */
  scalarPlace({ from, to, offsets }: YamlScalar): Place {
    const line = this.lineAt(from);
    const start = this.lineStarts[line] ?? 0;
    if (!offsets || this.lineAt(to) !== line) return this.place(from, to);
    return new MappedPlace(
      this,
      line,
      from - start,
      to - start,
      offsets.map((offset) => offset - start),
    );
  }

  private lineAt(offset: number): number {
    return lastNotAbove(this.lineStarts, offset);
  }
}

/** The markers of a document and directives as blanks, so that every offset stays. */
function withoutMarkers(text: string): string {
  return text.replace(/^(?:---(?=\s|$)|\.\.\.(?=\s|$)|%.*)/gm, (marker) => ' '.repeat(marker.length));
}

/** Which blocks an edit took away and what stands in their place. */
export interface YamlChange {
  readonly removed: readonly YamlBlock[];
  readonly added: readonly YamlBlock[];
}

const BLOCKS_A_STEP = 4096;

/** A YAML file as its blocks, in order; their texts together are the file's. */
export class YamlTree {
  private constructor(
    readonly uri: string,
    readonly blocks: YamlBlock[],
  ) {}

  static of(uri: string, text: string): YamlTree {
    return atOnce(YamlTree.read(uri, text));
  }

  static *read(uri: string, text: string): Steps<YamlTree> {
    const blocks: YamlBlock[] = [];
    for (const span of yield* splitInSteps(text)) {
      blocks.push(newBlock(uri, text, span));
      if (blocks.length % BLOCKS_A_STEP === 0) yield;
    }
    return new YamlTree(uri, blocks);
  }

  /**
   * Takes over another text of the file. Blocks whose text is the same stay and move; no block is read. Linear, unless
   * `window` says which piece of the text that this tree was made of is another now.
   */
  edit(text: string, window?: TextWindow): YamlChange {
    const index = window && blockOfEdit(this.blocks, text, window);
    return window && index !== undefined ? this.replace(index, text, window) : this.compare(text);
  }

  private replace(index: number, text: string, { oldEnd, newEnd }: TextWindow): YamlChange {
    const { blocks } = this;
    const before = blocks[index];
    if (!before) return { removed: [], added: [] };
    const growth = newEnd - oldEnd;
    const { offset: start, line, document, path, isSetting } = before;
    const span = { start, end: start + before.text.length + growth, line, document, path, isSetting };
    const after = newBlock(this.uri, text, span, true);
    blocks[index] = after;
    const lines = after.lineCount - before.lineCount;
    for (let next = index + 1; next < blocks.length; next++) blocks[next]?.move(growth, lines);
    return { removed: [before], added: [after] };
  }

  private compare(text: string): YamlChange {
    const { blocks } = this;
    const spans = splitBlocks(text);
    let first = 0;
    while (first < blocks.length && first < spans.length && same(blocks[first], spans[first], text)) first++;
    let last = 0;
    while (last < blocks.length - first && last < spans.length - first) {
      if (!same(blocks.at(-1 - last), spans.at(-1 - last), text)) break;
      last++;
    }
    const added = spans.slice(first, spans.length - last).map((span) => newBlock(this.uri, text, span, true));
    const removed = blocks.splice(first, blocks.length - last - first, ...added);
    blocks.forEach((block, index) => {
      block.offset = spans[index]?.start ?? 0;
      block.line = spans[index]?.line ?? 0;
    });
    return { removed, added };
  }

  /** The block that holds a line of the file. */
  blockAt(line: number): YamlBlock | undefined {
    const { blocks } = this;
    return blocks[lastIndexAt(blocks, line, (block) => block.line)];
  }
}

function same(block: YamlBlock | undefined, span: BlockSpan | undefined, text: string): boolean {
  if (
    !block ||
    !span ||
    block.text.length !== span.end - span.start ||
    block.document !== span.document ||
    block.isSetting !== span.isSetting
  )
    return false;
  if (block.path.length !== span.path.length || block.path[0] !== span.path[0]) return false;
  return text.startsWith(block.text, span.start);
}

/** @param detached does not keep the whole file's text alive */
function newBlock(uri: string, text: string, span: BlockSpan, detached = false): YamlBlock {
  const own = text.slice(span.start, span.end);
  return new YamlBlock(
    uri,
    detached ? ` ${own}`.slice(1) : own,
    span.start,
    span.line,
    span.document,
    span.path,
    span.isSetting,
  );
}
