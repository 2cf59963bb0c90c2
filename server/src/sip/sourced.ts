import type { Place } from '../text/place';

/**
 * How a value came to be. `inherited`: `at` is the template's line. `resolved`: `at` is the place that writes it.
 * `derived`: made by a wizard or a default rule from other values. `default`: nobody wrote it, no place.
 * `placeholder`: a template engine fills it in, so there is no value and nobody may accuse it.
 */
export type Origin = 'literal' | 'inherited' | 'resolved' | 'derived' | 'default' | 'placeholder';

/** A value is never bare: it knows its text and where that stands. `value` is missing where the text has none. */
export interface Sourced<T> {
  readonly value?: T;
  readonly text: string;
  readonly at?: Place;
  readonly origin: Origin;
  /** What stands right behind the value and was meant to belong to it, but is a comment to the PBX: `;lr`. */
  readonly unread?: string;
}

/** What somebody wrote, in whatever way it got here: the values that a rule may accuse. */
export function isWritten(sourced: Sourced<unknown> | undefined): boolean {
  return sourced !== undefined && sourced.origin !== 'default' && sourced.origin !== 'placeholder';
}
