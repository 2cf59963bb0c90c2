import type { Steps } from '../../text/steps';
import { type DialectId, type FileChange, NO_CHANGE, type Subject, type UnitChange } from '../dialect';
import type { Language, LanguageDocument } from '../language';
import type { OwnKeys } from '../settings/groups';
import type { MainFile, Unit } from '../unit';
import { dotenvLanguage } from './language';
import { DotenvSubject } from './subject';

/** A `.env` file with SIP settings that no other file reads. */
export class DotenvUnit implements Unit {
  readonly mains: readonly MainFile[];
  readonly files: ReadonlySet<string>;
  readonly generation = 0;
  /** What the program makes of its settings nobody can see. */
  readonly complete = false;

  private constructor(
    readonly id: string,
    readonly folder: string,
    private readonly text: () => string,
    private readonly ownKeys: OwnKeys,
    private subject: DotenvSubject,
  ) {
    this.mains = [{ dialect: 'dotenv', uri: id }];
    this.files = new Set([id]);
  }

  /** Reads it as it is at the first step. Who lets time pass between the steps hands what changed meanwhile to `update`. */
  static *read(id: string, folder: string, text: () => string, ownKeys: OwnKeys): Steps<DotenvUnit> {
    return new DotenvUnit(id, folder, text, ownKeys, yield* DotenvSubject.read(id, text(), 'own', ownKeys));
  }

  concerns(moved: ReadonlySet<string>): boolean {
    return moved.has(this.id);
  }

  dialectOf(): DialectId {
    return 'dotenv';
  }

  language(document: LanguageDocument): Language | undefined {
    return document.uri === this.id ? dotenvLanguage(document, this.subject) : undefined;
  }

  subjects(): readonly Subject[] {
    return [this.subject];
  }

  update(changes: readonly FileChange[]): UnitChange {
    if (changes.length === 0) return NO_CHANGE;
    const before = this.subject;
    this.subject = DotenvSubject.of(this.id, this.text(), 'own', this.ownKeys, before);
    return { added: [], removed: [], replaced: [[before, this.subject]] };
  }
}
