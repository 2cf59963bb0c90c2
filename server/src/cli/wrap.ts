const ESCAPE = '\u001b[';

/** Characters that a terminal shows of a text: colours take no place. */
export function shownLength(text: string): number {
  if (!text.includes(ESCAPE)) return text.length;
  return text
    .split(ESCAPE)
    .reduce((length, part, at) => length + (at === 0 ? part : part.replace(/^\d+m/, '')).length, 0);
}

/**
 * Breaks prose at blanks into lines of at most `width` characters; a longer word stands alone. The first line has `lead`
 * characters less.
 */
export function wrap(text: string, width: number, lead = 0): string[] {
  const lines: string[] = [];
  let line = '';
  let length = 0;
  for (const word of text.split(/\s+/)) {
    const room = lines.length === 0 ? width - lead : width;
    const added = shownLength(word);
    if (line !== '' && length + 1 + added > room) {
      lines.push(line);
      line = '';
      length = 0;
    }
    length += added + (line === '' ? 0 : 1);
    line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** `1 file`, `3 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
