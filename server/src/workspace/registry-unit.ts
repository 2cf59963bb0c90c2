import type { Key, LoadUnit, ModelEditor, Subject, UnitChange } from '../dialects/dialect';
import { NO_CHANGE } from '../dialects/dialect';
import type { SipModel } from '../sip/model';
import { Place } from '../text/place';
import type { RegistryFile } from '../twilio/account/registry-file/read';

const NOTHING: readonly never[] = Object.freeze([]);
const NO_EDITS: ModelEditor = {
  set: () => NOTHING,
  add: () => NOTHING,
  rename: () => NOTHING,
  moveOut: () => NOTHING,
  removeElement: () => NOTHING,
  remove: () => NOTHING,
};

/** A registry file as something that rules look at. */
export class RegistrySubject implements Subject {
  readonly dialect = 'registry';
  readonly order = 0;
  readonly defines: readonly Key[] = NOTHING;
  readonly mentions: readonly Key[] = NOTHING;
  readonly editor = NO_EDITS;
  readonly at: Place;

  constructor(readonly file: RegistryFile) {
    this.at = new Place({ uri: file.uri, line: 0 }, 0, 0, 0);
  }

  model(): SipModel {
    return NOTHING;
  }
}

/** One reading of a registry file. Another reading is another unit. */
export class RegistryUnit implements LoadUnit {
  readonly id: string;
  readonly files: ReadonlySet<string>;
  readonly complete = true;
  private readonly subject: RegistrySubject;

  constructor(readonly file: RegistryFile) {
    this.id = file.uri;
    this.files = new Set([file.uri]);
    this.subject = new RegistrySubject(file);
  }

  subjects(): readonly Subject[] {
    return [this.subject];
  }

  update(): UnitChange {
    return NO_CHANGE;
  }
}
