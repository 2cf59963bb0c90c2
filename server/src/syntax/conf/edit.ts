import { lastIndexAt } from '../../text/search';
import { ConfParser } from './parse';
import type { ConfSection, ConfTree } from './tree';

/** Which text changed: [start, oldEnd) of the old text became [start, newEnd) of the new one. UTF-16 offsets. */
export interface TextWindow {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** One window that covers `first`, then `second` (which speaks of the text that `first` made). */
export function mergeWindows(first: TextWindow, second: TextWindow): TextWindow {
  return {
    start: Math.min(first.start, second.start),
    oldEnd: first.oldEnd + Math.max(0, second.oldEnd - first.newEnd),
    newEnd: Math.max(first.newEnd, second.oldEnd) + (second.newEnd - second.oldEnd),
  };
}

/** What an edit did to the list of sections: `removed` stood at index `at`, `added` stand there now. */
export interface ConfChange {
  readonly at: number;
  readonly removed: readonly ConfSection[];
  readonly added: readonly ConfSection[];
}

/** Breaks the link to the whole file's text that a slice of it keeps alive. */
function detach(text: string): string {
  return ` ${text}`.slice(1);
}

const offsetOf = ({ offset }: ConfSection) => offset;

function endOf(section: ConfSection | undefined): number {
  return section ? section.offset + section.text.length : 0;
}

/**
 * Parses again the sections that the edit touches, and as many more as it takes to meet the old ones in the same state
 * (a comment block opened or closed moves what follows). Changes `tree` in place; linear in what is parsed again plus one
 * addition for each section that moves.
 */
export function editConf(tree: ConfTree, text: string, window: TextWindow): ConfChange {
  const { sections } = tree;
  const delta = window.newEnd - window.oldEnd;
  let first = lastIndexAt(sections, window.start, offsetOf);
  let last = lastIndexAt(sections, window.oldEnd, offsetOf);
  for (;;) {
    const start = sections[first];
    if (!start) return replaceAll(tree, text);
    const end = last === sections.length - 1 ? text.length : endOf(sections[last]) + delta;
    const lines = detach(text.slice(start.offset, end));
    const added = new ConfParser(tree.uri, lines, start.offset, start.line, start.entryDepth).parse();
    if (first > 0 && !added[0]?.header) {
      first--;
    } else if (last < sections.length - 1 && added.at(-1)?.exitDepth !== sections[last + 1]?.entryDepth) {
      last = Math.min(sections.length - 1, last + (last - first + 1));
    } else {
      return splice(sections, first, last, added, delta);
    }
  }
}

function replaceAll(tree: ConfTree, text: string): ConfChange {
  const added = new ConfParser(tree.uri, text, 0, 0, 0).parse();
  const removed = tree.sections.splice(0, tree.sections.length, ...added);
  return { at: 0, removed, added };
}

function splice(
  sections: ConfSection[],
  first: number,
  last: number,
  added: ConfSection[],
  delta: number,
): ConfChange {
  const count = last - first + 1;
  const oldEnd = sections[last];
  const newEnd = added.at(-1);
  const lines = newEnd && oldEnd ? newEnd.line + newEnd.lineFeeds - (oldEnd.line + oldEnd.lineFeeds) : 0;
  let removed: ConfSection[];
  if (count === added.length) {
    removed = sections.slice(first, last + 1);
    for (let i = 0; i < count; i++) sections[first + i] = added[i] as ConfSection;
  } else {
    removed = sections.splice(first, count, ...added);
  }
  if (delta !== 0 || lines !== 0) {
    for (let i = first + added.length; i < sections.length; i++) {
      const section = sections[i] as ConfSection;
      section.offset += delta;
      section.line += lines;
    }
  }
  return { at: first, removed, added };
}
