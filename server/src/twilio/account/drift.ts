import type { Place } from '../../text/place';
import type { AccountData } from './data';

/** One thing that a registry file says otherwise than the live account. Names, addresses and numbers only. */
export interface Drift {
  /** `added`: the account has it and the registry does not; `gone`: the reverse. */
  readonly kind: 'added' | 'gone' | 'changed';
  /** SID. */
  readonly account: string;
  /** Left out for what concerns the account as a whole. */
  readonly region?: string;
  /** What differs, for people, from the outside in: `SIP Domain acme`, `registration`. */
  readonly path: readonly string[];
  readonly registry?: string;
  readonly live?: string;
  /** Where the registry says it, or where it would have to. */
  readonly at?: Place;
}

/**
 * Where registry files and live accounts differ, compared by account SID and region, and only where both are known. In
 * the order of accounts, regions and names; each difference once.
 */
export function driftOf(_registry: readonly AccountData[], _live: readonly AccountData[]): readonly Drift[] {
  return [];
}
