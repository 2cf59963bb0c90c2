import type { SipModel } from '../../sip/model';
import { Place } from '../../text/place';
import type { Key, Scope, Subject } from '../dialect';
import { asteriskEditor } from './edit';
import type { ProblemKind } from './load/problem';
import { LOST_LINES, lostParentKey } from './objects/keys';
import type { AsteriskProgram } from './program';

const NOTHING: readonly never[] = Object.freeze([]);

const LOSES_PARENT: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'undefined-parent',
  'no-closing-bracket',
  'no-closing-parenthesis',
]);

const LOSES_LINES: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'no-closing-bracket',
  'include-missing',
  'include-too-deep',
  'include-cycle',
  'unterminated-comment',
  'stray-comment-end',
  'nest-limit',
]);

/** A main file as a whole: what is wrong with it before any object is looked at. A new one for each full reading. */
export class ProgramSubject implements Subject {
  readonly order = -1;
  readonly defines: readonly Key[];
  readonly mentions: readonly Key[] = NOTHING;
  readonly at: Place;
  readonly editor = asteriskEditor;

  constructor(readonly program: AsteriskProgram) {
    this.at = new Place({ uri: program.root, line: 0 }, 0, 0, 0);
    const kinds = program.load.problems.map(({ kind }) => kind);
    const hidden = !program.load.complete || kinds.some((kind) => LOSES_PARENT.has(kind));
    const parent = hidden ? [lostParentKey(program.dialect)] : NOTHING;
    const lines = kinds.some((kind) => LOSES_LINES.has(kind)) ? [LOST_LINES] : NOTHING;
    this.defines = [...parent, ...lines];
  }

  get dialect() {
    return this.program.dialect;
  }

  model(_scope: Scope): SipModel {
    return NOTHING;
  }
}
