/**
 * What an include pattern leads to. `files`: in the order of POSIX glob, sorted by name. `folder-missing`: its folder is
 * not there or cannot be read. `outside`: a place nobody may look at. `unread`: files that are there and that nobody
 * could read.
 */
export type XmlIncludeTarget =
  | { readonly state: 'files' | 'unread'; readonly uris: readonly string[] }
  | { readonly state: 'none' | 'folder-missing' | 'outside' | 'pending' };

/** The files of a load unit, as far as they are known. */
export interface XmlSource {
  /** `pattern`: behind the variables. Relative to the folder of the including file `from`, unless `isRooted`. */
  resolve(pattern: string, from: string): XmlIncludeTarget;
  text(uri: string): string | undefined;
}

/** What a reader has to be told. */
export interface XmlReading {
  /** The names that the core sets itself, in lower case, and the values of those that the caller knows. */
  readonly globals: ReadonlyMap<string, string | undefined>;
  /**
   * A file that somebody includes, and nobody knows who: it may have several roots, and what is not set in it may be set
   * elsewhere.
   */
  readonly fragment: boolean;
}

/** Whether an include pattern is taken as it is: `switch_is_file_path` of FreeSWITCH. */
export function isRooted(pattern: string): boolean {
  return pattern.startsWith('/') || pattern.includes('://');
}
