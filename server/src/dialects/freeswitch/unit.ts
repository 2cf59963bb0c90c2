import type { XmlSource } from '../../syntax/xml/source';
import { atOnce, type Steps } from '../../text/steps';
import type { DialectId, FileChange, Subject, UnitChange } from '../dialect';
import type { Language, LanguageDocument } from '../language';
import type { MainFile, Unit } from '../unit';
import { freeswitchLanguage } from './language';
import { FreeSwitchProgram } from './program';

export interface UnitOptions {
  /** False for a file that is somebody's include, but nobody knows whose. */
  readonly main: boolean;
  /** The configuration's folder. */
  readonly folder: string;
}

/** The files that a unit may read, which knows what it looked for. */
export interface UnitSource extends XmlSource {
  /** Whether another answer is likely where these files and folders came or went. */
  concerns(moved: ReadonlySet<string>): boolean;
}

/** What one FreeSWITCH reads: the tree of a freeswitch.xml, or a part of one alone. */
export class FreeSwitchUnit implements Unit {
  readonly mains: readonly MainFile[];

  /** Reads `root` at once where nobody has. */
  constructor(
    readonly id: string,
    root: string,
    private readonly source: UnitSource,
    private readonly options: UnitOptions,
    readonly program: FreeSwitchProgram = atOnce(FreeSwitchProgram.read(root, source, !options.main)),
  ) {
    this.mains = [{ dialect: 'freeswitch', uri: root }];
  }

  static *read(id: string, root: string, source: UnitSource, options: UnitOptions): Steps<FreeSwitchUnit> {
    const program = yield* FreeSwitchProgram.read(root, source, !options.main);
    return new FreeSwitchUnit(id, root, source, options, program);
  }

  get generation(): number {
    return this.program.generation;
  }

  get folder(): string {
    return this.options.folder;
  }

  /** Somebody includes it, and nobody knows who. */
  get isFragment(): boolean {
    return !this.options.main;
  }

  concerns(moved: ReadonlySet<string>): boolean {
    return this.source.concerns(moved);
  }

  dialectOf(_uri: string): DialectId {
    return 'freeswitch';
  }

  language(document: LanguageDocument): Language | undefined {
    return freeswitchLanguage(document, this);
  }

  get files(): ReadonlySet<string> {
    return this.program.files;
  }

  get complete(): boolean {
    return this.options.main && this.program.complete;
  }

  subjects(): readonly Subject[] {
    return this.program.subjects;
  }

  update(changes: readonly FileChange[]): UnitChange {
    return this.program.update(changes);
  }
}

/** Those that a FreeSWITCH reads. */
export function freeswitchUnits(units: Iterable<Unit>): FreeSwitchUnit[] {
  return [...units].filter((unit) => unit instanceof FreeSwitchUnit);
}
