import type { DialectId } from '../dialects/dialect';
import type { MainFile, Unit } from '../dialects/unit';
import type { Steps } from '../text/steps';
import type { LocatedComment } from './comments';
import type { Recognised } from './recognise';
import type { SourceFile } from './source-file';

/** What should be a load unit: its main files, and how far they can be trusted to be all. */
export interface UnitPlan {
  readonly id: string;
  readonly folder: string;
  readonly mains: readonly MainFile[];
  /** False for a file that is somebody's include, but nobody knows whose. */
  readonly main: boolean;
}

/** Files that were taken for something, and what for. */
export type Candidates = ReadonlyMap<string, Recognised>;

/** Finds out which files form which load units. It looks at the disk's folders once: a new one is made when files moved. */
export interface Assembler {
  /** By name, place, declaration or, where those do not tell, by content. */
  recognise(uri: string): Recognised | undefined;
  /** One plan for each set of main files, in the order in which they take the files that they read. */
  plans(candidates: Candidates): UnitPlan[];
  /** The plan that a file is a part of; undefined for one that only stands as a fragment. */
  planOf(uri: string, recognised: Recognised, candidates: Candidates): UnitPlan | undefined;
  /** For a file that somebody includes, though nobody knows who. */
  fragment(uri: string, recognised: Recognised): UnitPlan;
  /** Reads the files of a unit as they are then. Who lets time pass between the steps hands what changed meanwhile to its `update`. */
  read(plan: UnitPlan): Steps<Unit>;
}

/** One kind of program whose configuration is checked, as the workspace sees it. */
export interface Family {
  readonly name: 'asterisk' | 'freeswitch' | 'yaml';
  newAssembler(): Assembler;
  /** Whether files of this dialect are its own. */
  has(dialect: DialectId): boolean;
  /** Whether the name of a file says that it is this family's, or that what is in it may. */
  mayBeOurs(uri: string): boolean;
  /** Whether what is in the file decides how units are built, though none of them reads it. */
  decides(uri: string): boolean;
  /**
   * Whether what is in the file may count for units that do not read it: they know it themselves. `in-folder`: where it
   * comes or goes they know that too; `with-all`: all are built anew then.
   */
  sharesText?(uri: string): 'with-all' | 'in-folder' | undefined;
  /** Whether only the text of the file tells that it is this family's: it may come or go with an edit. */
  dependsOnText?(uri: string): boolean;
  /** The `sip-lens-…` comments of a file. */
  comments(file: SourceFile): readonly LocatedComment[];
}
