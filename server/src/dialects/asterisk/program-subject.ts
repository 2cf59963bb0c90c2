import type { SipModel } from '../../sip/model';
import { Place } from '../../text/place';
import type { Key, Scope, Subject } from '../dialect';
import { asteriskEditor } from './edit';
import type { AsteriskProgram } from './program';

const NOTHING: readonly never[] = Object.freeze([]);

/** A main file as a whole: what is wrong with it before any object is looked at. A new one for each full reading. */
export class ProgramSubject implements Subject {
  readonly order = -1;
  readonly defines: readonly Key[] = NOTHING;
  readonly mentions: readonly Key[] = NOTHING;
  readonly at: Place;
  readonly editor = asteriskEditor;

  constructor(readonly program: AsteriskProgram) {
    this.at = new Place({ uri: program.root, line: 0 }, 0, 0, 0);
  }

  get dialect() {
    return this.program.dialect;
  }

  model(_scope: Scope): SipModel {
    return NOTHING;
  }
}
