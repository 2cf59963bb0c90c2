/**
 * The way to a setting: the keys around it, outermost first, and between them in brackets what only says *which* one
 * is meant, such as an item of a list, a service or a machine. Only keys say what a setting is about.
 */
export type SettingPath = readonly string[];

export function nameEntry(name: string): string {
  return `[${name}]`;
}

function isNameEntry(entry: string): boolean {
  return entry.startsWith('[') && entry.endsWith(']');
}

/** The path as names only: what stands in there is something else than what stands around it. */
export function asNames(path: SettingPath): SettingPath {
  return path.map((entry) => (isNameEntry(entry) ? entry : nameEntry(entry)));
}

export function keysOf(path: SettingPath): readonly string[] {
  return path.some(isNameEntry) ? path.filter((entry) => !isNameEntry(entry)) : path;
}

export function lastKey(path: SettingPath): string | undefined {
  return path.findLast((entry) => !isNameEntry(entry));
}

/** `trunks[0].outbound`, `trunks.acme.outbound`. */
export function titleOf(path: SettingPath): string {
  let title = '';
  for (const entry of path) {
    const text = isNameEntry(entry) ? entry.slice(1, -1) : entry;
    if (/^\d+$/.test(text) && text !== entry) title += entry;
    else if (text !== '') title += title === '' ? text : `.${text}`;
  }
  return title;
}
