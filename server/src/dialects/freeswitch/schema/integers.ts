/** atoi: blanks, a sign and the digits that begin the text; 0 where none do. */
export function toInteger(text: string): number {
  const found = /^\s*([-+]?\d{1,15})/.exec(text);
  return found?.[1] === undefined ? 0 : Number.parseInt(found[1], 10);
}
