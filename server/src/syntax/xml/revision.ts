let count = 0;

/** How many edits there were in any document: what was looked up in a tree ahead of one may be another behind it. */
export function xmlRevision(): number {
  return count;
}

export function noteXmlEdit(): void {
  count++;
}
