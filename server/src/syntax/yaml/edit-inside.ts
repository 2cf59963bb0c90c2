import { lastIndexAt } from '../../text/search';
import type { TextWindow } from '../conf/edit';
import {
  firstContentLine,
  HASH,
  indentOf,
  LINE_FEED,
  LONG,
  LONGEST_RESOURCE,
  RETURN,
  SERVICES,
} from './lines';

/** What is to be known of a block to tell whether an edit in it moves the lines at which blocks begin. */
export interface PlacedBlock {
  readonly text: string;
  readonly offset: number;
  readonly document: number;
  readonly path: readonly string[];
  readonly isSetting: boolean;
}

/**
 * The one block that an edit changes and that begins and ends as before, as do all others; undefined where only a look at
 * the whole text can tell. So it is where nothing but lines that are deeper than the block's key came, went or changed.
 */
export function blockOfEdit(
  blocks: readonly PlacedBlock[],
  text: string,
  window: TextWindow,
): number | undefined {
  const { start, oldEnd, newEnd } = window;
  const growth = newEnd - oldEnd;
  const end = blocks.at(-1);
  if (!end || end.offset + end.text.length + growth !== text.length) return undefined;
  const index = lastIndexAt(blocks, start, ({ offset }) => offset);
  const block = blocks[index];
  if (!block || block.isSetting || oldEnd >= block.offset + block.text.length) return undefined;
  const after = text.slice(block.offset, block.offset + block.text.length + growth);
  const inside = {
    start: start - block.offset,
    oldEnd: oldEnd - block.offset,
    newEnd: newEnd - block.offset,
  };
  return isQuiet(block, after, inside) && keepsLengths(blocks, index, growth) ? index : undefined;
}

function isQuiet({ text, path }: PlacedBlock, after: string, { start, oldEnd, newEnd }: TextWindow): boolean {
  const key = path.length > 0 ? 0 : firstContentLine(text, { start: 0, end: text.length, line: 0 })?.start;
  if (key === undefined) return false;
  const column = path.length > 0 ? indentOf(text, 0, text.length) : 0;
  const first = text.lastIndexOf('\n', start - 1) + 1;
  if (first <= key || text.slice(0, first) !== after.slice(0, first)) return false;
  return areDeeper(text, first, oldEnd, column) && areDeeper(after, first, newEnd, column);
}

/** Whether the lines from `start` to the one that `end` is in are deeper than the column, empty or comments. */
function areDeeper(text: string, start: number, end: number, column: number): boolean {
  for (let at = start; at <= end; ) {
    const indent = indentOf(text, at, text.length);
    const code = text.charCodeAt(at + indent);
    const saysNothing = Number.isNaN(code) || code === LINE_FEED || code === RETURN || code === HASH;
    if (indent <= column && !saysNothing) return false;
    const feed = text.indexOf('\n', at);
    if (feed < 0) return true;
    at = feed + 1;
  }
  return true;
}

/** Whether everything that is treated by its length is as long or as short as before. */
function keepsLengths(blocks: readonly PlacedBlock[], index: number, growth: number): boolean {
  const block = blocks[index];
  if (!block) return false;
  const isShort = (length: number) => length < LONG && length + growth < LONG;
  if (block.path.length > 0) {
    // only as a part of a long block it stands alone
    const { length } = partsAround(blocks, index);
    if (length < LONG || length + growth < LONG) return false;
  } else {
    if (!isShort(block.text.length) || block.text.startsWith(SERVICES)) return false;
    if (blocks[index + 1]?.path.length) return false;
  }
  return keepsDocument(blocks, block, growth);
}

/** The parts of one long block, together with the key above them. */
function partsAround(blocks: readonly PlacedBlock[], index: number): { readonly length: number } {
  let first = index;
  while (first > 0 && blocks[first]?.path.length) first--;
  let last = index;
  while (blocks[last + 1]?.path.length) last++;
  const [head, tail] = [blocks[first], blocks[last]];
  return { length: head && tail ? tail.offset + tail.text.length - head.offset : 0 };
}

function keepsDocument(blocks: readonly PlacedBlock[], block: PlacedBlock, growth: number): boolean {
  const own = blocks.filter(({ document }) => document === block.document);
  const [first, last] = [own[0], own.at(-1)];
  const length = extent(first, last);
  if (length >= LONGEST_RESOURCE && length + growth < LONGEST_RESOURCE) return false;
  const settings = own.filter(({ isSetting }) => isSetting);
  const [before, behind] = [settings[0], settings.at(-1)];
  if (!before || !behind || before.offset > block.offset || behind.offset < block.offset) return true;
  const span = extent(before, behind);
  return span < LONG === span + growth < LONG;
}

function extent(first: PlacedBlock | undefined, last: PlacedBlock | undefined): number {
  return first && last ? last.offset + last.text.length - first.offset : 0;
}
