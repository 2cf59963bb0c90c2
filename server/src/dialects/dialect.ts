import type { SipElement, SipModel } from '../sip/model';
import type { Sourced } from '../sip/sourced';
import type { ConfChange, TextWindow } from '../syntax/conf/edit';
import type { Place } from '../text/place';
import type { FileEdit } from '../text/range';

export type DialectId =
  | 'asterisk-pjsip'
  | 'asterisk-wizard'
  | 'asterisk-dialplan'
  | 'asterisk-chan-sip'
  | 'freeswitch'
  | 'yaml'
  | 'dotenv'
  | 'registry';

/**
 * A name under which the objects of one load unit find each other, such as `auth/alice`.
 * An object *defines* keys and *mentions* the keys of others.
 */
export type Key = string;

/** How an object looks at the rest of its load unit. Whoever asks is asked again when the answer changes. */
export interface Scope {
  /** False where something unseen may define more: absence must not be judged then. */
  readonly complete: boolean;
  /** The objects that define the key, in load order. */
  definitions(key: Key): readonly Subject[];
  /** The objects that mention the key. Only who they are may be used, not what is in them. */
  mentions(key: Key): readonly Subject[];
  /** The keys that begin so and that somebody defines, without that beginning. Only for suggestions: nobody is asked again. */
  names(beginning: string): readonly string[];
}

/**
 * Turns changes of the model into changes of text that keep the file's own style: indentation, `=` or `=>`, escapes,
 * quotes, line ends. An empty answer: there is no such edit here.
 */
export interface ModelEditor {
  /** Writes another text where the value stands. An inherited value is overridden in the heir, not changed in the template. */
  set(element: SipElement, value: Sourced<unknown>, text: string): readonly FileEdit[];
  /** Writes a property that the element does not have; `property` is its name in the SIP model (`expiry`, `transport`). */
  add(element: SipElement, property: string, text: string): readonly FileEdit[];
  /** Takes away the line or attribute that holds the value. */
  remove(element: SipElement, value: Sourced<unknown>): readonly FileEdit[];
  /** Gives the value to another property of the element, in place of the one that it has. */
  rename(element: SipElement, value: Sourced<unknown>, property: string): readonly FileEdit[];
  /** Moves the value into a file of its own that the PBX reads in its place and that git ignores. */
  moveOut(value: Sourced<unknown>): readonly FileEdit[];
  /** Takes away the whole object, where nothing else is made of it. */
  removeElement(element: SipElement): readonly FileEdit[];
}

/**
 * The unit of work of the checks: an object of one dialect (a section, a gateway, a block of keys). When its text changes
 * a new subject takes its place; when only its place in the file moves it stays the same.
 */
export interface Subject {
  readonly dialect: DialectId;
  /** Load order inside its unit. */
  readonly order: number;
  readonly defines: readonly Key[];
  readonly mentions: readonly Key[];
  /** Where it is declared. */
  readonly at: Place;
  readonly editor: ModelEditor;
  /** Whether it says the same under the key as the one in whose place it stands; without, that is not known. */
  saysAs?(before: Subject, key: Key): boolean;
  /** What it means in SIP; empty for what the PBX does not load. */
  model(scope: Scope): SipModel;
}

/** Which subjects came and went. `replaced` holds pairs: the old one and what stands in its place. */
export interface UnitChange {
  readonly added: readonly Subject[];
  readonly removed: readonly Subject[];
  readonly replaced: readonly (readonly [Subject, Subject])[];
}

export const NO_CHANGE: UnitChange = { added: [], removed: [], replaced: [] };

/** What happened to a file. Without `window` it is new, gone or read again from its beginning. */
export interface FileChange {
  readonly uri: string;
  /** Which text of an open document changed since the last time. */
  readonly window?: TextWindow;
  /** The same, as sections of Asterisk's syntax. */
  readonly edit?: ConfChange;
}

/** What one PBX reads: a root file and the closure of its includes. */
export interface LoadUnit {
  /** Its root file or folder; unique in a workspace. */
  readonly id: string;
  /** Every file that it reads or would like to read. */
  readonly files: ReadonlySet<string>;
  readonly complete: boolean;
  subjects(): readonly Subject[];
  /** Takes over changes of its files. `completeness` tells whether `complete` changed. */
  update(changes: readonly FileChange[]): UnitChange;
}
