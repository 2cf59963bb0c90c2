import type { ConfChange } from '../../syntax/conf/edit';
import { type FileChange, type LoadUnit, NO_CHANGE, type Subject, type UnitChange } from '../dialect';
import type { IncludeSource } from './load/loader';
import { AsteriskProgram, type ProgramDialect } from './program';
import { ProgramSubject } from './program-subject';

/** A main file of a configuration folder. */
export interface MainFile {
  readonly dialect: ProgramDialect;
  readonly uri: string;
}

export interface UnitOptions {
  /** False for a file that is somebody's include, but nobody knows whose. */
  readonly main: boolean;
  /** Objects may come from a database (sorcery.conf, extconfig.conf). */
  readonly realtime: boolean;
}

interface Running {
  readonly program: AsteriskProgram;
  subject: ProgramSubject;
}

/** What one Asterisk reads: pjsip.conf, pjsip_wizard.conf and extensions.conf of a folder, with their includes. */
export class AsteriskUnit implements LoadUnit {
  private readonly running: Running[];
  /** Grows each time a file was read again as a whole, so that the unit may read other files than before. */
  generation = 0;

  constructor(
    readonly id: string,
    mains: readonly MainFile[],
    /** The files that it may read. */
    readonly source: IncludeSource,
    private readonly options: UnitOptions,
  ) {
    this.running = mains.map(({ dialect, uri }) => {
      const program = new AsteriskProgram(dialect, uri, this.source, !options.main);
      return { program, subject: new ProgramSubject(program) };
    });
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

  /** Reads everything again: an include may lead elsewhere now. */
  reload(): UnitChange {
    return this.update(this.running.map(({ program }) => ({ uri: program.root })));
  }
}
