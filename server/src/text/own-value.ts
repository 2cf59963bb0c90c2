/** What a table has for a word that people write: `constructor` and its like, which every object has, are none of its own. */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
