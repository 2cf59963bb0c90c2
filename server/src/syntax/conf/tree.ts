import type { Anchor } from '../../text/place';
import type { Entry } from './entry';
import type { Header } from './header';

export { Entry } from './entry';
export { Header, type HeaderItem } from './header';

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

/** A `sip-lens-disable…` comment. */
export interface CommentDirective {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The comment's words from `sip-lens-` on. */
  readonly text: string;
  /** Where the text ahead of the comment ends, blanks left out; 0 where it has the line for itself. */
  readonly ahead: number;
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
