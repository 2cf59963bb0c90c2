import type { Anchor } from '../../text/place';

/** What a live line of an Asterisk configuration file does. `fault` is a line that the parser skips or dies of. */
export type EntryKind = 'set' | 'append' | 'directive' | 'fault';

/** Lines that Asterisk skips with a warning, and (`fatal`) those that make it refuse the file. main/config.c 22.10.1. */
export type LineFault =
  | 'no-equals'
  | 'no-name'
  | 'too-long'
  | 'nest-limit'
  | 'stray-comment-end'
  | 'bad-escape'
  | 'no-closing-bracket'
  | 'no-closing-parenthesis';

export const FATAL_FAULTS: ReadonlySet<LineFault> = new Set([
  'bad-escape',
  'no-closing-bracket',
  'no-closing-parenthesis',
]);

/**
 * One live line. Columns are UTF-16 characters of the physical line. `value` is what Asterisk sees (escapes resolved,
 * comments gone, blanks stripped); for `append` its leading blanks are kept, as Asterisk does.
 * A directive has its word in `name` and its unquoted argument in `value`.
 */
export interface Entry {
  readonly kind: EntryKind;
  readonly section: ConfSection;
  /** From the section's first line. */
  readonly line: number;
  readonly name: string;
  readonly value: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Where each character of `value` stands, only where that is not `valueStart + i`. */
  readonly columns?: readonly number[] | undefined;
  readonly fault?: LineFault | undefined;
  /** Entries that `+=` lines added to this value, in order; only on the merged copies a loader makes. */
  readonly joined?: readonly Entry[] | undefined;
}

/** An item of the list in `[name](item,item)`, not stripped: blanks count (main/config.c:2080). */
export interface HeaderItem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `[name](items)rest`. */
export interface Header {
  /** As Asterisk keeps it: cut to 79 bytes. */
  readonly name: string;
  /** Columns of the name between the brackets. */
  readonly start: number;
  readonly end: number;
  /** Column behind `]` or `)`. */
  readonly close: number;
  readonly items?: readonly HeaderItem[] | undefined;
  /** Text after `]` or `)` that Asterisk ignores; starts at `close`. */
  readonly rest: string;
  readonly fault?: LineFault | undefined;
}

/** A `sip-lens-disable…` comment. */
export interface CommentDirective {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The comment's words from `sip-lens-` on. */
  readonly text: string;
}

/**
 * A header line and what follows it up to the next live header; the first section of a file may have no header.
 * The anchor of every place in it. `text` is its own copy: printing all sections one after the other gives the file back.
 */
export interface ConfSection extends Anchor {
  text: string;
  /** UTF-16 offset of its first character in the file. */
  offset: number;
  /** Number of line feeds in `text`. */
  lineFeeds: number;
  /** Nesting of block comments before its first and after its last character. Below 0: a stray `--;` came before. */
  entryDepth: number;
  exitDepth: number;
  header?: Header | undefined;
  entries: readonly Entry[];
  comments: readonly CommentDirective[];
}

/** A parsed file. */
export interface ConfTree {
  readonly uri: string;
  readonly sections: ConfSection[];
}

export function printConf(tree: ConfTree): string {
  return tree.sections.map((section) => section.text).join('');
}
