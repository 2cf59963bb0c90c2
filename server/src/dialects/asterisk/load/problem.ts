import type { LineFault } from '../../../syntax/conf/tree';
import type { Place } from '../../../text/place';

/** What Asterisk stumbles over while it reads a file, before it looks at any object. */
export type ProblemKind =
  | LineFault
  | 'no-category'
  | 'undefined-parent'
  | 'append-without-target'
  | 'include-missing'
  | 'include-outside'
  | 'include-pending'
  | 'include-too-deep'
  | 'include-cycle'
  | 'include-twice'
  | 'exec'
  | 'unknown-directive'
  | 'directive-without-argument'
  | 'unterminated-comment'
  | 'utf-16';

export interface LoadProblem {
  readonly kind: ProblemKind;
  readonly at: Place;
  /** The name, pattern or directive that it is about. */
  readonly subject: string;
  /**
   * `file`: Asterisk refuses the whole main file. `include`: it stops reading this included file, silently for the rest.
   * `line`: it skips the line.
   */
  readonly effect: 'file' | 'include' | 'line';
}
