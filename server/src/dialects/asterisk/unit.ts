import type { ConfChange } from '../../syntax/conf/edit';
import type { ConfTree } from '../../syntax/conf/tree';
import type { Steps } from '../../text/steps';
import { type DialectId, type FileChange, NO_CHANGE, type Subject, type UnitChange } from '../dialect';
import type { Language, LanguageDocument } from '../language';
import type { Unit } from '../unit';
import { asteriskLanguage } from './language';
import type { IncludeSource } from './load/include-source';
import { AsteriskProgram, type ProgramDialect } from './program';
import { ProgramSubject } from './program-subject';

export interface UnitOptions {
  /** False for a file that is somebody's include, but nobody knows whose. */
  readonly main: boolean;
  /** Objects may come from a database (sorcery.conf, extconfig.conf). */
  readonly realtime: boolean;
  /** Asterisk's configuration folder. */
  readonly folder: string;
}

/** The files that a unit may read, which knows what it looked for. */
export interface UnitSource extends IncludeSource {
  tree(uri: string): ConfTree | undefined;
  /** Whether another answer is likely where these files and folders came or went. */
  concerns(moved: ReadonlySet<string>): boolean;
}

/** A main file and the program that reads it. */
export interface ProgramFile {
  readonly dialect: ProgramDialect;
  readonly uri: string;
}

interface Running {
  readonly program: AsteriskProgram;
  subject: ProgramSubject;
}

/** What one Asterisk reads: pjsip.conf, pjsip_wizard.conf and extensions.conf of a folder, with their includes. */
export class AsteriskUnit implements Unit {
  generation = 0;

  private constructor(
    readonly id: string,
    readonly mains: readonly ProgramFile[],
    readonly source: UnitSource,
    private readonly options: UnitOptions,
    private readonly running: readonly Running[],
  ) {}

  /** Reads its files as they are then. Who lets time pass between the steps hands what changed meanwhile to `update`. */
  static *read(
    id: string,
    mains: readonly ProgramFile[],
    source: UnitSource,
    options: UnitOptions,
  ): Steps<AsteriskUnit> {
    const running: Running[] = [];
    for (const { dialect, uri } of mains) {
      const program = yield* AsteriskProgram.read(dialect, uri, source, !options.main);
      running.push({ program, subject: new ProgramSubject(program) });
    }
    return new AsteriskUnit(id, mains, source, options, running);
  }

  get folder(): string {
    return this.options.folder;
  }

  concerns(moved: ReadonlySet<string>): boolean {
    return this.source.concerns(moved);
  }

  dialectOf(uri: string): DialectId {
    const reader = this.programs.find(({ load }) => load.files.has(uri)) ?? this.programs[0];
    return reader?.dialect ?? 'asterisk-pjsip';
  }

  language(document: LanguageDocument): Language | undefined {
    return asteriskLanguage(document, this);
  }

  get programs(): readonly AsteriskProgram[] {
    return this.running.map(({ program }) => program);
  }

  get files(): ReadonlySet<string> {
    const files = new Set<string>();
    for (const { program } of this.running) {
      // a main file that cannot be read may be another day
      files.add(program.root);
      for (const uri of program.load.files) files.add(uri);
    }
    return files;
  }

  /** Objects may come from somewhere else than these files. */
  get realtime(): boolean {
    return this.options.realtime;
  }

  /** Whether every object that the PBX has is in sight: absence may be judged only then. */
  get complete(): boolean {
    if (!this.options.main || this.options.realtime) return false;
    const objects = this.running.filter(
      ({ program }) => program.dialect === 'asterisk-pjsip' || program.dialect === 'asterisk-wizard',
    );
    return objects.length > 0 && objects.every(({ program }) => program.load.complete);
  }

  subjects(): readonly Subject[] {
    return this.running.flatMap(({ program, subject }): Subject[] => [subject, ...program.subjects]);
  }

  update(changes: readonly FileChange[]): UnitChange {
    const added: Subject[] = [];
    const removed: Subject[] = [];
    const replaced: (readonly [Subject, Subject])[] = [];
    for (const running of this.running) {
      const { program } = running;
      const own = changes.filter(({ uri }) => program.load.files.has(uri) || uri === program.root);
      if (own.length === 0) continue;
      const edits = own.flatMap(({ edit }): ConfChange[] => (edit ? [edit] : []));
      const change = edits.length === own.length ? program.update(edits) : program.reload();
      added.push(...change.added);
      removed.push(...change.removed);
      replaced.push(...change.replaced);
      if (change.reloaded) {
        this.generation++;
        const before = running.subject;
        running.subject = new ProgramSubject(program);
        replaced.push([before, running.subject]);
      }
    }
    return added.length + removed.length + replaced.length === 0 ? NO_CHANGE : { added, removed, replaced };
  }
}

/** Those that an Asterisk reads. */
export function asteriskUnits(units: Iterable<Unit>): AsteriskUnit[] {
  return [...units].filter((unit) => unit instanceof AsteriskUnit);
}
