import { ignoredKey, LOST_LINES } from '../../dialects/asterisk/objects/keys';
import type { Scope } from '../../dialects/dialect';

/**
 * Whether something that is not found in the load unit is not there: nothing is out of sight, and no lines are lost by
 * a fault that has a finding of its own.
 */
export function isAbsenceKnown(scope: Scope): boolean {
  return scope.complete && scope.definitions(LOST_LINES).length === 0;
}

/** Whether a section of this name is there and ignored for its type, which is a finding of its own. */
export function isIgnored(name: string, scope: Scope): boolean {
  return scope.definitions(ignoredKey(name)).length > 0;
}
