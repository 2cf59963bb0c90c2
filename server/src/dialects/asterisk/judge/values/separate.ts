/** The items between commas, blanks stripped. Quotes mean nothing. */
export function splitList(value: string): string[] {
  return value.split(',').map((item) => item.trim());
}

/**
 * The items between separators as `ast_strsep` gives them (main/utils.c): quotes and backslashes protect a separator,
 * blanks are stripped unless nothing else is there, and a separator at the end gives an empty last item.
 */
export function separate(value: string, separator: string): string[] {
  const items: string[] = [];
  let rest: string | undefined = value;
  while (rest !== undefined) {
    const end: number = separatorIndex(rest, separator);
    const item: string = end < 0 ? rest : rest.slice(0, end);
    items.push(item.trim() === '' ? item : item.trim());
    rest = end < 0 ? undefined : rest.slice(end + 1);
  }
  return items;
}

function separatorIndex(text: string, separator: string): number {
  const open: string[] = [];
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\\') index += 2;
    const character = text[index];
    if (character === "'" || character === '"') {
      if (open.at(-1) === character) open.pop();
      else open.push(character);
    }
    if (character === separator && open.length === 0) return index;
  }
  return -1;
}
