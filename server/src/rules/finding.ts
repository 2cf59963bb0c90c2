import type { Place } from '../text/place';
import type { FileEdit } from '../text/range';
import type { AccountChange } from '../twilio/account/change';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/**
 * `safe`: nothing that works today can change, so fix-all applies it. `unsafe`: changes who is called, trusted,
 * authenticated or loaded; one by one. `account`: changes Twilio after a confirmation, never a text.
 */
export type FixKind = 'safe' | 'unsafe' | 'account';

/** `sipLens.bindFolder` with the folder's URI and a connection's label, or `sipLens.registry.pull` with the URI of the file. */
export interface ClientCommand {
  readonly command: 'sipLens.bindFolder' | 'sipLens.registry.pull';
  readonly arguments: readonly string[];
}

export interface Fix {
  readonly title: string;
  readonly kind: FixKind;
  /** Of an account fix: what follows in the files when Twilio has taken the changes. */
  readonly edits?: readonly FileEdit[];
  /** Of an account fix: what is changed at Twilio, in this order. */
  readonly changes?: readonly AccountChange[];
  /** A command of the client that does it instead; offered only where the client says that it has the command. */
  readonly command?: ClientCommand;
  /** The one that an editor offers first. */
  readonly preferred?: boolean;
}

export interface Related {
  readonly at: Place;
  readonly message: string;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why it matters, what to do. Never holds a password. */
  readonly message: string;
  readonly at: Place;
  readonly related?: readonly Related[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  readonly twilioErrors?: readonly number[];
  readonly sipStatus?: readonly number[];
  /** Made when somebody asks: places move, and most findings are never fixed by hand. */
  readonly fixes?: () => readonly Fix[];
}
