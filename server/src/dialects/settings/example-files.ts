/** What stands in the names of files that somebody will copy. `protocol/file-patterns.ts` has them for the editor. */
export const EXAMPLE_WORDS: readonly string[] = ['example', 'sample', 'template', 'dist'];

const NAMED_EXAMPLE = new RegExp(`(?:^|[.-])(?:${[...EXAMPLE_WORDS, 'tpl'].join('|')})(?:[.-]|$)`, 'i');
const NAMED_DEFAULT = /(?:^|[.-])defaults?(?:[.-]|$)/i;

/** `.env.example` and its like: who copies it writes secrets of his own. */
export function isExampleFile(uri: string): boolean {
  return NAMED_EXAMPLE.test(nameOf(uri));
}

/** The same, and `.env.defaults`: other files say other values. */
export function isOverridden(uri: string): boolean {
  return isExampleFile(uri) || NAMED_DEFAULT.test(nameOf(uri));
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
