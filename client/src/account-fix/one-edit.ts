/** A text of a document with its version, which grows by one with each edit. */
export interface VersionedText {
  readonly text: string;
  readonly version: number;
}

/** The text that one edit made of another; undefined where there were more, of which some may be a person's typing. */
export function textOfOneEdit(before: VersionedText, after: VersionedText): string | undefined {
  return after.version === before.version + 1 ? after.text : undefined;
}
