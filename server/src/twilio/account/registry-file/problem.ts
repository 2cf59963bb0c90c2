import type { Place } from '../../../text/place';

/** A mistake in a registry file. Nothing is concluded from the part that has it. */
export interface RegistryProblem {
  /** What is wrong and what to do. */
  readonly message: string;
  readonly at: Place;
  /** The part of the file: `accounts[0].regions.us1.domains[2].name`; empty for the file as a whole. */
  readonly path: string;
}
