/** Takes the `«…»` marks out of a text and says where they stood: offsets of the text without them. */
export function unmark(marked: string): { text: string; marks: { start: number; end: number }[] } {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  let start = 0;
  for (const character of marked) {
    if (character === '«') start = text.length;
    else if (character === '»') marks.push({ start, end: text.length });
    else text += character;
  }
  return { text, marks };
}
