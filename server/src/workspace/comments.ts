import type { Anchor } from '../text/place';

/** A `sip-lens-disable…` comment and the piece of the file that it stands in. */
export interface LocatedComment {
  readonly anchor: Anchor;
  /** From the anchor's line. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
