import type { TextWindow } from '../syntax/conf/edit';
import type { DialectId, LoadUnit } from './dialect';
import type { Language, LanguageDocument } from './language';

export type { TextWindow };

/** A file that a program opens by itself, and what it is to it. */
export interface MainFile {
  readonly dialect: DialectId;
  readonly uri: string;
}

/**
 * A load unit as the workspace keeps it. Every kind of program has its own, and nobody else asks which kind it is: it
 * answers for its files itself.
 */
export interface Unit extends LoadUnit {
  /** The main files, in the order in which they are judged. */
  readonly mains: readonly MainFile[];
  /** Grows each time a file was read again as a whole, so that the unit may read other files than before. */
  readonly generation: number;
  /** The folder from which the program resolves what it includes. */
  readonly folder: string;
  /** Whether it may read other files where these files and folders came or went. */
  concerns(moved: ReadonlySet<string>): boolean;
  /** Whether the text of a file that it does not read counts for it, though the file neither came nor went. */
  isConcernedBy?(uri: string): boolean;
  /** Whether it takes something over from a file of its own that stands by itself all the same. */
  isLent?(uri: string): boolean;
  /** What a file is to the program. */
  dialectOf(uri: string): DialectId;
  /** What there is to be known of one of its files, position by position; undefined for a file that it does not read. */
  language(document: LanguageDocument): Language | undefined;
}
