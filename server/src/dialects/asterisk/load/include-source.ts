import type { ConfTree } from '../../../syntax/conf/tree';
import type { Steps } from '../../../text/steps';

/**
 * What an `#include` pattern leads to. `outside`: a place nobody may look at, or a generated file. `unread`: a file that
 * is there and that nobody could read, which is told of that file.
 */
export type IncludeTarget =
  | { readonly state: 'files'; readonly uris: readonly string[] }
  | { readonly state: 'unread'; readonly uris: readonly string[] }
  | { readonly state: 'none' | 'outside' | 'pending' };

/** The files of a load unit, as far as they are known. Asterisk resolves every path from its configuration folder. */
export interface IncludeSource {
  resolve(pattern: string): IncludeTarget;
  /** Parsed in steps where nobody has parsed it yet; undefined for a file that cannot be read. */
  read(uri: string): Steps<ConfTree | undefined>;
}
